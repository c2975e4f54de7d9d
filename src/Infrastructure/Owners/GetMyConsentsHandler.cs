using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Owners;

internal sealed class GetMyConsentsHandler(AppDbContext db, IConsentTexts texts, IActor actor) : IQueryHandler<GetMyConsents, IReadOnlyList<MyConsent>>
{
    private const int Most = 100;

    public async Task<Result<IReadOnlyList<MyConsent>>> Handle(GetMyConsents request, CancellationToken cancellationToken)
    {
        var person = actor.PersonId;
        var requests = await db.Set<BindingRequest>().AsNoTracking().Where(r => r.PersonId == person).OrderByDescending(r => r.RequestedAt).Take(Most).ToListAsync(cancellationToken);
        var proxies = await db.Set<Proxy>().AsNoTracking().Where(p => p.PersonId == person).OrderByDescending(p => p.AuthorisedAt).Take(Most).ToListAsync(cancellationToken);
        var given = requests.SelectMany(r => r.Consents).Concat(proxies.SelectMany(p => p.Consents)).OrderByDescending(consent => consent.At).Take(Most);
        return Result<IReadOnlyList<MyConsent>>.Of([.. given.Select(Shown)]);
    }

    private MyConsent Shown(Consent given)
    {
        var text = texts.Find(given.Purpose, given.Version);
        return new MyConsent(given.Purpose, given.Version, given.At, text?.Title, text?.Paragraphs ?? []);
    }
}
