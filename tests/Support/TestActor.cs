using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Support;

/// <summary>An actor as a test needs it; unless said otherwise one who is signed in, may everything and sees everything.</summary>
public sealed record TestActor : IActor
{
    /// <summary>Somebody who may everything and sees everything.</summary>
    public static TestActor Almighty { get; } = new();

    /// <summary>Nobody signed in.</summary>
    public static TestActor Nobody { get; } = new() { IsSignedIn = false, AccountId = Guid.Empty, PersonId = Guid.Empty, Name = "", Role = "Public", Scope = DataScope.Nothing, Permissions = [] };

    /// <summary>Somebody with the built-in permissions of a role.</summary>
    public static TestActor As(Role role, DataScope scope, Guid? organisation, string name) => new()
    {
        Role = role.ToString(),
        Scope = scope,
        OrganisationId = organisation,
        Name = name,
        Permissions = [.. RoleCatalogue.HeldBy(role)],
    };

    /// <inheritdoc/>
    public bool IsSignedIn { get; init; } = true;

    /// <inheritdoc/>
    public Guid AccountId { get; init; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid PersonId { get; init; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid? OrganisationId { get; init; }

    /// <inheritdoc/>
    public string Name { get; init; } = "测试员";

    /// <inheritdoc/>
    public string Role { get; init; } = "System";

    /// <inheritdoc/>
    public DataScope Scope { get; init; } = DataScope.System;

    /// <summary>The permissions held; null means all.</summary>
    public IReadOnlyList<string>? Permissions { get; init; }

    /// <inheritdoc/>
    public bool May(string permission) => Permissions?.Contains(permission) ?? true;
}
