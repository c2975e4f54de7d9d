using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Projects;

/// <summary>A project with its tabs (PRJ-03). Only the open tab is loaded.</summary>
/// <param name="mediator">Sends the questions.</param>
/// <param name="sources">Tabs of other contexts.</param>
/// <param name="actor">The reader.</param>
public sealed class DetailModel(IMediator mediator, IEnumerable<IProjectTabs> sources, IActor actor) : PageModel
{
    private ProjectDetail? _project;

    /// <summary>The project.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>楼栋名称 of the tab of homes.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Building { get; set; }

    /// <summary>房号 of the tab of homes.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Room { get; set; }

    /// <summary>What is recorded.</summary>
    public ProjectDetail Project => _project ?? throw new InvalidOperationException("Shown only when found.");

    /// <summary>The tabs.</summary>
    public IReadOnlyList<ProjectTab> Tabs { get; } = ProjectTabList.Of(sources, actor);

    /// <summary>The open one.</summary>
    public ProjectTab Open { get; private set; } = new("", "", 0, null, null);

    /// <summary>The homes, on their tab.</summary>
    public ProjectHomes? Homes { get; private set; }

    /// <summary>Shows the project.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var answer = await mediator.Send(new GetProject(ProjectId.From(Id)), ct);
        if (answer.Error is { } refused) return this.Refused(refused);

        _project = answer.Value;
        var open = this.Tab([.. Tabs.Select(tab => tab.Key)]);
        Open = Tabs.First(tab => tab.Key == open);
        if (open != "homes") return Page();

        var homes = await mediator.Send(new GetProjectHomes(ProjectId.From(Id), Building, Room, page), ct);
        if (homes.Error is { } hidden) return this.Refused(hidden);

        Homes = homes.Value;
        return Page();
    }

    /// <summary>移除在管</summary>
    public async Task<IActionResult> OnPostReleaseAsync(ManagementEnd end, CancellationToken ct)
    {
        var done = await mediator.Send(new ReleaseEnterprise(ProjectId.From(Id), end, null), ct);
        if (done.Error is not { } refused) return this.Done("已移除在管", null, new { id = Id, tab = "managers" });

        var shown = await OnGetAsync(new Application.Shared.Page(), ct);
        return _project is null ? shown : this.Refused(refused);
    }
}
