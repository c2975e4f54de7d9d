using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Accounts;

/// <summary>Identity of an entry of the role dictionary.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct RoleDefinitionId(Guid Value) : IEntityId<RoleDefinitionId>
{
    /// <inheritdoc/>
    public static RoleDefinitionId From(Guid value) => new(value);

    /// <summary>The entry of a role: one for each, so its id follows from the role.</summary>
    public static RoleDefinitionId Of(Role role) => new(new Guid((int)role, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
}

/// <summary>
/// What the city changed in the permissions of a role (ACC-37). The built-in sets stand in the code beside the permissions;
/// only the differences are kept, so that a permission of a later release reaches the roles it is meant for.
/// </summary>
public sealed class RoleDefinition : AggregateRoot<RoleDefinitionId>
{
    private readonly List<string> _added = [];
    private readonly List<string> _removed = [];

    private RoleDefinition()
    {
    }

    /// <summary>The role.</summary>
    public Role Role { get; private set; }

    /// <summary>Permissions that the role has here beyond the built-in set.</summary>
    public IReadOnlyList<string> Added => _added;

    /// <summary>Permissions of the built-in set that the role lacks here.</summary>
    public IReadOnlyList<string> Removed => _removed;

    /// <summary>The entry of a role, as built in.</summary>
    public static RoleDefinition Of(Role role) => new() { Id = RoleDefinitionId.Of(role), Role = role };

    /// <summary>Sets what the role holds from the next request on.</summary>
    /// <param name="builtIn">The set in the code.</param>
    /// <param name="wanted">The set wanted.</param>
    public void Define(IReadOnlyCollection<string> builtIn, IReadOnlyCollection<string> wanted)
    {
        var before = new PermissionSet(string.Join(' ', _added), string.Join(' ', _removed));
        _added.Clear();
        _added.AddRange(wanted.Except(builtIn).Order(StringComparer.Ordinal));
        _removed.Clear();
        _removed.AddRange(builtIn.Except(wanted).Order(StringComparer.Ordinal));
        Raise(new RoleChanged(Role, before, new PermissionSet(string.Join(' ', _added), string.Join(' ', _removed))));
    }
}
