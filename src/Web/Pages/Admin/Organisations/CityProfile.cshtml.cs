using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Organisations;

/// <summary>部署配置: how the platform is set up for its city (ORG-06).</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class CityProfileModel(IMediator mediator) : PageModel
{
    /// <summary>The one that holds now; null before it is loaded.</summary>
    public CityProfile? InForce { get; private set; }

    /// <summary>The one that holds now, then those that will.</summary>
    public IReadOnlyList<CityProfile> Versions { get; private set; } = [];

    /// <summary>Shows the profile.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new GetCityProfile(), ct);
        if (answer.Error is { } refused) return this.Refused(refused);

        (InForce, Versions) = (answer.Value.InForce, [answer.Value.InForce, .. answer.Value.Upcoming]);
        return Page();
    }
}
