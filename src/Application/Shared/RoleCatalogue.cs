using System.Collections.Frozen;
using System.Reflection;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Shared;

/// <summary>
/// Which roles hold the permissions of one context, as built in (ACC-37). Every context has one implementation beside its
/// use cases, named after it (<c>BallotRoles</c>), found by reflection and never registered anywhere:
/// <code>
/// internal sealed class BallotRoles : IRolePermissions
/// {
///     public IReadOnlyList&lt;PermissionRule&gt; Rules { get; } =
///     [
///         PermissionRule.Of(Permissions.CastVote).HeldBy(Role.Owner, Role.Proxy),
///         PermissionRule.Of(Permissions.DraftBallot).HeldBy(Role.Director).GrantableTo(Role.CommitteeOfficer, Role.CommunityLead),
///     ];
/// }
/// </code>
/// The Chinese name of a permission stands in the context's language file under the key <c>permission.</c> + the permission.
/// </summary>
public interface IRolePermissions
{
    /// <summary>One rule for each permission of the context.</summary>
    IReadOnlyList<PermissionRule> Rules { get; }
}

/// <summary>Who holds a permission by role, and to whom a superior can grant it (the role matrix: D, R and V cells, and "by grant").</summary>
/// <param name="Permission">Key of <see cref="Permissions"/>.</param>
/// <param name="Held">Roles that hold it unless the city's dictionary says otherwise.</param>
/// <param name="Grantable">Roles that a superior who holds it may give it to.</param>
public sealed record PermissionRule(string Permission, IReadOnlyList<Role> Held, IReadOnlyList<Role> Grantable)
{
    /// <summary>A rule for a permission that nobody holds yet.</summary>
    public static PermissionRule Of(string permission) => new(permission, [], []);

    /// <summary>Adds roles that hold it.</summary>
    public PermissionRule HeldBy(params Role[] roles) => this with { Held = [.. Held, .. roles] };

    /// <summary>Adds roles it can be granted to.</summary>
    public PermissionRule GrantableTo(params Role[] roles) => this with { Grantable = [.. Grantable, .. roles] };
}

/// <summary>All built-in rules together.</summary>
public static class RoleCatalogue
{
    /// <summary>Every rule, in the order of the keys.</summary>
    public static IReadOnlyList<PermissionRule> Rules { get; } = [.. typeof(RoleCatalogue).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IRolePermissions).IsAssignableFrom(type))
        .SelectMany(type => ((IRolePermissions)Activator.CreateInstance(type, nonPublic: true)!).Rules)
        .OrderBy(rule => rule.Permission, StringComparer.Ordinal)];

    private static readonly FrozenDictionary<Role, FrozenSet<string>> Held =
        Enum.GetValues<Role>().ToFrozenDictionary(role => role, role => KeysWhere(rule => rule.Held.Contains(role)));

    private static readonly FrozenDictionary<Role, FrozenSet<string>> Grantable =
        Enum.GetValues<Role>().ToFrozenDictionary(role => role, role => KeysWhere(rule => rule.Grantable.Contains(role)));

    /// <summary>Every key that the code declares.</summary>
    public static IReadOnlyList<string> DeclaredKeys { get; } = [.. typeof(Permissions)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string))
        .Select(field => (string)field.GetRawConstantValue()!)
        .Order(StringComparer.Ordinal)];

    /// <summary>The built-in set of a role.</summary>
    public static IReadOnlySet<string> HeldBy(Role role) => Held[role];

    /// <summary>What a superior may grant to accounts of a role beyond its set.</summary>
    public static IReadOnlySet<string> GrantableTo(Role role) => Grantable[role];

    /// <summary>What an account holds: the built-in set, the city's changes to the role, then its own grants.</summary>
    public static IReadOnlySet<string> Effective(Role role, IReadOnlyCollection<string> roleAdded, IReadOnlyCollection<string> roleRemoved, IReadOnlyCollection<string> granted, IReadOnlyCollection<string> withheld)
    {
        if (roleAdded.Count + roleRemoved.Count + granted.Count + withheld.Count == 0) return Held[role];

        // Made at every request of whoever was granted something, so a frozen set would cost more than it saves.
        var effective = new HashSet<string>(Held[role], StringComparer.Ordinal);
        effective.ExceptWith(roleRemoved);
        effective.UnionWith(roleAdded);
        effective.ExceptWith(withheld);
        effective.UnionWith(granted);
        return effective;
    }

    private static FrozenSet<string> KeysWhere(Func<PermissionRule, bool> condition) =>
        Rules.Where(condition).Select(rule => rule.Permission).ToFrozenSet(StringComparer.Ordinal);
}
