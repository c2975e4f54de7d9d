using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Hosting.SignIn;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Dev;

/// <summary>Stands in for the government's sign-in: a persona is signed in at once, anybody else goes back through the port. Development on this machine only.</summary>
/// <param name="personas">Who can be chosen.</param>
/// <param name="standIn">Answers the port's question.</param>
[AllowAnonymous]
public sealed class SsoModel(IPersonas personas, ISsoStandIn standIn) : PageModel
{
    /// <summary>The secret of the port's question; null when the page was opened by itself.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    /// <summary>The page that was asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary><c>corporation</c> for 法人登录; everybody otherwise.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>Who can be chosen.</summary>
    public IReadOnlyList<ListedPersona> Personas { get; private set; } = [];

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Back ??= BackOf(standIn.ReturnPathOf(State ?? ""));
        await LoadAsync(ct);
    }

    /// <summary>Signs the chosen persona in and goes back.</summary>
    public async Task<IActionResult> OnPostAsync(string? persona, CancellationToken ct)
    {
        if (await personas.SessionAsync(persona ?? "", ct) is not { } session)
        {
            await LoadAsync(ct);
            return this.Refused(AccountErrors.NoAccount);
        }

        await HttpContext.EnterAsync(session);
        return LocalRedirect(Url.Safe(Back));
    }

    /// <summary>Answers the port's question with whatever was typed; nothing typed is the person who said no.</summary>
    public IActionResult OnPostSomebody(string? name, string? document, string? mobile, string? corporation, string? corporationName, Assurance? level, bool decline)
    {
        var sure = level ?? Assurance.L3;
        var back = Url.Safe(standIn.ReturnPathOf(State ?? ""));
        var phone = MobileNumber.TryParse(mobile);
        var identity = IdDocument.TryParse(DocumentType.ResidentId, document);
        SsoOutcome? outcome = decline ? null : (UnifiedSocialCreditCode.TryParse(corporation), identity) switch
        {
            ({ } code, _) => new SsoOutcome.Corporation($"local-{code.Value}", code, corporationName ?? "", new CorporateAgent(name ?? "", identity, phone), sure),
            (null, { } known) => new SsoOutcome.Person($"local-{known.Masked}", name ?? "", known, phone, sure),
            _ => null,
        };
        var answer = outcome is null ? "" : standIn.Answer(State ?? "", outcome);
        return LocalRedirect($"{back}{(back.Contains('?', StringComparison.Ordinal) ? '&' : '?')}state={Uri.EscapeDataString(State ?? "")}&code={answer}");
    }

    // The return path of the question carries the page that was asked for.
    private static string? BackOf(string? returnPath) =>
        returnPath?.IndexOf('?', StringComparison.Ordinal) is { } at and >= 0 && Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(returnPath[at..]).TryGetValue("back", out var back) ? back.ToString() : null;

    private async Task LoadAsync(CancellationToken ct)
    {
        var all = await personas.ListAsync(ct);
        Personas = Kind == "corporation" ? [.. all.Where(persona => persona.Role is nameof(Role.EntLead) or nameof(Role.Developer))] : all;
    }
}
