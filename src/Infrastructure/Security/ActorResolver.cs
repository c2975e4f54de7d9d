using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Security;

/// <summary>
/// Finds out who a session belongs to, what the identity in use may do and which rows exist for it. Runs once a request
/// and reads the account itself, so that a grant, a cancellation or an unbinding holds from the next request on. Requests of
/// the same moment are looked up together.
/// </summary>
public sealed class ActorResolver
{
    private readonly Identities _identities;

    /// <summary>Reads who the identities in use are and how far they reach.</summary>
    public ActorResolver(Identities identities) => _identities = identities;

    /// <summary>The actor of a session; null when the session is over: signed out, unbound, cancelled, bound anew or given another password since.</summary>
    public async Task<ResolvedActor?> ResolveAsync(Session session, CancellationToken ct)
    {
        var found = await _identities.FindAsync(session).WaitAsync(ct);
        if (found is not { SessionsSince: { } since, Identity: { } identity } || since.ToUnixTimeMilliseconds() != session.Since.ToUnixTimeMilliseconds()) return null;

        var permissions = RoleCatalogue.Effective(identity.Role, found.Added ?? [], found.Removed ?? [], found.Granted, found.Withheld);
        return new ResolvedActor(identity, session.Person, permissions, ScopeOf(found));
    }

    private static DataScope ScopeOf(IdentityFound found) => Roles.Of(found.Identity.Role) switch
    {
        { Unit: UnitKind.Government } => DataScope.Of(Jurisdiction.Of(found.Identity.Place)),
        { Unit: null, Audience: Audience.Expert } => DataScope.Nothing,
        _ => DataScope.Of(found.Projects),
    };
}

/// <summary>Somebody signed in.</summary>
public sealed class ResolvedActor : IActor
{
    private readonly IReadOnlySet<string> _permissions;

    internal ResolvedActor(Identity identity, PersonId person, IReadOnlySet<string> permissions, DataScope scope)
    {
        _permissions = permissions;
        (AccountId, PersonId, OrganisationId) = (identity.Account.Value, person.Value, identity.Organisation?.Value);
        (Name, Role, Scope) = (identity.Name, identity.Role.ToString(), scope);
    }

    /// <inheritdoc/>
    public bool IsSignedIn => true;

    /// <inheritdoc/>
    public Guid AccountId { get; }

    /// <inheritdoc/>
    public Guid PersonId { get; }

    /// <inheritdoc/>
    public Guid? OrganisationId { get; }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Role { get; }

    /// <inheritdoc/>
    public DataScope Scope { get; }

    /// <summary>Every permission of the identity in use (ACC-08).</summary>
    public IReadOnlySet<string> Permissions => _permissions;

    /// <inheritdoc/>
    public bool May(string permission) => _permissions.Contains(permission);
}
