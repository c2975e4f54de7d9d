using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Persistence.Conventions;

namespace PropertyPlatform.Infrastructure.Owners;

internal sealed class OwnerConfiguration : IEntityTypeConfiguration<Owner>
{
    public void Configure(EntityTypeBuilder<Owner> owner)
    {
        owner.ToTable("owners", "owners");
        owner.Property(o => o.Name).HasMaxLength(Owner.NameLength);
        owner.HasIndex(o => o.DocumentIndex).IsUnique().HasDatabaseName("ux_owners_document");
        owner.HasIndex(o => o.PhoneIndex).HasFilter("phone_index IS NOT NULL").HasDatabaseName("ix_owners_phone");
        owner.HasIndex(o => o.PersonId).HasFilter("person_id IS NOT NULL").HasDatabaseName("ix_owners_person");
    }
}

internal sealed class OwnershipConfiguration : IEntityTypeConfiguration<Ownership>
{
    public void Configure(EntityTypeBuilder<Ownership> ownership)
    {
        ownership.ToTable("ownerships", "owners");
        ownership.Property(o => o.Share).HasMaxLength(Ownership.ShareLength);
        ownership.Property(o => o.TitleNumber).HasMaxLength(HouseLengths.Title);

        ownership.HasIndex(o => new { o.HouseId, o.OwnerId }).IsUnique().HasFilter("until IS NULL").HasDatabaseName("ux_ownerships_house_owner");
        ownership.HasIndex(o => o.HouseId).HasFilter("until IS NOT NULL").HasDatabaseName("ix_ownerships_former");
        ownership.HasIndex(o => o.OwnerId).HasDatabaseName("ix_ownerships_owner");
        ownership.HasIndex(o => new { o.ProjectId, o.Until }).HasDatabaseName("ix_ownerships_project_until");
    }
}

internal sealed class RegisterImportConfiguration : IEntityTypeConfiguration<RegisterImport>
{
    public void Configure(EntityTypeBuilder<RegisterImport> import)
    {
        import.ToTable("register_imports", "owners");
        import.Property(i => i.FileName).HasMaxLength(RegisterLengths.FileName);
        import.Property(i => i.FileHash).HasMaxLength(64);
        import.Property(i => i.Fingerprint).HasMaxLength(64);
        import.Property(i => i.FailureCode).HasMaxLength(100);
        import.Property(i => i.Faults).HasJson();

        import.HasIndex(i => i.ProjectId).IsUnique().HasFilter("state = 'Confirmed'").HasDatabaseName("ux_register_imports_running");
        import.HasIndex(i => new { i.ProjectId, i.CheckedAt }).HasDatabaseName("ix_register_imports_project");
        import.HasIndex(i => i.CheckedAt).HasDatabaseName("ix_register_imports_checked");
    }
}

internal sealed class KeptSheetConfiguration : IEntityTypeConfiguration<KeptSheet>
{
    public void Configure(EntityTypeBuilder<KeptSheet> sheet)
    {
        sheet.ToTable("register_sheets", "owners");
        sheet.HasKey(s => s.ImportId);
        sheet.HasOne<RegisterImport>().WithOne().HasForeignKey<KeptSheet>(s => s.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ShownChangeConfiguration : IEntityTypeConfiguration<ShownChange>
{
    public void Configure(EntityTypeBuilder<ShownChange> change)
    {
        change.ToTable("register_changes", "owners");
        change.HasKey(c => new { c.ImportId, c.Number });
        change.Property(c => c.Number).ValueGeneratedNever();
        change.Property(c => c.Building).HasMaxLength(HouseLengths.Name);
        change.Property(c => c.Stairwell).HasMaxLength(HouseLengths.Name);
        change.Property(c => c.Room).HasMaxLength(HouseLengths.Name);
        change.Property(c => c.Before).HasMaxLength(ShownChange.TextLength);
        change.Property(c => c.After).HasMaxLength(ShownChange.TextLength);
    }
}

internal sealed class RegisterUniqueIndexes : IUniqueIndexes
{
    public IReadOnlyDictionary<string, Error> Errors { get; } = new Dictionary<string, Error>
    {
        ["ux_houses_project_room"] = RegisterErrors.ChangedMeanwhile,
        ["ux_owners_document"] = RegisterErrors.ChangedMeanwhile,
        ["ux_ownerships_house_owner"] = RegisterErrors.ChangedMeanwhile,
        ["ux_register_imports_running"] = RegisterErrors.AnotherRunning,
    };
}
