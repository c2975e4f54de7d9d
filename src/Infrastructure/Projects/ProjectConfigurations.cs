using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Persistence.Conventions;

namespace PropertyPlatform.Infrastructure.Projects;

internal sealed class PropertyProjectConfiguration : IEntityTypeConfiguration<PropertyProject>
{
    public void Configure(EntityTypeBuilder<PropertyProject> project)
    {
        project.ToTable("projects", "projects");
        project.Property(p => p.Code).HasMaxLength(ProjectLengths.Code);
        project.Property(p => p.Name).HasMaxLength(ProjectLengths.Name);
        project.Property(p => p.NameKey).HasMaxLength(ProjectLengths.Name);
        project.Property(p => p.ProjectName).HasMaxLength(ProjectLengths.Name);
        project.Property(p => p.District).HasColumnName("district_code").HasMaxLength(40);
        project.Property(p => p.Address).HasMaxLength(ProjectLengths.Address);
        project.Property(p => p.AddressKey).HasMaxLength(ProjectLengths.Address);
        project.Property(p => p.Boundaries).HasMaxLength(ProjectLengths.Boundaries);
        project.Property(p => p.ServiceLevel).HasMaxLength(ProjectLengths.Brief);
        project.Property(p => p.FeeStandard).HasMaxLength(ProjectLengths.Brief);
        project.Property(p => p.Longitude).HasPrecision(10, 7);
        project.Property(p => p.Latitude).HasPrecision(10, 7);
        project.Ignore(p => p.Outline);
        project.Property<List<GeoPoint>>("_outline").HasColumnName("outline").HasJson();
        project.OwnsMany(p => p.Managements, management =>
        {
            management.ToTable("managements", "projects");
            management.WithOwner().HasForeignKey("project_id");
            management.Property<ProjectId>("project_id");
            management.HasKey("project_id", nameof(Management.Number));
            management.Property(m => m.Number).ValueGeneratedNever();
            management.Property(m => m.ContractReference).HasMaxLength(ProjectLengths.Brief);
            management.HasIndex(m => m.EnterpriseId);
        });
        project.Navigation(p => p.Managements).UsePropertyAccessMode(PropertyAccessMode.Field);

        project.HasIndex(p => p.Code).IsUnique().HasDatabaseName("ux_projects_code");
        project.HasIndex(p => new { p.District, p.AddressKey }).IsUnique().HasDatabaseName("ux_projects_district_address");
        project.HasIndex(p => new { p.District, p.NameKey }).IsUnique().HasDatabaseName("ux_projects_district_name");
        project.HasIndex(p => new { p.ManagerId, p.Name }).HasDatabaseName("ix_projects_manager");
        project.HasIndex(p => p.DeveloperId).HasDatabaseName("ix_projects_developer");
        project.HasIndex(p => p.Name).HasDatabaseName("ix_projects_name");
    }
}

internal sealed class PartyBranchConfiguration : IEntityTypeConfiguration<PartyBranch>
{
    public void Configure(EntityTypeBuilder<PartyBranch> branch)
    {
        branch.ToTable("party_branches", "projects");
        branch.Property(b => b.Secretary).HasMaxLength(PartyBranch.NameLength);
        branch.HasIndex(b => b.ProjectId).IsUnique().HasDatabaseName("ux_party_branches_project");
    }
}

/// <summary>Unique indexes of the projects and what their violation means.</summary>
internal sealed class ProjectIndexes : IUniqueIndexes
{
    public IReadOnlyDictionary<string, Error> Errors { get; } = new Dictionary<string, Error>
    {
        ["ux_projects_code"] = ProjectErrors.CodeTaken,
        ["ux_projects_district_name"] = ProjectErrors.NameTaken,
        ["ux_projects_district_address"] = ProjectErrors.AddressTaken,
        ["ux_party_branches_project"] = ProjectErrors.BranchRecordedMeanwhile,
    };
}
