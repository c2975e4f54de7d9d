using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Accounts;

namespace PropertyPlatform.Web.Pages.Dev;

/// <summary>The door for developers: whom one can sign in as, and the stand-ins. Development on this machine only.</summary>
/// <param name="personas">The people of the demo city.</param>
[AllowAnonymous]
public sealed class DevModel(IPersonas personas) : PageModel
{
    /// <summary>The people.</summary>
    public IReadOnlyList<ListedPersona> Personas { get; private set; } = [];

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync(CancellationToken ct) => Personas = await personas.ListAsync(ct);
}
