using MediatR;
using Microsoft.AspNetCore.Mvc;
using PropertyPlatform.Application.Committees;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Committees;

/// <summary>业主组织 in the menu (OC-01…05).</summary>
internal sealed class CommitteeMenu : IMenuSource
{
    public IEnumerable<MenuEntry> Entries =>
    [
        new(MenuModules.Committees, "业委会管理", "/Admin/Committees", Permissions.ViewCommittees, 10, Quick: true, Icon: "users-group"),
        new(MenuModules.Committees, "成员信息维护", "/Admin/Committees/Members", Permissions.EditCommittee, 20, Quick: true, Icon: "user-edit"),
        new(MenuModules.Committees, "会议管理", "/Admin/Committees/Meetings", Permissions.ViewCommittees, 30, Quick: true, Icon: "calendar-event"),
        new(MenuModules.Committees, "登记业委会", "/Admin/Committees/Record", Permissions.RecordCommittees, 40),
        new(MenuModules.EntranceOf(UnitKind.Committee), "会议管理", "/Admin/Committees/Meetings", Permissions.ViewCommittees, 20),
        new(MenuModules.EntranceOf(UnitKind.Committee), "成员信息维护", "/Admin/Committees/Members", Permissions.EditCommittee, 50),
    ];
}

/// <summary>业主委员会 on the project page (OC-10).</summary>
internal sealed class CommitteeTabs : IProjectTabs
{
    public IEnumerable<ProjectTab> Tabs => [new("committee", "业主委员会", 80, Permissions.ViewCommittees, "PropertyPlatform.Web.Pages.Admin.Committees.CommitteeTab")];
}

/// <summary>The committee and the groups of one project, with members.</summary>
/// <param name="mediator">Sends the questions.</param>
public sealed class CommitteeTabViewComponent(IMediator mediator) : ViewComponent
{
    /// <summary>Draws the tab.</summary>
    public async Task<IViewComponentResult> InvokeAsync(Guid project)
    {
        var lines = await mediator.Send(new GetCommittees(null, null, null, project, new Application.Shared.Page()), HttpContext.RequestAborted);
        var shown = new List<CommitteeDetail>();
        foreach (var line in lines.Succeeded ? lines.Value.Items : [])
        {
            var detail = await mediator.Send(new GetCommittee(new(line.Id)), HttpContext.RequestAborted);
            if (detail.Succeeded) shown.Add(detail.Value);
        }

        return View("~/Pages/Admin/Committees/_CommitteeTab.cshtml", shown);
    }
}
