using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Organisations;

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.ToTable("organisations", "organisations");
        organisation.Property(o => o.Name).HasMaxLength(Organisation.NameLength);
        organisation.Property(o => o.QuestionedName).HasMaxLength(Organisation.NameLength);
        organisation.Property(o => o.Code).HasMaxLength(40);
        organisation.ComplexProperty(o => o.Jurisdiction, place =>
        {
            place.Property(j => j.Code).HasColumnName("jurisdiction_code").HasMaxLength(40);
            place.Ignore(j => j.Level);
        });
        organisation.ComplexProperty(o => o.Contact, contact =>
        {
            contact.Property(c => c.Person).HasColumnName("contact_person").HasMaxLength(60);
            contact.Property(c => c.Phone).HasColumnName("contact_phone").HasMaxLength(40);
            contact.Property(c => c.Address).HasColumnName("contact_address").HasMaxLength(200);
        });
        organisation.HasIndex(o => o.Code).IsUnique().HasDatabaseName("ux_organisations_code").HasFilter("code IS NOT NULL");
        organisation.HasIndex(o => new { o.Type, o.Name });
        organisation.HasIndex(o => o.ParentId);
    }
}

internal sealed class JurisdictionUnitConfiguration : IEntityTypeConfiguration<JurisdictionUnit>
{
    public void Configure(EntityTypeBuilder<JurisdictionUnit> unit)
    {
        unit.ToTable("jurisdiction_units", "organisations");
        unit.Ignore(u => u.Place);
        unit.Property(u => u.Code).HasMaxLength(40);
        unit.Property(u => u.ParentCode).HasMaxLength(40);
        unit.Property(u => u.Name).HasMaxLength(JurisdictionUnit.NameLength);
        unit.HasIndex(u => u.Code).IsUnique().HasDatabaseName("ux_jurisdiction_units_code");
        unit.HasIndex(u => u.ParentCode);
    }
}

/// <summary>The unique indexes of organisations and what their violation means.</summary>
internal sealed class OrganisationIndexes : IUniqueIndexes
{
    public IReadOnlyDictionary<string, Error> Errors { get; } = new Dictionary<string, Error>
    {
        ["ux_organisations_code"] = OrganisationErrors.CodeTaken,
        ["ux_jurisdiction_units_code"] = OrganisationErrors.PlaceTaken,
    };
}
