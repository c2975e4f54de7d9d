using MediatR;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Hosting;
using PropertyPlatform.Web.Hosting.SignIn;

namespace PropertyPlatform.Web.Api.Accounts;

/// <summary>身份认证 for H5 (ACC-02…06, ACC-09): codes, WeChat, binding, switching, and the tokens that come of it.</summary>
internal sealed class IdentityEndpoints : IApiModule
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapPost("/codes", SendCode).WithTags("Identity");
        api.MapGet("/h5/menu", MenuOfTheOfficialAccount).WithTags("Identity");
        api.MapGet("/h5/page-signature", SignPage).WithTags("Identity");

        var identity = api.MapGroup("/identity").WithTags("Identity");
        identity.MapGet("/wechat", BeginWeChat);
        identity.MapPost("/wechat", EnterByWeChat);
        identity.MapPost("/government", (BindForm form, IMediator mediator, AccessTokens tokens, CancellationToken ct) => Bind(Audience.Government, form, mediator, tokens, ct));
        identity.MapPost("/property", (BindForm form, IMediator mediator, AccessTokens tokens, CancellationToken ct) => Bind(Audience.PropertyOrCommittee, form, mediator, tokens, ct));
        identity.MapPost("/expert", (BindForm form, IMediator mediator, AccessTokens tokens, CancellationToken ct) => Bind(Audience.Expert, form, mediator, tokens, ct));
        identity.MapPost("/refresh", Refresh);
    }

    private static async Task<IResult> SendCode(CodeForm form, HttpContext context, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RequestCode(form.Phone ?? "", form.Purpose, context.CountedAddress()), ct)).ToHttp();

    private static async Task<IResult> MenuOfTheOfficialAccount(IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetOfficialAccountMenu(), ct)).ToHttp();

    private static async Task<IResult> SignPage(string url, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetPageSignature(url), ct)).ToHttp();

    private static async Task<IResult> BeginWeChat(string returnPath, HttpContext context, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new BeginWeChat(returnPath), ct)).ToHttp(door =>
        {
            if (door.State is { } state) context.Remember(state);
            return TypedResults.Ok(new { door.Url });
        });

    private static async Task<IResult> EnterByWeChat(WeChatForm form, HttpContext context, IMediator mediator, AccessTokens tokens, CancellationToken ct)
    {
        if (!context.Began(form.State)) return Result.Refused(AccountErrors.WeChatUnknown).ToHttp();

        return (await mediator.Send(new EnterByWeChat(form.State ?? "", form.Code), ct))
            .ToHttp(entry => TypedResults.Ok(new IdentityState(entry.Session is not null, entry.Session is { } session ? tokens.Issue(session) : null, entry.Ticket, entry.Entries)));
    }

    private static async Task<IResult> Bind(Audience entry, BindForm form, IMediator mediator, AccessTokens tokens, CancellationToken ct) =>
        (await mediator.Send(new BindAccount(entry, form.Name ?? "", form.Phone ?? "", form.Code ?? "", form.Ticket), ct)).ToHttp(session => TypedResults.Ok(tokens.Issue(session)));

    private static async Task<IResult> Refresh(RefreshForm form, IMediator mediator, AccessTokens tokens, CancellationToken ct)
    {
        if (tokens.Read(form.RefreshToken ?? "") is not { } renewal) return Result.Refused(SharedErrors.NotSignedIn).ToHttp();

        return (await mediator.Send(new ResumeSession(renewal.Session, renewal.Number), ct)).ToHttp(session => TypedResults.Ok(tokens.Issue(session, renewal.Number + 1)));
    }

    private sealed record CodeForm(string? Phone, CodePurpose Purpose);

    private sealed record WeChatForm(string? State, string? Code);

    private sealed record BindForm(string? Name, string? Phone, string? Code, string? Ticket);

    private sealed record RefreshForm(string? RefreshToken);
}

/// <summary>What the page 物业服务 does after WeChat has said who opened it (ACC-02).</summary>
/// <param name="Bound">Whether it goes on to 物业服务; else to 身份认证.</param>
/// <param name="Token">The token of somebody bound.</param>
/// <param name="Ticket">Goes along with the form of 身份认证.</param>
/// <param name="Entries">The entries of 身份认证.</param>
public sealed record IdentityState(bool Bound, IssuedToken? Token, string Ticket, IReadOnlyList<Audience> Entries);
