using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>The actor as a ballot's record keeps it.</summary>
internal static class ActingPerson
{
    public static Acting ToActing(this IActor actor) => new(actor.AccountId, actor.PersonId, actor.OrganisationId, actor.Scope.Prefix is { } prefix ? Jurisdiction.Of(prefix).Level : null, actor.Name);
}
