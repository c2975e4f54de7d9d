using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Web.Languages;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Accounts;

/// <summary>账号操作记录 (ACC-38).</summary>
/// <param name="mediator">Sends the question.</param>
/// <param name="terms">Words of the actions.</param>
public sealed class TrailModel(IMediator mediator, Terms terms) : PageModel
{
    private static readonly string[] Known =
    [
        "accounts.preset", "accounts.bound", "accounts.granted", "accounts.phone_changed", "accounts.corrected", "accounts.nudged", "accounts.unbound", "accounts.sessions_ended", "accounts.cancelled", "accounts.projects_changed",
        "accounts.role_changed",
    ];

    /// <summary>Only that account.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Account { get; set; }

    /// <summary>Only that action.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Action { get; set; }

    /// <summary>First day.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    /// <summary>Last day.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    /// <summary>The list.</summary>
    public Paged<TrailLine> Rows { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>Choices of 操作.</summary>
    public IReadOnlyList<SelectListItem> Actions { get; } = [.. Known.Select(action => new SelectListItem(terms.Of("AccountAction", action).Text, action))];

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var answer = await mediator.Send(new GetAccountTrail(Account, Action, From, To, page), ct);
        if (answer.Error is { } refused) return this.Refused(refused);

        Rows = answer.Value;
        return Page();
    }

    /// <summary>Who did it: a person with the role, the platform, or the person concerned before anybody was signed in.</summary>
    public string Actor(TrailLine line, Terms words) => line.ByRole switch
    {
        "System" => "系统",
        "Public" => "本人",
        var role => $"{line.ByName ?? "—"}（{words.Of("Role", role).Text}）",
    };

    /// <summary>A fact in the reader's words: roles and permissions by their names.</summary>
    public string Readable(string name, string value, Terms words, ErrorTexts texts) => name switch
    {
        "role" => words.Of("Role", value).Text,
        "before" or "after" when value.Split(' ') is var keys && Array.TrueForAll(keys, key => key.StartsWith('+') || key.StartsWith('-')) =>
            string.Join("、", keys.Select(key => (key[0] == '+' ? "加 " : "减 ") + texts.OfPermission(key[1..]))),
        _ => value.Length == 0 ? "无" : value,
    };
}
