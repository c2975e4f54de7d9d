using MediatR;
using Microsoft.AspNetCore.Mvc;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Projects;

/// <summary>业主情况 and 电子投票 on the project page (PRJ-29, PRJ-31).</summary>
internal sealed class ProjectSections : IProjectTabs
{
    public IEnumerable<ProjectTab> Tabs =>
    [
        new("owners", "业主情况", 75, Permissions.ViewProjects, "PropertyPlatform.Web.Pages.Admin.Projects.ProjectOwnersTab"),
        new("ballots", "电子投票", 95, Permissions.ViewBallots, "PropertyPlatform.Web.Pages.Admin.Projects.ProjectBallotsTab"),
    ];
}

/// <summary>How many owners and homes are bound.</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class ProjectOwnersTabViewComponent(IMediator mediator) : ViewComponent
{
    /// <summary>Draws the tab.</summary>
    public async Task<IViewComponentResult> InvokeAsync(Guid project)
    {
        var counts = await mediator.Send(new GetOwnerCounts(ProjectId.From(project)), HttpContext.RequestAborted);
        return View("~/Pages/Admin/Projects/_OwnersTab.cshtml", counts.Succeeded ? counts.Value : new ProjectOwners(0, 0, 0, 0));
    }
}

/// <summary>The ballots of the area, read-only.</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class ProjectBallotsTabViewComponent(IMediator mediator) : ViewComponent
{
    /// <summary>Draws the tab.</summary>
    public async Task<IViewComponentResult> InvokeAsync(Guid project)
    {
        var rows = await mediator.Send(new GetBallots(new BallotFilter(Project: ProjectId.From(project)), new Application.Shared.Page(Size: Application.Shared.Page.MaxSize)), HttpContext.RequestAborted);
        return View("~/Pages/Admin/Projects/_BallotsTab.cshtml", rows.Succeeded ? rows.Value.Items : []);
    }
}

/// <summary>Projects, area and households of the reader's place on the home page (PRJ-01).</summary>
/// <param name="mediator">Sends the question.</param>
/// <param name="actor">The reader.</param>
[Fills(Slot.HomeFigures, 10)]
public sealed class ProjectFiguresViewComponent(IMediator mediator, IActor actor) : ViewComponent
{
    /// <summary>Draws the figures for those who may see projects.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        if (!actor.May(Permissions.ViewProjects)) return Content("");

        var figures = await mediator.Send(new GetProjectFigures(new ProjectFilter()), HttpContext.RequestAborted);
        return figures.Succeeded ? View("~/Pages/Admin/Projects/_Figures.cshtml", figures.Value) : Content("");
    }
}
