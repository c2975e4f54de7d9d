using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Owners;

/// <summary>Named questions about imports.</summary>
public static class RegisterSpecs
{
    /// <summary>The import of an id, for the project it belongs to.</summary>
    public static Specification<RegisterImport> ById(ProjectId project, RegisterImportId id) =>
        new Specification<RegisterImport>().Where(import => import.Id == id && import.ProjectId == project);

    /// <summary>A confirmed import of the project that is not carried out yet.</summary>
    public static Specification<RegisterImport> Running(ProjectId project) => new Specification<RegisterImport>()
        .Where(import => import.ProjectId == project && import.State == RegisterImportState.Confirmed);

    /// <summary>Another confirmed import of the project that is not carried out yet.</summary>
    public static Specification<RegisterImport> OtherRunning(ProjectId project, RegisterImportId but) => new Specification<RegisterImport>()
        .Where(import => import.ProjectId == project && import.State == RegisterImportState.Confirmed && import.Id != but);

    /// <summary>Whether the ownership authority delivers the register of a project.</summary>
    public static Specification<RegisterImport> DeliveredByAuthority(ProjectId project) => new Specification<RegisterImport>()
        .Where(import => import.ProjectId == project && import.Source == RegisterSource.Authority);
}
