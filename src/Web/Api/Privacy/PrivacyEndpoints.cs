using MediatR;
using PropertyPlatform.Application.Privacy;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Privacy;

namespace PropertyPlatform.Web.Api.Privacy;

/// <summary>Personal data in clear, who looked at it (PLT-11), and the texts that persons agree to.</summary>
internal sealed class PrivacyEndpoints : IApiModule
{
    public void Map(RouteGroupBuilder api)
    {
        var privacy = api.MapGroup("/personal-data").WithTags("Privacy");
        privacy.MapPost("/owners/{id:guid}", (Guid id, ReasonForm form, IMediator mediator, HttpContext context, CancellationToken ct) => Unmask(DataSubject.Owner, id, form, mediator, context, ct));
        privacy.MapPost("/members/{id:guid}", (Guid id, ReasonForm form, IMediator mediator, HttpContext context, CancellationToken ct) => Unmask(DataSubject.CommitteeMember, id, form, mediator, context, ct));
        privacy.MapPost("/accounts/{id:guid}", (Guid id, ReasonForm form, IMediator mediator, HttpContext context, CancellationToken ct) => Unmask(DataSubject.Account, id, form, mediator, context, ct));
        api.MapGet("/me/data-looks", Looks).WithTags("Privacy");
        api.MapGet("/consent-texts", Texts).WithTags("Privacy");
    }

    private static async Task<IResult> Unmask(DataSubject subject, Guid id, ReasonForm form, IMediator mediator, HttpContext context, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        return (await mediator.Send(new UnmaskPersonalData(subject, id, form.Reason), ct)).ToHttp();
    }

    private static async Task<IResult> Looks(IMediator mediator, CancellationToken ct, int page = 1, int size = 20) => (await mediator.Send(new GetLooksAtMyData(new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> Texts(IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetConsentTexts(), ct)).ToHttp();

    private sealed record ReasonForm(string? Reason);
}
