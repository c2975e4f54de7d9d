using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Owners;

/// <summary>Named questions about imports.</summary>
public static class RegisterSpecs
{
    /// <summary>The import of an id.</summary>
    public static Specification<RegisterImport> ById(RegisterImportId id) => new Specification<RegisterImport>().Where(import => import.Id == id);

    /// <summary>Whether the ownership authority delivers the register of a project.</summary>
    public static Specification<RegisterImport> DeliveredByAuthority(ProjectId project) => new Specification<RegisterImport>()
        .Where(import => import.ProjectId == project && import.Source == RegisterSource.Authority);
}
