using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Web.Hosting.SignIn;

namespace PropertyPlatform.Web.Pages.Dev;

/// <summary>
/// Plays WeChat and the phone of a follower: asks for consent and goes back with the chosen openid as the code; shows the follower's notices
/// and posts what the follower does. Development on this machine only.
/// </summary>
/// <param name="log">What was sent.</param>
/// <param name="mood">Makes the stand-in fail.</param>
/// <param name="standIns">WeChat's side; none where a real account is connected.</param>
[AllowAnonymous]
public sealed class WeChatModel(IChannelLog log, IStandInMood mood, IEnumerable<IWeChatStandIn> standIns) : PageModel
{
    private const int Newest = 30;

    /// <summary>The platform's secret, to be brought back; null when the phone itself is looked at.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    /// <summary>The page to go back to.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>Whose phone it is.</summary>
    [BindProperty(SupportsGet = true)]
    public string Follower { get; set; } = $"{IWeChatStandIn.Prefix}1";

    /// <summary>What the platform answered to the last event.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Answer { get; set; }

    /// <summary>The newest notices.</summary>
    public IReadOnlyList<Card> Cards { get; private set; } = [];

    /// <summary>Shows the page of consent, or the phone. A secret that WeChat would refuse is refused here.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (State is not null) return IWeChatStandIn.MayCarry(State) ? Page() : BadRequest();
        if (standIns.FirstOrDefault() is not { } weChat) return NotFound();

        var cards = new List<Card>();
        foreach (var line in (await log.ReadClearAsync(Follower, Newest, ct)).Where(line => line.Channel == "WeChat")) cards.Add(new Card(line, await weChat.GetsAsync(Follower, line.Kind, ct)));
        Cards = cards;
        return Page();
    }

    /// <summary>Goes back as a follower.</summary>
    public IActionResult OnPost(string? openid)
    {
        if (!IWeChatStandIn.MayCarry(State)) return BadRequest();

        var back = Url.Safe(Back);
        return LocalRedirect($"{back}{(back.Contains('?', StringComparison.Ordinal) ? '&' : '?')}state={Uri.EscapeDataString(State ?? "")}&code={Uri.EscapeDataString(openid ?? "")}");
    }

    /// <summary>Posts what the follower did.</summary>
    public async Task<IActionResult> OnPostEventAsync(string happened, CancellationToken ct)
    {
        if (standIns.FirstOrDefault() is not { } weChat) return NotFound();

        var parts = happened.Split('/', 2);
        return RedirectToPage(new { Follower, answer = await weChat.PostAsync(Follower, parts[0], parts.ElementAtOrDefault(1), ct) });
    }

    /// <summary>Refuses notices of a kind, or takes them again.</summary>
    public async Task<IActionResult> OnPostRefuseAsync(string kind, bool refuses, CancellationToken ct)
    {
        if (standIns.FirstOrDefault() is not { } weChat) return NotFound();

        await weChat.RefuseAsync(Follower, kind, refuses, ct);
        return RedirectToPage(new { Follower });
    }

    /// <summary>Uses the day's notices up.</summary>
    public IActionResult OnPostQuota()
    {
        mood.FailNext("quota-account");
        return RedirectToPage(new { Follower, answer = "quota" });
    }

    /// <summary>A notice on the phone.</summary>
    /// <param name="Line">What it says.</param>
    /// <param name="Gets">Whether the follower gets more of its kind.</param>
    public sealed record Card(ChannelLine Line, bool Gets);
}
