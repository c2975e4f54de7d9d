using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Owners;

internal sealed class GetMyHomesHandler(AppDbContext db, IActor actor) : IQueryHandler<GetMyHomes, MyHomes>
{
    private const int MostRequests = 20;

    public async Task<Result<MyHomes>> Handle(GetMyHomes request, CancellationToken cancellationToken)
    {
        var person = actor.PersonId;
        var homes = await (
            from binding in db.Set<Binding>().AsNoTracking()
            join ownership in db.Set<Ownership>() on binding.OwnershipId equals ownership.Id
            join house in db.Set<House>() on binding.HouseId equals house.Id
            join project in db.Set<PropertyProject>() on binding.ProjectId equals project.Id into projects
            from project in projects.DefaultIfEmpty()
            join owner in db.Set<Owner>() on binding.OwnerId equals owner.Id
            where binding.PersonId == person && binding.EndedAt == null && ownership.Until == null
            orderby binding.ProjectId, house.Place
            select new { binding.Id, binding.HouseId, binding.ProjectId, Project = project == null ? "" : project.Name, house.Building, house.Stairwell, house.Room, house.Area, owner.Name, binding.Method, binding.BoundAt })
            .ToListAsync(cancellationToken);
        var requests = await db.Set<BindingRequest>().AsNoTracking()
            .Where(r => r.PersonId == person && r.State != BindingRequestState.Bound && r.State != BindingRequestState.GivenUp)
            .OrderByDescending(r => r.RequestedAt).Take(MostRequests).ToListAsync(cancellationToken);
        return new MyHomes(
            homes.ConvertAll(h => new MyHome(h.Id.Value, h.HouseId.Value, h.ProjectId.Value, h.Project, $"{h.Building}{h.Stairwell}{h.Room}", h.Area.Centi, Masking.Name(h.Name), h.Method, h.BoundAt)),
            requests.ConvertAll(MyRequests.Of));
    }
}

internal sealed class GetMyRequestHandler(AppDbContext db, IActor actor) : IQueryHandler<GetMyRequest, MyRequest>
{
    public async Task<Result<MyRequest>> Handle(GetMyRequest request, CancellationToken cancellationToken)
    {
        var person = actor.PersonId;
        var found = await db.Set<BindingRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == request.Request && r.PersonId == person, cancellationToken);
        return found is null ? BindingErrors.NotFound : MyRequests.Of(found);
    }
}

/// <summary>A request as its person sees it.</summary>
internal static class MyRequests
{
    public static MyRequest Of(BindingRequest request) => new(
        request.Id.Value, request.State, request.Offline, request.MayCheckFace, request.CheckReference is not null,
        request.State == BindingRequestState.FaceFailed ? request.Decided?.Note : null, request.RequestedAt);
}

internal sealed class GetMyProxiesHandler(AppDbContext db, IActor actor) : IQueryHandler<GetMyProxies, IReadOnlyList<MyProxy>>, IQueryHandler<GetMyProxy, MyProxy>
{
    private const int Most = 100;

    public async Task<Result<IReadOnlyList<MyProxy>>> Handle(GetMyProxies request, CancellationToken cancellationToken)
    {
        var person = actor.PersonId;
        return Result<IReadOnlyList<MyProxy>>.Of(await ReadAsync(db.Set<Proxy>().Where(p => p.PrincipalId == person || p.PersonId == person), cancellationToken));
    }

    public async Task<Result<MyProxy>> Handle(GetMyProxy request, CancellationToken cancellationToken)
    {
        var person = actor.PersonId;
        var found = await ReadAsync(db.Set<Proxy>().Where(p => p.Id == request.Proxy && (p.PrincipalId == person || p.PersonId == person)), cancellationToken);
        return found.Count == 0 ? ProxyErrors.NotFound : found[0];
    }

    // A proxy not accepted yet has no homes in scope; the address of the home is shown to both parties from the start.
    private async Task<IReadOnlyList<MyProxy>> ReadAsync(IQueryable<Proxy> proxies, CancellationToken ct)
    {
        var person = actor.PersonId;
        var rows = await (
            from proxy in proxies.AsNoTracking()
            join house in db.Set<House>().IgnoreQueryFilters([AppDbContext.ScopeFilter]) on proxy.HouseId equals house.Id
            join project in db.Set<PropertyProject>().IgnoreQueryFilters([AppDbContext.ScopeFilter]) on proxy.ProjectId equals project.Id into projects
            from project in projects.DefaultIfEmpty()
            join owner in db.Set<Owner>() on proxy.OwnerId equals owner.Id
            orderby proxy.AuthorisedAt descending
            select new { proxy, Project = project == null ? "" : project.Name, house.Building, house.Stairwell, house.Room, Owner = owner.Name }).Take(Most).ToListAsync(ct);
        return rows.ConvertAll(row => new MyProxy(
            row.proxy.Id.Value, row.proxy.PrincipalId == person, row.Project, $"{row.Building}{row.Stairwell}{row.Room}", Masking.Name(row.Owner), Masking.Name(row.proxy.Name), row.proxy.Phone.Masked,
            row.proxy.From, row.proxy.To, row.proxy.State, row.proxy.CheckReference is not null, row.proxy.AcceptedAt));
    }
}
