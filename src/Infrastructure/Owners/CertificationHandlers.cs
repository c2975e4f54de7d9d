using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Owners;

internal sealed class FindOwnersToCertifyHandler(AppDbContext db, IPersonalDataIndex index) : IQueryHandler<FindOwnersToCertify, IReadOnlyList<CertificationLine>>
{
    private const int Most = 50;

    public async Task<Result<IReadOnlyList<CertificationLine>>> Handle(FindOwnersToCertify request, CancellationToken cancellationToken)
    {
        if (IdDocument.TryParse(request.DocumentType, request.DocumentNumber) is not { } document) return BindingErrors.BadDocument;

        var key = index.Of(document);
        var rows = await (
            from asked in db.Set<BindingRequest>().AsNoTracking().OfOwnersInScope(db)
            join owner in db.Set<Owner>() on asked.OwnerId equals owner.Id
            where owner.DocumentIndex == key && (asked.State == BindingRequestState.FaceFailed || asked.State == BindingRequestState.Recorded)
            orderby asked.RequestedAt descending
            select new CertificationRow(asked, owner)).Take(Most).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<CertificationLine>>.Of(rows.ConvertAll(row => row.ToLine()));
    }
}

internal sealed class GetRecordedCertificationsHandler(AppDbContext db) : IQueryHandler<GetRecordedCertifications, Paged<CertificationLine>>
{
    public async Task<Result<Paged<CertificationLine>>> Handle(GetRecordedCertifications request, CancellationToken cancellationToken)
    {
        var recorded = db.Set<BindingRequest>().AsNoTracking().OfOwnersInScope(db).Where(r => r.State == BindingRequestState.Recorded);
        var page = await recorded.OrderBy(r => r.RequestedAt).ThenBy(r => r.Id)
            .Join(db.Set<Owner>(), asked => asked.OwnerId, owner => owner.Id, (asked, owner) => new CertificationRow(asked, owner))
            .ToPageAsync(recorded, request.Page, cancellationToken);
        return new Paged<CertificationLine>([.. page.Items.Select(row => row.ToLine())], page.Total, request.Page);
    }
}

internal sealed class GetCertificationHandler(AppDbContext db) : IQueryHandler<GetCertification, Certification>
{
    public async Task<Result<Certification>> Handle(GetCertification request, CancellationToken cancellationToken)
    {
        var row = await (
            from asked in db.Set<BindingRequest>().AsNoTracking().OfOwnersInScope(db)
            join owner in db.Set<Owner>() on asked.OwnerId equals owner.Id
            where asked.Id == request.Request && asked.State != BindingRequestState.GivenUp
            select new CertificationRow(asked, owner)).FirstOrDefaultAsync(cancellationToken);
        if (row is null) return BindingErrors.NotFound;

        var homes = await (
            from ownership in db.Set<Ownership>().AsNoTracking()
            join house in db.Set<House>() on ownership.HouseId equals house.Id
            where ownership.OwnerId == row.Owner.Id && ownership.Until == null
            orderby house.Place
            select house.Building + house.Stairwell + house.Room).ToListAsync(cancellationToken);
        return new Certification(row.ToLine(), row.Owner.Document.Type, row.Owner.Phone?.Masked, homes, row.Asked.Attempts, row.Asked.Recorded, row.Asked.Decided, row.Asked.ProvedAt);
    }
}

/// <summary>A request with its owner.</summary>
internal sealed record CertificationRow(BindingRequest Asked, Owner Owner)
{
    public CertificationLine ToLine() => new(Asked.Id.Value, Masking.Name(Owner.Name), Owner.Document.Masked, Asked.State, Asked.Offline, Asked.FailedAt, Asked.RequestedAt);
}

/// <summary>Which requests exist for an officer.</summary>
internal static class RequestQueries
{
    /// <summary>Those of owners who own a home within the caller's scope.</summary>
    public static IQueryable<BindingRequest> OfOwnersInScope(this IQueryable<BindingRequest> requests, AppDbContext db) =>
        requests.Where(r => db.Set<Ownership>().Any(o => o.OwnerId == r.OwnerId && o.Until == null && db.Set<House>().Any(h => h.Id == o.HouseId)));
}
