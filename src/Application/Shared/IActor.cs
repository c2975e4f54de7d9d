using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Shared;

/// <summary>Who is acting, under which identity, and how far that reaches. Resolved once a request, never from its body.</summary>
public interface IActor
{
    /// <summary>Whether anybody is signed in.</summary>
    bool IsSignedIn { get; }

    /// <summary>The account in use (ACC-09); <see cref="Guid.Empty"/> when nobody is signed in.</summary>
    Guid AccountId { get; }

    /// <summary>The person behind the account.</summary>
    Guid PersonId { get; }

    /// <summary>The organisation the account belongs to; null for owners and the public.</summary>
    Guid? OrganisationId { get; }

    /// <summary>The person's name, in clear.</summary>
    string Name { get; }

    /// <summary>Role code of the catalogue, part 0.4 (<c>StreetOfficer</c>); <c>System</c> for background work.</summary>
    string Role { get; }

    /// <summary>Which rows exist for the caller.</summary>
    DataScope Scope { get; }

    /// <summary>Whether the identity in use holds a function permission.</summary>
    bool May(string permission);
}

/// <summary>Which rows exist for a caller (ORG-02): everything, a place with all below it, or single projects. It cannot be made empty by accident.</summary>
public sealed record DataScope
{
    private DataScope(bool everything, string? prefix, IReadOnlyList<ProjectId> projects) =>
        (Everything, Prefix, Projects) = (everything, prefix, projects);

    /// <summary>Every row; background work and the whole city's administration.</summary>
    public bool Everything { get; }

    /// <summary>Jurisdiction prefix of a government caller; null for others.</summary>
    public string? Prefix { get; }

    /// <summary>Projects of an enterprise, a committee or an owner.</summary>
    public IReadOnlyList<ProjectId> Projects { get; }

    /// <summary>Background work: every row.</summary>
    public static DataScope System { get; } = new(true, null, []);

    /// <summary>Nothing at all.</summary>
    public static DataScope Nothing { get; } = new(false, null, []);

    /// <summary>A government caller's place and all below it.</summary>
    public static DataScope Of(Jurisdiction place) => new(false, place.Code, []);

    /// <summary>The projects of an enterprise, a committee or an owner.</summary>
    public static DataScope Of(IReadOnlyList<ProjectId> projects) => new(false, null, projects);

    /// <summary>Whether a row of that place and project lies inside.</summary>
    public bool Covers(Jurisdiction place, ProjectId? project = null) =>
        Everything
        || (Prefix is not null && place.Code.StartsWith(Prefix, StringComparison.Ordinal))
        || (project is { } id && Projects.Contains(id));
}
