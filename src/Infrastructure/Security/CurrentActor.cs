using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Security;

/// <summary>The actor of the current scope: nobody, until the edge or a background worker says who.</summary>
public sealed class CurrentActor : IActor
{
    private IActor _actor = NobodySignedIn.Instance;

    /// <summary>From now on this scope acts as somebody.</summary>
    public void ActAs(IActor actor) => _actor = actor;

    /// <summary>Every permission of the identity in use.</summary>
    public IReadOnlySet<string> Permissions => (_actor as ResolvedActor)?.Permissions ?? new HashSet<string>();

    /// <inheritdoc/>
    public bool IsSignedIn => _actor.IsSignedIn;

    /// <inheritdoc/>
    public Guid AccountId => _actor.AccountId;

    /// <inheritdoc/>
    public Guid PersonId => _actor.PersonId;

    /// <inheritdoc/>
    public Guid? OrganisationId => _actor.OrganisationId;

    /// <inheritdoc/>
    public string Name => _actor.Name;

    /// <inheritdoc/>
    public string Role => _actor.Role;

    /// <inheritdoc/>
    public DataScope Scope => _actor.Scope;

    /// <inheritdoc/>
    public bool May(string permission) => _actor.May(permission);
}

/// <summary>The actor of a request that nobody signed.</summary>
internal sealed class NobodySignedIn : IActor
{
    public static NobodySignedIn Instance { get; } = new();

    public bool IsSignedIn => false;

    public Guid AccountId => Guid.Empty;

    public Guid PersonId => Guid.Empty;

    public Guid? OrganisationId => null;

    public string Name => "";

    public string Role => "Public";

    public DataScope Scope => DataScope.Nothing;

    public bool May(string permission) => false;
}

/// <summary>Background work: may everything and sees every row. Never the actor of a request.</summary>
public sealed class SystemActor : IActor
{
    /// <summary>The one system.</summary>
    public static SystemActor Instance { get; } = new();

    /// <inheritdoc/>
    public bool IsSignedIn => true;

    /// <inheritdoc/>
    public Guid AccountId => Guid.Empty;

    /// <inheritdoc/>
    public Guid PersonId => Guid.Empty;

    /// <inheritdoc/>
    public Guid? OrganisationId => null;

    /// <inheritdoc/>
    public string Name => "System";

    /// <inheritdoc/>
    public string Role => "System";

    /// <inheritdoc/>
    public DataScope Scope => DataScope.System;

    /// <inheritdoc/>
    public bool May(string permission) => true;
}

/// <summary>The context sees what the actor may see.</summary>
public sealed class ActorScope(IActor actor) : Persistence.IScopeSource
{
    /// <inheritdoc/>
    public DataScope Scope => actor.Scope;
}
