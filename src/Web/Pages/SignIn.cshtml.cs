using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Shared;

namespace PropertyPlatform.Web.Pages;

/// <summary>The PC entrance (ACC-10, ACC-11): leads to the government's sign-in and from there back to the page that was asked for.</summary>
/// <param name="actor">Who is signed in already.</param>
[AllowAnonymous]
public sealed class SignInModel(IActor actor) : PageModel
{
    /// <summary>The page that was asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>Name of the one who is signed in; null for nobody.</summary>
    public string? SignedInAs => actor.IsSignedIn ? actor.Name : null;
}
