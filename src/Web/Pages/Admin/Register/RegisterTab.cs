using MediatR;
using Microsoft.AspNetCore.Mvc;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Register;

/// <summary>业主清册 on the project page.</summary>
internal sealed class RegisterTabs : IProjectTabs
{
    public IEnumerable<ProjectTab> Tabs { get; } = [new("register", "业主清册", 35, Permissions.ViewRegister, typeof(RegisterTab).FullName)];
}

/// <summary>The register of a project in numbers, with the ways into it.</summary>
/// <param name="mediator">Sends the question.</param>
[ViewComponent]
public sealed class RegisterTab(IMediator mediator) : ViewComponent
{
    /// <summary>Draws the tab; nothing when the project does not exist for the reader.</summary>
    public async Task<IViewComponentResult> InvokeAsync(Guid project)
    {
        var overview = await mediator.Send(new GetRegisterOverview(new ProjectId(project)), HttpContext.RequestAborted);
        return overview.Succeeded ? View("/Pages/Admin/Register/_RegisterTab.cshtml", overview.Value) : Content("");
    }
}
