using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Projects;

/// <summary>物业区域管理: the projects of the caller (PRJ-02).</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class IndexModel(IMediator mediator) : ProjectFilterModel
{
    /// <summary>The list.</summary>
    public Paged<ProjectLine> Rows { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>Choices of 辖区.</summary>
    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var answer = await mediator.Send(new GetProjects(Filter, page), ct);
        if (answer.Error is { } refused) return this.Refused(refused);
        var places = await mediator.Send(new GetProjectPlaces(false), ct);
        if (places.Error is { } hidden) return this.Refused(hidden);

        Rows = answer.Value;
        Places = [.. places.Value.Select(place => new SelectListItem(place.Name, place.Code))];
        return Page();
    }
}
