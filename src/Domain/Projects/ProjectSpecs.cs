using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Projects;

/// <summary>Questions about projects.</summary>
public static class ProjectSpecs
{
    /// <summary>One project.</summary>
    public static Specification<PropertyProject> ById(ProjectId id) => new Specification<PropertyProject>().Where(p => p.Id == id);

    /// <summary>The party branch of a project.</summary>
    public static Specification<PartyBranch> BranchOf(ProjectId project) => new Specification<PartyBranch>().Where(b => b.ProjectId == project);
}
