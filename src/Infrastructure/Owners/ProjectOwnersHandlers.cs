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

internal sealed class GetProjectOwnersHandler(AppDbContext db, TimeProvider clock) : IQueryHandler<GetProjectOwners, Paged<OwnerLine>>
{
    public async Task<Result<Paged<OwnerLine>>> Handle(GetProjectOwners request, CancellationToken cancellationToken)
    {
        if (!await db.Set<PropertyProject>().AnyAsync(p => p.Id == request.Project, cancellationToken)) return RegisterErrors.ProjectNotFound;

        var houses = db.Set<House>().AsNoTracking().Where(h => h.ProjectId == request.Project && h.EndedAt == null);
        if (Normalised.Text(request.Building) is { Length: > 0 } building) houses = houses.Where(h => h.Building == building);
        if (Normalised.Text(request.Room) is { Length: > 0 } room) houses = houses.Where(h => h.Room.StartsWith(room));

        var owned =
            from house in houses
            join ownership in db.Set<Ownership>().Where(o => o.ProjectId == request.Project && o.Until == null) on house.Id equals ownership.HouseId
            join binding in db.Set<Binding>().Where(b => b.EndedAt == null) on ownership.Id equals binding.OwnershipId into bindings
            from binding in bindings.DefaultIfEmpty()
            where request.Bound == null || (binding != null) == request.Bound
            select new { house, ownership, binding };
        var now = clock.GetUtcNow();
        var page = await (
            from row in owned
            join owner in db.Set<Owner>() on row.ownership.OwnerId equals owner.Id
            orderby row.house.Place, row.ownership.Id
            select new
            {
                row.house.Id,
                row.house.Building,
                row.house.Stairwell,
                row.house.Room,
                row.house.Area,
                owner.Name,
                owner.Phone,
                row.ownership.Share,
                BoundAt = row.binding == null ? (DateTimeOffset?)null : row.binding.BoundAt,
                Method = row.binding == null ? (BindingMethod?)null : row.binding.Method,
                HasProxy = db.Set<Proxy>().Any(p => p.OwnershipId == row.ownership.Id && p.AcceptedAt != null && p.EndedAt == null && p.From <= now && p.To > now),
            }).ToPageAsync(owned, request.Page, cancellationToken);
        var lines = page.Items.Select(r => new OwnerLine(r.Id.Value, $"{r.Building}{r.Stairwell}{r.Room}", r.Area.Centi, Masking.Name(r.Name), r.Phone?.Masked, r.Share, r.BoundAt, r.Method, r.HasProxy));
        return new Paged<OwnerLine>([.. lines], page.Total, request.Page);
    }
}

internal sealed class GetBindingFiguresHandler(AppDbContext db, TimeProvider clock) : IQueryHandler<GetBindingFigures, BindingFigures>
{
    public async Task<Result<BindingFigures>> Handle(GetBindingFigures request, CancellationToken cancellationToken)
    {
        var project = request.Project;
        if (!await db.Set<PropertyProject>().AnyAsync(p => p.Id == project, cancellationToken)) return RegisterErrors.ProjectNotFound;

        var now = clock.GetUtcNow();
        var living = db.Set<Ownership>().AsNoTracking().Where(o => o.ProjectId == project && o.Until == null);
        var bound = living.Where(o => db.Set<Binding>().Any(b => b.OwnershipId == o.Id && b.EndedAt == null));
        return new BindingFigures(
            await db.Set<House>().CountAsync(h => h.ProjectId == project && h.EndedAt == null, cancellationToken),
            await bound.Select(o => o.HouseId).Distinct().CountAsync(cancellationToken),
            await living.Select(o => o.OwnerId).Distinct().CountAsync(cancellationToken),
            await bound.Select(o => o.OwnerId).Distinct().CountAsync(cancellationToken),
            await db.Set<Proxy>().HoldingAt(now).CountAsync(p => p.ProjectId == project, cancellationToken));
    }
}

internal sealed class GetProjectProxiesHandler(AppDbContext db) : IQueryHandler<GetProjectProxies, Paged<ProxyLine>>, IQueryHandler<GetProxy, ProxyLine>
{
    public async Task<Result<Paged<ProxyLine>>> Handle(GetProjectProxies request, CancellationToken cancellationToken)
    {
        if (!await db.Set<PropertyProject>().AnyAsync(p => p.Id == request.Project, cancellationToken)) return RegisterErrors.ProjectNotFound;

        var proxies = db.Set<Proxy>().AsNoTracking().Where(p => p.ProjectId == request.Project && (request.State == null || p.State == request.State));
        var page = await Rows(proxies.OrderBy(p => p.State == ProxyState.FaceFailed ? 0 : 1).ThenByDescending(p => p.AuthorisedAt).ThenBy(p => p.Id)).ToPageAsync(proxies, request.Page, cancellationToken);
        return new Paged<ProxyLine>([.. page.Items.Select(row => row.ToLine())], page.Total, request.Page);
    }

    public async Task<Result<ProxyLine>> Handle(GetProxy request, CancellationToken cancellationToken) =>
        await Rows(db.Set<Proxy>().AsNoTracking().Where(p => p.Id == request.Proxy)).FirstOrDefaultAsync(cancellationToken) is { } row ? row.ToLine() : ProxyErrors.NotFound;

    private IQueryable<ProxyRow> Rows(IQueryable<Proxy> proxies) => proxies
        .Join(db.Set<House>(), proxy => proxy.HouseId, house => house.Id, (proxy, house) => new { proxy, house })
        .Join(db.Set<Owner>(), row => row.proxy.OwnerId, owner => owner.Id, (row, owner) => new ProxyRow(row.proxy, row.house.Building + row.house.Stairwell + row.house.Room, owner.Name));

    private sealed record ProxyRow(Proxy Proxy, string Address, string Owner)
    {
        public ProxyLine ToLine() => new(
            Proxy.Id.Value, Address, Masking.Name(Owner), Masking.Name(Proxy.Name), Proxy.Document.Masked, Proxy.Phone.Masked, Proxy.From, Proxy.To, Proxy.State, Proxy.AcceptedAt);
    }
}

internal sealed class VerifyOwnerOfAreaHandler(AppDbContext db, IPersonalDataIndex index) : IQueryHandler<VerifyOwnerOfArea, OwnerVerification>
{
    public async Task<Result<OwnerVerification>> Handle(VerifyOwnerOfArea request, CancellationToken cancellationToken)
    {
        if (IdDocument.TryParse(request.DocumentType, request.DocumentNumber) is not { } document) return BindingErrors.BadDocument;
        if (!await db.Set<PropertyProject>().AnyAsync(p => p.Id == request.Project, cancellationToken)) return RegisterErrors.ProjectNotFound;

        var key = index.Of(document);
        var owned = await (
            from owner in db.Set<Owner>().AsNoTracking()
            join ownership in db.Set<Ownership>() on owner.Id equals ownership.OwnerId
            join house in db.Set<House>() on ownership.HouseId equals house.Id
            where owner.DocumentIndex == key && ownership.ProjectId == request.Project && ownership.Until == null
            orderby house.Place
            select new { owner.Name, Address = house.Building + house.Stairwell + house.Room }).ToListAsync(cancellationToken);
        var isOwner = owned.Count > 0 && Normalised.Name(owned[0].Name) == Normalised.Name(request.Name);
        return new OwnerVerification(isOwner, isOwner ? owned.ConvertAll(row => row.Address) : []);
    }
}
