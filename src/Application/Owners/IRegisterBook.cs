using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>The register of homes and owners as a whole: read and written project by project, in bulk.</summary>
public interface IRegisterBook
{
    /// <summary>Waits until nobody else changes the register of a project, and keeps others waiting until the command's transaction ends. Comes before reading what is to be changed.</summary>
    Task HoldAsync(ProjectId project, CancellationToken ct);

    /// <summary>Every home that is in the register of a project, with its living ownerships.</summary>
    Task<IReadOnlyList<StandingHome>> StandingAsync(ProjectId project, CancellationToken ct);

    /// <summary>Which of the people the city's register has under another name, because of homes that they own in other projects.</summary>
    /// <param name="project">The project whose register is being entered.</param>
    /// <param name="names">Document → name, as they are about to be entered.</param>
    /// <param name="ct">Stops waiting.</param>
    Task<IReadOnlyList<IdDocument>> NamedOtherwiseAsync(ProjectId project, IReadOnlyDictionary<IdDocument, string> names, CancellationToken ct);

    /// <summary>Keeps the differences of a check as they were shown; names are masked.</summary>
    Task KeepChangesAsync(RegisterImportId import, RegisterComparison comparison, CancellationToken ct);

    /// <summary>Brings the register up to a comparison, in the command's own transaction.</summary>
    /// <returns>Ownerships that ended by it.</returns>
    Task<int> CarryOutAsync(RegisterChange change, DateTimeOffset now, CancellationToken ct);
}

/// <summary>What is to be done to the register of a project.</summary>
/// <param name="Project">The project.</param>
/// <param name="Jurisdiction">Where it lies; its homes lie there too.</param>
/// <param name="Comparison">The differences.</param>
/// <param name="RemoveMissing">Whether homes that were not named leave the register.</param>
public sealed record RegisterChange(ProjectId Project, Jurisdiction Jurisdiction, RegisterComparison Comparison, bool RemoveMissing);

/// <summary>Keeps what a checked sheet says, encrypted, until it is carried out: what is done is what was checked.</summary>
public interface IRegisterSheets
{
    /// <summary>Keeps the homes of a sheet with the command's transaction.</summary>
    void Keep(RegisterImportId import, IReadOnlyList<RegisterHome> homes);

    /// <summary>The homes of an import's sheet; null when there is none any more.</summary>
    Task<IReadOnlyList<RegisterHome>?> OpenAsync(RegisterImportId import, CancellationToken ct);

    /// <summary>Forgets a sheet: the register has what is in it.</summary>
    Task DiscardAsync(RegisterImportId import, CancellationToken ct);
}
