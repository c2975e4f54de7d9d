using MediatR;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Api.Owners;

/// <summary>业主身份绑定, 我的房屋 and 被委托人认证 over REST, as the WeChat client uses them (OWN-01, 02, 05, 10).</summary>
internal sealed class MyHomesEndpoints : IApiModule
{
    public void Map(RouteGroupBuilder api)
    {
        var homes = api.MapGroup("/me/homes").WithTags("My homes");
        homes.MapGet("", List);
        homes.MapDelete("/{binding:guid}", Unbind);

        api.MapGet("/me/consents", Consents).WithTags("My homes");

        var bindings = api.MapGroup("/bindings").WithTags("Bindings");
        bindings.MapPost("", Bind);
        bindings.MapGet("/{id:guid}", Show);
        bindings.MapPost("/{id:guid}/face-check", Retry);
        bindings.MapPost("/{id:guid}/face-check/result", Complete);
        bindings.MapPost("/{id:guid}/offline", GoOffline);

        var proxies = api.MapGroup("/me/proxies").WithTags("My proxies");
        proxies.MapGet("", Proxies);
        proxies.MapPost("", Authorise);
        proxies.MapDelete("/{id:guid}", Revoke);
        proxies.MapPost("/certification", Certify);
        proxies.MapPost("/{id:guid}/face-check/result", CompleteProxy);
    }

    private static async Task<IResult> List(IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetMyHomes(), ct)).ToHttp();

    private static async Task<IResult> Consents(IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetMyConsents(), ct)).ToHttp();

    private static async Task<IResult> Unbind(Guid binding, IMediator mediator, CancellationToken ct) => (await mediator.Send(new UnbindHome(new BindingId(binding)), ct)).ToHttp();

    private static async Task<IResult> Bind(BindForm form, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new BindOwner(form.Name ?? "", form.DocumentType, form.DocumentNumber ?? "", form.Phone ?? "", form.Code ?? "", form.BindingConsent, form.FaceConsent), ct))
            .ToHttp(progress => TypedResults.Created($"/api/v1/bindings/{progress.Request.Value}", ProgressAnswer.Of(progress)));

    private static async Task<IResult> Show(Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetMyRequest(new BindingRequestId(id)), ct)).ToHttp();

    private static async Task<IResult> Retry(Guid id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RetryFaceCheck(new BindingRequestId(id)), ct)).ToHttp(progress => TypedResults.Ok(ProgressAnswer.Of(progress)));

    private static async Task<IResult> Complete(Guid id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new CompleteFaceCheck(new BindingRequestId(id)), ct)).ToHttp(progress => TypedResults.Ok(ProgressAnswer.Of(progress)));

    private static async Task<IResult> GoOffline(Guid id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ChooseOfflineCertification(new BindingRequestId(id)), ct)).ToHttp(progress => TypedResults.Ok(ProgressAnswer.Of(progress)));

    private static async Task<IResult> Proxies(IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetMyProxies(), ct)).ToHttp();

    private static async Task<IResult> Authorise(AuthoriseForm form, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AuthoriseProxy(new HouseId(form.House), form.Name ?? "", form.DocumentType, form.DocumentNumber ?? "", form.Phone ?? "", form.From.ToUniversalTime(), form.To.ToUniversalTime()), ct))
            .ToHttp(id => TypedResults.Created("/api/v1/me/proxies", new { id = id.Value }));

    private static async Task<IResult> Revoke(Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new RevokeProxy(new ProxyId(id)), ct)).ToHttp();

    private static async Task<IResult> Certify(BindForm form, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new CertifyProxy(form.Name ?? "", form.DocumentType, form.DocumentNumber ?? "", form.Phone ?? "", form.Code ?? "", form.BindingConsent, form.FaceConsent), ct))
            .ToHttp(progress => TypedResults.Ok(ProxyAnswer.Of(progress)));

    private static async Task<IResult> CompleteProxy(Guid id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new CompleteProxyCheck(new ProxyId(id)), ct)).ToHttp(progress => TypedResults.Ok(ProxyAnswer.Of(progress)));
}

/// <summary>Identity as on the certificate of title, with the proof of the phone.</summary>
internal sealed record BindForm(string? Name, DocumentType DocumentType, string? DocumentNumber, string? Phone, string? Code, string? BindingConsent, string? FaceConsent);

/// <summary>An authorisation.</summary>
internal sealed record AuthoriseForm(Guid House, string? Name, DocumentType DocumentType, string? DocumentNumber, string? Phone, DateTimeOffset From, DateTimeOffset To);

/// <summary>Progress of a binding with bare ids.</summary>
internal sealed record ProgressAnswer(Guid Request, BindingRequestState State, OfflineReason? Offline, string? CheckAddress, int Homes)
{
    public static ProgressAnswer Of(BindingProgress progress) => new(progress.Request.Value, progress.State, progress.Offline, progress.CheckAddress, progress.Homes);
}

/// <summary>Progress of an authorisation with bare ids.</summary>
internal sealed record ProxyAnswer(Guid Proxy, ProxyState State, string? CheckAddress)
{
    public static ProxyAnswer Of(ProxyProgress progress) => new(progress.Proxy.Value, progress.State, progress.CheckAddress);
}
