using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Projects;

internal sealed class HouseConfiguration : IEntityTypeConfiguration<House>
{
    public void Configure(EntityTypeBuilder<House> house)
    {
        house.ToTable("houses", "projects");
        house.Property(h => h.Building).HasMaxLength(HouseLengths.Name);
        house.Property(h => h.Stairwell).HasMaxLength(HouseLengths.Name);
        house.Property(h => h.Room).HasMaxLength(HouseLengths.Name);
        house.Property(h => h.Floor).HasMaxLength(HouseLengths.Floor);
        house.Property(h => h.TitleNumber).HasMaxLength(HouseLengths.Title);
        house.Property(h => h.Place).HasMaxLength(HousePlace.Length);

        house.HasIndex(h => new { h.ProjectId, h.Building, h.Stairwell, h.Room }).IsUnique().HasFilter("ended_at IS NULL").HasDatabaseName("ux_houses_project_room");
    }
}
