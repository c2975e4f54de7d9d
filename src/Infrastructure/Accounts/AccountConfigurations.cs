using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Persistence.Conventions;

namespace PropertyPlatform.Infrastructure.Accounts;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts", "accounts");
        account.ComplexProperty(a => a.Jurisdiction, place =>
        {
            place.Property(j => j.Code).HasColumnName("jurisdiction_code").HasMaxLength(40);
            place.Ignore(j => j.Level);
        });
        account.Property(a => a.Name).HasMaxLength(Person.NameLength);
        account.Property(a => a.Position).HasMaxLength(Account.PositionLength);
        account.Ignore(a => a.Granted);
        account.Ignore(a => a.Withheld);
        account.Property<List<string>>("_granted").HasColumnName("granted").HasJson().HasMaxLength(4000);
        account.Property<List<string>>("_withheld").HasColumnName("withheld").HasJson().HasMaxLength(4000);
        account.OwnsMany(a => a.Projects, served =>
        {
            served.ToTable("account_projects", "accounts");
            served.WithOwner().HasForeignKey("account_id");
            served.Property<AccountId>("account_id");
            served.HasKey("account_id", nameof(ServedProject.ProjectId));
            served.HasIndex(p => p.ProjectId);
            served.HasIndex(p => p.ProjectId, "ux_account_projects_manager").IsUnique().HasFilter($"served_as = '{nameof(Role.ProjectManager)}'");
        });
        account.Navigation(a => a.Projects).UsePropertyAccessMode(PropertyAccessMode.Field);

        account.HasIndex(a => new { a.Audience, a.PhoneIndex }).IsUnique().HasDatabaseName("ux_accounts_audience_phone").HasFilter("phone_index IS NOT NULL");
        account.HasIndex(a => a.PersonId);
        account.HasIndex(a => new { a.Audience, a.State, a.CreatedAt });
        account.HasIndex(a => new { a.Role, a.State });
        account.HasIndex(a => new { a.OrganisationId, a.Role });
    }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("persons", "accounts");
        person.Property(p => p.Name).HasMaxLength(Person.NameLength);
        person.Property(p => p.OpenId).HasMaxLength(64);
        person.HasIndex(p => p.DocumentIndex).IsUnique().HasDatabaseName("ux_persons_document").HasFilter("document_index IS NOT NULL");
        person.HasIndex(p => p.PhoneIndex).IsUnique().HasDatabaseName("ux_persons_phone").HasFilter("phone_index IS NOT NULL");
        person.HasIndex(p => p.OpenId).IsUnique().HasDatabaseName("ux_persons_open_id").HasFilter("open_id IS NOT NULL");
    }
}

internal sealed class OneTimeCodeConfiguration : IEntityTypeConfiguration<OneTimeCode>
{
    public void Configure(EntityTypeBuilder<OneTimeCode> code)
    {
        code.ToTable("one_time_codes", "accounts");
        code.Property(c => c.Browser).HasMaxLength(64);
        code.Property(c => c.Hash).HasMaxLength(64);
        code.HasIndex(c => new { c.PhoneIndex, c.IssuedAt });
    }
}

internal sealed class RoleDefinitionConfiguration : IEntityTypeConfiguration<RoleDefinition>
{
    public void Configure(EntityTypeBuilder<RoleDefinition> definition)
    {
        definition.ToTable("role_definitions", "accounts");
        definition.Ignore(d => d.Added);
        definition.Ignore(d => d.Removed);
        definition.Property<List<string>>("_added").HasColumnName("added").HasJson().HasMaxLength(8000);
        definition.Property<List<string>>("_removed").HasColumnName("removed").HasJson().HasMaxLength(8000);
        definition.HasIndex(d => d.Role).IsUnique().HasDatabaseName("ux_role_definitions_role");
    }
}

/// <summary>The unique indexes of accounts and what their violation means.</summary>
internal sealed class AccountIndexes : IUniqueIndexes
{
    public IReadOnlyDictionary<string, Error> Errors { get; } = new Dictionary<string, Error>
    {
        ["ux_accounts_audience_phone"] = AccountErrors.PhoneTaken,
        ["ux_account_projects_manager"] = AccountErrors.ProjectHasManager,
        ["ux_persons_document"] = AccountErrors.DifferentDocument,
        ["ux_persons_phone"] = SharedErrors.Stale,
        ["ux_persons_open_id"] = SharedErrors.Stale,
        ["ux_role_definitions_role"] = SharedErrors.Stale,
    };
}
