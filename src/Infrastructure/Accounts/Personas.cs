using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Accounts;

/// <summary>A persona as stored.</summary>
internal sealed class StoredPersona
{
    public string Key { get; set; } = "";

    public string Title { get; set; } = "";

    public int Order { get; set; }

    public AccountId AccountId { get; set; }
}

internal sealed class StoredPersonaConfiguration : IEntityTypeConfiguration<StoredPersona>
{
    public void Configure(EntityTypeBuilder<StoredPersona> persona)
    {
        persona.ToTable("personas", "accounts");
        persona.HasKey(p => p.Key);
        persona.Property(p => p.Key).HasMaxLength(60);
        persona.Property(p => p.Order).HasColumnName("place");
    }
}

/// <summary>Personas in a table of their own; empty outside the demo city.</summary>
internal sealed class Personas(AppDbContext db) : IPersonas
{
    public async Task AddAsync(Persona persona, CancellationToken ct)
    {
        await db.Set<StoredPersona>().Where(p => p.Key == persona.Key).ExecuteDeleteAsync(ct);
        db.Add(new StoredPersona { Key = persona.Key, Title = persona.Title, Order = persona.Order, AccountId = persona.Account });
        await db.SaveChangesAsync(ct);
    }

    public async Task<IReadOnlyList<ListedPersona>> ListAsync(CancellationToken ct) => await (
        from persona in db.Set<StoredPersona>().AsNoTracking()
        join account in db.Set<Account>() on persona.AccountId equals account.Id
        join unit in db.Set<Organisation>() on account.OrganisationId equals (OrganisationId?)unit.Id into units
        from unit in units.DefaultIfEmpty()
        orderby persona.Order, persona.Key
        select new ListedPersona(persona.Key, persona.Title, account.Role.ToString(), account.Name, unit == null ? null : unit.Name)).ToListAsync(ct);

    public async Task<Session?> SessionAsync(string key, CancellationToken ct)
    {
        var account = await (
            from persona in db.Set<StoredPersona>().AsNoTracking()
            join candidate in db.Set<Account>() on persona.AccountId equals candidate.Id
            where persona.Key == key && candidate.State == AccountState.Bound
            select candidate).FirstOrDefaultAsync(ct);
        return account is null ? null : Session.Of(account);
    }
}
