using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Hosting.SignIn;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Dev;

/// <summary>Stands in for the government's sign-in: whoever is chosen is signed in. Development on this machine only.</summary>
/// <param name="personas">Who can be chosen.</param>
[AllowAnonymous]
public sealed class SsoModel(IPersonas personas) : PageModel
{
    /// <summary>The page that was asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary><c>corporation</c> for 法人登录; everybody otherwise.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>Who can be chosen.</summary>
    public IReadOnlyList<ListedPersona> Personas { get; private set; } = [];

    /// <summary>Lists them.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Signs the chosen one in and goes back.</summary>
    public async Task<IActionResult> OnPostAsync(string? persona, CancellationToken ct)
    {
        if (await personas.SessionAsync(persona ?? "", ct) is not { } session)
        {
            await LoadAsync(ct);
            return this.Refused(AccountErrors.NoAccount);
        }

        await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, session.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme));
        return LocalRedirect(Url.Safe(Back));
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var all = await personas.ListAsync(ct);
        Personas = Kind == "corporation" ? [.. all.Where(persona => persona.Role is nameof(Role.EntLead) or nameof(Role.Developer))] : all;
    }
}
