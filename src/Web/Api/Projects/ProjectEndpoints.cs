using MediatR;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Api.Projects;

/// <summary>物业项目 over REST (PRJ-01…06, PRJ-15, PRJ-26, PRJ-27, PRJ-29, PRJ-30, PRJ-32).</summary>
internal sealed class ProjectEndpoints : IApiModule
{
    public void Map(RouteGroupBuilder api)
    {
        var projects = api.MapGroup("/projects").WithTags("Projects");
        projects.MapGet("/", List);
        projects.MapGet("/map", ShowMap);
        projects.MapGet("/figures", Figures);
        projects.MapGet("/places", Places);
        projects.MapGet("/check", Check);
        projects.MapPost("/", Register);
        projects.MapGet("/{id:guid}", Find);
        projects.MapGet("/{id:guid}/homes", Homes);
        projects.MapGet("/{id:guid}/owner-counts", Owners);
        projects.MapPut("/{id:guid}", Correct);
        projects.MapPut("/{id:guid}/map", Place);
        projects.MapPut("/{id:guid}/management", Assign);
        projects.MapDelete("/{id:guid}/management", Release);
        projects.MapPut("/{id:guid}/party-branch", RecordBranch);
    }

    private static async Task<IResult> List(
        IMediator mediator, CancellationToken ct, string? name = null, bool? hasLayer = null, MapLayerKind? layer = null, ProjectUsage? usage = null, ProjectState? state = null,
        string? place = null, int page = 1, int size = 20, string? sort = null, bool desc = false) =>
        (await mediator.Send(new GetProjects(FilterOf(name, hasLayer, layer, usage, state, place), new Page(page, size, sort, desc)), ct)).ToHttp();

    private static async Task<IResult> ShowMap(
        IMediator mediator, CancellationToken ct, string? name = null, MapLayerKind? layer = null, ProjectUsage? usage = null, ProjectState? state = null, string? place = null) =>
        (await mediator.Send(new GetProjectMap(FilterOf(name, null, layer, usage, state, place)), ct)).ToHttp();

    private static async Task<IResult> Figures(
        IMediator mediator, CancellationToken ct, string? name = null, MapLayerKind? layer = null, ProjectUsage? usage = null, ProjectState? state = null, string? place = null) =>
        (await mediator.Send(new GetProjectFigures(FilterOf(name, null, layer, usage, state, place)), ct)).ToHttp();

    private static async Task<IResult> Places(IMediator mediator, CancellationToken ct, bool communities = false) =>
        (await mediator.Send(new GetProjectPlaces(communities), ct)).ToHttp();

    private static async Task<IResult> Check(IMediator mediator, CancellationToken ct, string? community = null, string? code = null, string? name = null, string? address = null) =>
        (await mediator.Send(new CheckProject(community, code, name, address), ct)).ToHttp();

    private static async Task<IResult> Register(NewProject body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RegisterProject(body.Code, body.Community, body.Entry ?? new ProjectEntry()), ct)).ToHttp(id => TypedResults.Created($"/api/v1/projects/{id.Value}", new { id = id.Value }));

    private static async Task<IResult> Find(Guid id, IMediator mediator, HttpContext context, CancellationToken ct) =>
        (await mediator.Send(new GetProject(ProjectId.From(id)), ct)).ToHttp(project => context.WithETag(project, project.Version));

    private static async Task<IResult> Homes(Guid id, IMediator mediator, CancellationToken ct, string? building = null, string? room = null, int page = 1, int size = 20) =>
        (await mediator.Send(new GetProjectHomes(ProjectId.From(id), building, room, new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> Owners(Guid id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetOwnerCounts(ProjectId.From(id)), ct)).ToHttp();

    private static async Task<IResult> Correct(Guid id, ProjectEntry body, IMediator mediator, HttpRequest request, CancellationToken ct) =>
        (await mediator.Send(new CorrectProject(ProjectId.From(id), body, request.ExpectedVersion()), ct)).ToHttp();

    private static async Task<IResult> Place(Guid id, IReadOnlyList<GeoPoint> body, IMediator mediator, CancellationToken ct, CoordinateSystem system = CoordinateSystem.Cgcs2000) =>
        (await mediator.Send(new PlaceProjectOnMap(ProjectId.From(id), [.. body.Select(point => system.PlaceOf(point.Longitude, point.Latitude))]), ct)).ToHttp();

    private static async Task<IResult> Assign(Guid id, NewManagement body, IMediator mediator, HttpRequest request, CancellationToken ct) =>
        (await mediator.Send(new AssignEnterprise(ProjectId.From(id), OrganisationId.From(body.Enterprise), body.ContractReference, body.ContractFrom, body.ContractUntil, body.PreviousEnd, request.ExpectedVersion()), ct)).ToHttp();

    private static async Task<IResult> Release(Guid id, IMediator mediator, HttpRequest request, CancellationToken ct, ManagementEnd end = default) =>
        (await mediator.Send(new ReleaseEnterprise(ProjectId.From(id), end, request.ExpectedVersion()), ct)).ToHttp();

    private static async Task<IResult> RecordBranch(Guid id, NewPartyBranch body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RecordPartyBranch(id, body.Secretary, body.Document, body.Phone, body.FoundedOn), ct)).ToHttp();

    private static ProjectFilter FilterOf(string? name, bool? hasLayer, MapLayerKind? layer, ProjectUsage? usage, ProjectState? state, string? place) =>
        new() { Name = name, HasLayer = hasLayer, Layer = layer, Usage = usage, State = state, Place = place };

    private sealed record NewProject(string? Code, string? Community, ProjectEntry? Entry);

    private sealed record NewManagement(Guid Enterprise, string? ContractReference, DateOnly? ContractFrom, DateOnly? ContractUntil, ManagementEnd? PreviousEnd);

    private sealed record NewPartyBranch(string? Secretary, string? Document, string? Phone, DateOnly? FoundedOn);
}
