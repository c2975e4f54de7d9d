using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Privacy;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Privacy;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Privacy;

/// <summary>Finds the looks by the person, by the document and by the phone that the person has proved.</summary>
internal sealed class GetLooksAtMyDataHandler(AppDbContext db, IActor actor) : IQueryHandler<GetLooksAtMyData, Paged<LookLine>>
{
    public async Task<Result<Paged<LookLine>>> Handle(GetLooksAtMyData request, CancellationToken cancellationToken)
    {
        var id = PersonId.From(actor.PersonId);
        var me = await db.Set<Person>().AsNoTracking().Where(p => p.Id == id).Select(p => new { p.DocumentIndex, p.PhoneIndex }).FirstOrDefaultAsync(cancellationToken);
        var (person, document, phone) = ((Guid?)actor.PersonId, me?.DocumentIndex, me?.PhoneIndex);
        var looks = db.Set<Unmasking>().AsNoTracking().Where(l => l.PersonId == person || (document != null && l.DocumentIndex == document) || (phone != null && l.PhoneIndex == phone));
        var page = await (
            from look in looks
            join unit in db.Set<Organisation>() on look.ViewerOrganisation equals (OrganisationId?)unit.Id into units
            from unit in units.DefaultIfEmpty()
            orderby look.At descending, look.Id
            select new { look.At, look.ViewerName, look.ViewerRole, Unit = unit == null ? null : unit.Name, look.Subject, look.Reason }).ToPageAsync(looks, request.Page, cancellationToken);
        return new Paged<LookLine>([.. page.Items.Select(l => new LookLine(l.At, Masking.Name(l.ViewerName), l.ViewerRole, l.Unit, l.Subject, l.Reason))], page.Total, request.Page);
    }
}
