using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>What a superior may give to an account beyond its role and take from it (ACC-22, ACC-29).</summary>
public sealed class GrantRules(IActor actor, IRepository<RoleDefinition> definitions)
{
    /// <summary>Whether the superior may set these grants: each can be granted to the role and is held by the superior, each withheld one belongs to the role.</summary>
    public async Task<Result> CheckAsync(Role role, IEnumerable<string> granted, IReadOnlyCollection<string> withheld, CancellationToken ct)
    {
        if (!actor.May(Permissions.GrantPermissions)) return SharedErrors.NotPermitted;

        var grantable = RoleCatalogue.GrantableTo(role);
        if (granted.FirstOrDefault(key => !grantable.Contains(key) || !actor.May(key)) is { } foreign) return AccountErrors.NotGrantable.With(foreign);
        if (withheld.Count == 0) return Result.Done;

        // The role is what the city made of it (ACC-37).
        var changes = await definitions.FirstOrDefaultAsync(AccountSpecs.Definition(role), ct);
        var ofRole = RoleCatalogue.HeldBy(role).Concat(changes?.Added ?? []).ToHashSet(StringComparer.Ordinal);
        return withheld.FirstOrDefault(key => !ofRole.Contains(key)) is { } unheld ? AccountErrors.NotGrantable.With(unheld) : Result.Done;
    }
    /// <summary>
    /// Whether the superior may give back what was withheld: not what somebody above took from the superior as well. What the superior's role never had, it may give back
    /// as it may withhold it.
    /// </summary>
    public Result CheckRestored(IEnumerable<string> restored)
    {
        if (!Enum.TryParse<Role>(actor.Role, out var own)) return Result.Done;

        return restored.FirstOrDefault(key => RoleCatalogue.HeldBy(own).Contains(key) && !actor.May(key)) is { } lost ? AccountErrors.NotGrantable.With(lost) : Result.Done;
    }
}
