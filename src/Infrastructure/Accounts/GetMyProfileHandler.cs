using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Accounts;

internal sealed class GetMyProfileHandler(AppDbContext db, IActor actor) : IQueryHandler<GetMyProfile, MyProfile>
{
    public async Task<Result<MyProfile>> Handle(GetMyProfile request, CancellationToken cancellationToken)
    {
        var person = new PersonId(actor.PersonId);
        if (await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == person, cancellationToken) is not { } known) return AccountErrors.NotFound;

        var accounts = await db.Set<Account>().AsNoTracking().Where(a => a.PersonId == person && a.State == AccountState.Bound).OrderBy(a => a.CreatedAt).ToListAsync(cancellationToken);
        if (accounts.Find(a => a.Id.Value == actor.AccountId) is not { } own) return AccountErrors.NotFound;

        var units = accounts.Where(a => a.OrganisationId is not null).Select(a => a.OrganisationId).Distinct().ToList();
        var names = await db.Set<Organisation>().AsNoTracking().Where(o => units.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
        return new MyProfile(
            own.Id.Value, person.Value, own.Name, own.Phone?.Masked, known.Document?.Masked, own.Role, own.Audience, own.OrganisationId?.Value, NameOf(own, names), own.Jurisdiction.Code,
            own.Position, own.BoundAt, known.OpenId is not null, [.. own.Projects.Select(p => p.ProjectId.Value)],
            [.. RoleCatalogue.DeclaredKeys.Where(actor.May)],
            [.. accounts.Select(a => new OwnIdentity(a.Id.Value, a.Role, NameOf(a, names), a.Position, a.Id == own.Id))]);
    }

    private static string? NameOf(Account account, Dictionary<OrganisationId, string> names) =>
        account.OrganisationId is { } unit ? names.GetValueOrDefault(unit) : null;
}
