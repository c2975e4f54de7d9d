using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Weather;

namespace PropertyPlatform.Web.Pages.Dev;

/// <summary>Stages the weather of the stand-in. Development on this machine only.</summary>
/// <param name="standIns">The stand-in; none where a service is connected.</param>
[AllowAnonymous]
public sealed class WeatherModel(IEnumerable<IWeatherStandIn> standIns) : PageModel
{
    /// <summary>What it shows; null where a service is connected.</summary>
    public StagedWeather? Shown => standIns.FirstOrDefault()?.Shown;

    /// <summary>Shows the page.</summary>
    public void OnGet()
    {
    }

    /// <summary>Shows other weather from now on.</summary>
    public IActionResult OnPost(StagedWeather weather)
    {
        if (!Enum.IsDefined(weather)) return BadRequest();

        foreach (var standIn in standIns) standIn.Show(weather);
        return RedirectToPage();
    }
}
