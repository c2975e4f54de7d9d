using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Hosting.SignIn;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages;

/// <summary>The PC entrance (ACC-10…12): leads to the government's sign-in and from there back to the page that was asked for.</summary>
/// <param name="mediator">Sends the commands.</param>
/// <param name="actor">Who is signed in already.</param>
/// <param name="city">By what people sign in here (ORG-06).</param>
/// <param name="browsers">Knows the browsers of those who sign in by password.</param>
/// <param name="clock">The clock.</param>
[AllowAnonymous]
public sealed class SignInModel(IMediator mediator, IActor actor, ICityProfile city, KnownBrowsers browsers, TimeProvider clock) : PageModel
{
    /// <summary>The profile in force.</summary>
    public CityProfile City => city.InForceAt(clock.GetUtcNow());

    /// <summary>The page that was asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>用户名 of an institution.</summary>
    [BindProperty]
    public string? UserName { get; set; }

    /// <summary>密码</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Name of the one who is signed in; null for nobody.</summary>
    public string? SignedInAs => actor.IsSignedIn ? actor.Name : null;

    /// <summary>个人登录 or 法人登录; an applicant is a natural person who comes to apply as an expert and needs no account (ACC-10).</summary>
    public async Task<IActionResult> OnPostAsync(SsoSubjectKind kind, bool applicant, CancellationToken ct)
    {
        var way = $"/sign-in?handler=Return&kind={kind}{(applicant ? "&applicant=true" : "")}&visit={HttpContext.BeginVisit()}&back={Uri.EscapeDataString(Url.Safe(Back))}";
        var answer = await mediator.Send(new BeginSignIn(kind, way), ct);
        return answer.Error is { } refused ? this.Refused(refused) : Redirect(answer.Value.Url);
    }

    /// <summary>登录 of an institution by user name and password (ACC-19).</summary>
    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new SignInByPassword(UserName ?? "", Password ?? "", browsers.OriginOf(HttpContext, UserName)), ct);
        if (answer.Error is null) browsers.Remember(HttpContext, UserName);
        return await EnterAsync(answer);
    }

    /// <summary>The browser is back.</summary>
    public async Task<IActionResult> OnGetReturnAsync(SsoSubjectKind kind, bool applicant, string? visit, string? state, string? code, CancellationToken ct) =>
        HttpContext.EndVisit(visit) ? await EnterAsync(await mediator.Send(new CompleteSignIn(kind, state ?? "", code, applicant), ct)) : this.RefusedHere(AccountErrors.SsoForged);

    private async Task<IActionResult> EnterAsync(Result<Session> answer)
    {
        if (answer.Error is { } refused) return this.RefusedHere(refused);

        await HttpContext.EnterAsync(answer.Value);
        return LocalRedirect(Url.Safe(Back));
    }
}
