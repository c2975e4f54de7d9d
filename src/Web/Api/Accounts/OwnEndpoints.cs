using MediatR;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Hosting.SignIn;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Api.Accounts;

/// <summary>The caller's own account (ACC-08, ACC-09, ACC-28).</summary>
internal sealed class OwnEndpoints : IApiModule
{
    public void Map(RouteGroupBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Me");
        me.MapGet("", Profile);
        me.MapGet("/permissions", Permissions);
        me.MapGet("/menu", OwnMenu);
        me.MapGet("/identities", Identities);
        me.MapPost("/identities/{id:guid}/switch", Switch);
        me.MapPut("/phone", ChangePhone);
        me.MapPost("/unbind", Unbind);
        me.MapPost("/cancel", Cancel);
        me.MapPost("/sign-out", SignOut);
    }

    private static async Task<IResult> Profile(IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetMyProfile(), ct)).ToHttp();

    private static async Task<IResult> Permissions(IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetMyPermissions(), ct)).ToHttp();

    private static async Task<IResult> OwnMenu(IMediator mediator, Menu menu, CancellationToken ct) =>
        (await mediator.Send(new GetMyPermissions(), ct)).ToHttp(_ => TypedResults.Ok(menu.Groups));

    private static async Task<IResult> Identities(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetMyProfile(), ct)).ToHttp(profile => TypedResults.Ok(profile.Identities));

    // Another identity is another session: what the earlier one could do, its tokens can do no more.
    private static async Task<IResult> Switch(Guid id, HttpContext context, IMediator mediator, AccessTokens tokens, CancellationToken ct)
    {
        var answer = await mediator.Send(new SwitchIdentity(id), ct);
        if (answer.Error is null && (await mediator.Send(new EndSession(context.User.ToSession()), ct)).Error is { } refused) return Result.Refused(refused).ToHttp();

        return answer.ToHttp(session => TypedResults.Ok(tokens.Issue(session)));
    }

    private static async Task<IResult> SignOut(HttpContext context, IMediator mediator, CancellationToken ct) => (await mediator.Send(new EndSession(context.User.ToSession()), ct)).ToHttp();

    private static async Task<IResult> ChangePhone(PhoneForm form, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ChangeMyPhone(form.Phone ?? "", form.Code ?? ""), ct)).ToHttp();

    private static async Task<IResult> Unbind(IMediator mediator, CancellationToken ct) => (await mediator.Send(new UnbindMyAccount(), ct)).ToHttp();

    private static async Task<IResult> Cancel(IMediator mediator, CancellationToken ct) => (await mediator.Send(new CancelMyAccount(), ct)).ToHttp();

    private sealed record PhoneForm(string? Phone, string? Code);
}
