using MediatR;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Api.Owners;

/// <summary>Owners, offline certification and proxies over REST for offices and committees (OWN-03, 04, 05, 09). Documents travel in the body, never in an address.</summary>
internal sealed class OwnerEndpoints : IApiModule
{
    public void Map(RouteGroupBuilder api)
    {
        var projects = api.MapGroup("/projects/{project:guid}").WithTags("Owners");
        projects.MapGet("/owners", List);
        projects.MapGet("/owners/figures", Figures);
        projects.MapPost("/owners/verification", Verify);
        projects.MapGet("/proxies", Proxies);

        var certifications = api.MapGroup("/certifications").WithTags("Owners");
        certifications.MapPost("/search", Search);
        certifications.MapGet("", Recorded);
        certifications.MapGet("/{id:guid}", Show);
        certifications.MapPost("/{id:guid}/record", Record);
        certifications.MapPost("/{id:guid}/decision", Decide);
        api.MapPost("/proxies/{id:guid}/review", Review).WithTags("Owners");
    }

    private static async Task<IResult> List(Guid project, IMediator mediator, CancellationToken ct, bool? bound = null, string? building = null, string? room = null, int page = 1, int size = 20) =>
        (await mediator.Send(new GetProjectOwners(new ProjectId(project), bound, building, room, new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> Figures(Guid project, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetBindingFigures(new ProjectId(project)), ct)).ToHttp();

    private static async Task<IResult> Verify(Guid project, VerifyForm form, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new VerifyOwnerOfArea(new ProjectId(project), form.Name ?? "", form.DocumentType, form.DocumentNumber ?? ""), ct)).ToHttp();

    private static async Task<IResult> Proxies(Guid project, IMediator mediator, CancellationToken ct, ProxyState? state = null, int page = 1, int size = 20) =>
        (await mediator.Send(new GetProjectProxies(new ProjectId(project), state, new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> Search(VerifyForm form, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new FindOwnersToCertify(form.DocumentType, form.DocumentNumber ?? ""), ct)).ToHttp();

    private static async Task<IResult> Recorded(IMediator mediator, CancellationToken ct, int page = 1, int size = 20) =>
        (await mediator.Send(new GetRecordedCertifications(new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> Show(Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetCertification(new BindingRequestId(id)), ct)).ToHttp();

    private static async Task<IResult> Record(Guid id, NoteForm form, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new CertifyOwnerOffline(new BindingRequestId(id), form.Note), ct)).ToHttp();

    private static async Task<IResult> Decide(Guid id, DecisionForm form, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new DecideOfflineCertification(new BindingRequestId(id), form.Approve, form.Opinion), ct)).ToHttp(homes => TypedResults.Ok(new { homes }));

    private static async Task<IResult> Review(Guid id, DecisionForm form, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ReviewProxy(new ProxyId(id), form.Approve, form.Opinion), ct)).ToHttp();
}

/// <summary>Somebody's identity.</summary>
internal sealed record VerifyForm(string? Name, DocumentType DocumentType, string? DocumentNumber);

/// <summary>What an officer notes.</summary>
internal sealed record NoteForm(string? Note);

/// <summary>Yes or no, with a reason.</summary>
internal sealed record DecisionForm(bool Approve, string? Opinion);
