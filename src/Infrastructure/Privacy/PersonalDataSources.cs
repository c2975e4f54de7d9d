using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Privacy;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Privacy;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Infrastructure.Accounts;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Privacy;

/// <summary>Owners of homes in the caller's scope, of today and of the past, for whoever may see the register.</summary>
internal sealed class OwnersData(AppDbContext db, IActor actor) : IPersonalDataSource
{
    public DataSubject Subject => DataSubject.Owner;

    public async Task<PersonalFacts?> FindAsync(Guid id, CancellationToken ct)
    {
        if (!actor.May(Permissions.ViewRegister)) return null;

        var owner = OwnerId.From(id);
        var here = db.Set<Ownership>().Where(o => o.OwnerId == owner && db.Set<House>().Any(h => h.Id == o.HouseId));
        return await db.Set<Owner>().AsNoTracking().Where(o => o.Id == owner && here.Any()).FirstOrDefaultAsync(ct) is { } found
            ? new PersonalFacts(found.Name, found.Document, found.Phone, found.PersonId)
            : null;
    }
}

/// <summary>Members of committees in the caller's scope.</summary>
internal sealed class MembersData(AppDbContext db, IActor actor) : IPersonalDataSource
{
    public DataSubject Subject => DataSubject.CommitteeMember;

    public async Task<PersonalFacts?> FindAsync(Guid id, CancellationToken ct)
    {
        if (!actor.May(Permissions.ViewCommittees)) return null;

        return await db.Set<OwnerCommittee>().AsNoTracking().SelectMany(c => c.Members).FirstOrDefaultAsync(m => m.Id == id, ct) is { } found ? new PersonalFacts(found.Name, found.Document, found.Phone, null) : null;
    }
}

/// <summary>Accounts within the caller's reach; the document is that of the person who holds one.</summary>
internal sealed class AccountsData(AppDbContext db, IActor actor) : IPersonalDataSource
{
    public DataSubject Subject => DataSubject.Account;

    public async Task<PersonalFacts?> FindAsync(Guid id, CancellationToken ct)
    {
        if (!actor.May(Permissions.ViewAccounts)) return null;

        var account = new AccountId(id);
        if (await db.Set<Account>().AsNoTracking().Within(actor).FirstOrDefaultAsync(a => a.Id == account, ct) is not { } found) return null;

        var person = found.PersonId is { } holder ? await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == holder, ct) : null;
        return new PersonalFacts(found.Name, person?.Document, found.Phone, found.PersonId?.Value);
    }
}
