using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages;

/// <summary>The home page: the reader's work when signed in, else what this platform is.</summary>
/// <param name="city">By what people sign in here (ORG-06).</param>
/// <param name="clock">The time.</param>
[AllowAnonymous]
public sealed class IndexModel(ICityProfile city, TimeProvider clock) : PageModel
{
    /// <summary>The profile in force.</summary>
    public CityProfile City => city.InForceAt(clock.GetUtcNow());

    /// <summary>The day, with its name.</summary>
    public string Today => ChinaTime.OnTheWall(clock.GetUtcNow()).ToString("yyyy-MM-dd dddd", System.Globalization.CultureInfo.GetCultureInfo("zh-CN"));
}
