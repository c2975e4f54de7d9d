using PropertyPlatform.Application.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Web.Hosting;

/// <summary>The actor of a request that nobody signed.</summary>
internal sealed class NobodySignedIn : IActor
{
    public bool IsSignedIn => false;

    public Guid AccountId => Guid.Empty;

    public Guid PersonId => Guid.Empty;

    public Guid? OrganisationId => null;

    public string Name => "";

    public string Role => "Public";

    public DataScope Scope => DataScope.Nothing;

    public bool May(string permission) => false;
}

/// <summary>The context sees what the actor may see.</summary>
internal sealed class ActorScope(IActor actor) : IScopeSource
{
    public DataScope Scope => actor.Scope;
}
