using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Weather;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Weather;

/// <summary>小区气象公告栏 as phone and desk share it: search, choose, 确定选择, read (WEA-01).</summary>
/// <param name="mediator">Sends the questions.</param>
public abstract class WeatherPage(IMediator mediator) : PageModel
{
    /// <summary>Part of the name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Keyword { get; set; }

    /// <summary>The area chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Project { get; set; }

    /// <summary>The areas to choose from.</summary>
    public Paged<WeatherArea> Areas { get; private set; } = new([], 0, new());

    /// <summary>The board of the area chosen; null before.</summary>
    public WeatherBoard? Board { get; private set; }

    /// <summary>Shows the areas, and the board when one is chosen.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var areas = await mediator.Send(new FindWeatherAreas(Keyword, page), ct);
        if (areas.Error is { } refused) return this.Refused(refused);

        Areas = areas.Value;
        if (Project is not { } chosen) return Page();

        var board = await mediator.Send(new GetWeather(ProjectId.From(chosen)), ct);
        if (board.Error is { } hidden) return this.Refused(hidden);

        Board = board.Value;
        return Page();
    }
}
