using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Accounts;

internal sealed class SwitchIdentityHandler(AppDbContext db, IActor actor) : IQueryHandler<SwitchIdentity, Session>
{
    public async Task<Result<Session>> Handle(SwitchIdentity request, CancellationToken cancellationToken)
    {
        var (wanted, person) = (new AccountId(request.Account), new PersonId(actor.PersonId));
        var own = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == wanted && a.PersonId == person && a.State == AccountState.Bound, cancellationToken);
        return own is null ? AccountErrors.NotFound : Session.Of(own);
    }
}
