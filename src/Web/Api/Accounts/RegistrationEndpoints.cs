using MediatR;
using PropertyPlatform.Application.Accounts;

namespace PropertyPlatform.Web.Api.Accounts;

/// <summary>What the caller's unit registered (ORG-07). Its files are at <c>/attachments?kind=institution</c>.</summary>
internal sealed class RegistrationEndpoints : IApiModule
{
    public void Map(RouteGroupBuilder api)
    {
        var registration = api.MapGroup("/me/registration").WithTags("Me");
        registration.MapGet("", Show);
        registration.MapPut("", Correct);
    }

    private static async Task<IResult> Show(HttpContext context, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetMyRegistration(), ct)).ToHttp(own => own.Registered is { } registered ? context.WithETag(own, registered.Version) : TypedResults.Ok(own));

    private static async Task<IResult> Correct(RegistrationForm form, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(
            new CorrectMyRegistration(
                form.Name ?? "", form.UserName, form.LegalRepresentative ?? "", form.ContactPerson ?? "", form.Address ?? "", form.Phone, form.PhoneCode, request.ExpectedVersion()),
            ct)).ToHttp();

    private sealed record RegistrationForm(string? Name, string? UserName, string? LegalRepresentative, string? ContactPerson, string? Address, string? Phone, string? PhoneCode);
}
