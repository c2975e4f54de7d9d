using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using PropertyPlatform.Application.Committees;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Committees;

/// <summary>登记业委会: the street records a committee or forms a group that prepares one (OC-07, OC-08).</summary>
/// <param name="mediator">Sends the command.</param>
[OpensFor(Permissions.RecordCommittees)]
public sealed class RecordModel(IMediator mediator) : PageModel
{
    private const int MoreRows = 4;
    private const int FirstRows = 7;

    /// <summary>What was typed.</summary>
    [BindProperty]
    public CommitteeForm Form { get; set; } = new();

    /// <summary>Choices of 物业区域.</summary>
    public IReadOnlyList<SelectListItem> Projects { get; private set; } = [];

    /// <summary>Part of the area's name, to narrow the choices.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Area { get; set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(Guid? project, CancellationToken ct)
    {
        Form.Project = project;
        Lengthen(FirstRows);
        return await LoadAsync(ct) is { } refused ? this.Refused(refused) : Page();
    }

    /// <summary>增加成员</summary>
    public async Task<IActionResult> OnPostMoreAsync(CancellationToken ct)
    {
        Shorten();
        Lengthen(Form.Members.Count + MoreRows);
        return await LoadAsync(ct) is { } refused ? this.Refused(refused) : Page();
    }

    /// <summary>保存</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Shorten();
        if (await LoadAsync(ct) is { } hidden) return this.Refused(hidden);

        var done = await mediator.Send(Form.ToCommand(), ct);
        if (done.Error is not { } refused) return this.Done("登记成功", "/Admin/Committees/Detail", new { id = done.Value.Value });

        Lengthen(FirstRows);
        return this.Refused(refused);
    }

    // Empty rows are left out, so the rows that stay have other numbers than those that were sent.
    private void Shorten()
    {
        Form.Members = [.. Form.Members.Where(member => !string.IsNullOrWhiteSpace(member.Name) || !string.IsNullOrWhiteSpace(member.Document))];
        ModelState.Clear();
    }

    private void Lengthen(int rows)
    {
        while (Form.Members.Count < rows) Form.Members.Add(new MemberForm { Post = Form.Members.Count switch { 0 => CommitteePost.Director, 1 => CommitteePost.DeputyDirector, _ => CommitteePost.Member } });
    }

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new GetProjects(new ProjectFilter { Name = Area }, new Application.Shared.Page(Size: Application.Shared.Page.MaxSize)), ct);
        if (answer.Error is { } refused) return refused;

        Projects = [.. answer.Value.Items.Select(project => new SelectListItem(project.Name, project.Id.ToString()))];
        return null;
    }
}

/// <summary>The form of a committee.</summary>
public sealed class CommitteeForm
{
    /// <summary>物业区域</summary>
    public Guid? Project { get; set; }

    /// <summary>类型</summary>
    public CommitteeKind Kind { get; set; } = CommitteeKind.Committee;

    /// <summary>名称</summary>
    public string? Name { get; set; }

    /// <summary>机构代码</summary>
    public string? Code { get; set; }

    /// <summary>选举产生日期</summary>
    public DateOnly? ElectedOn { get; set; }

    /// <summary>任期开始</summary>
    public DateOnly? TermFrom { get; set; }

    /// <summary>任期结束</summary>
    public DateOnly? TermUntil { get; set; }

    /// <summary>备案文号</summary>
    public string? FilingReference { get; set; }

    /// <summary>成员</summary>
    public IList<MemberForm> Members { get; set; } = [];

    /// <summary>What is recorded.</summary>
    public RecordCommittee ToCommand() => new(Project, Kind, Name, Code, ElectedOn, TermFrom, TermUntil, FilingReference, [.. Members.Select(member => member.ToEntry())]);
}

/// <summary>A row of the list of members.</summary>
public sealed class MemberForm
{
    /// <summary>姓名</summary>
    public string? Name { get; set; }

    /// <summary>性别</summary>
    public Gender? Gender { get; set; }

    /// <summary>证件号</summary>
    public string? Document { get; set; }

    /// <summary>电话</summary>
    public string? Phone { get; set; }

    /// <summary>房号</summary>
    public string? Room { get; set; }

    /// <summary>职务</summary>
    public CommitteePost? Post { get; set; }

    /// <summary>任职资格</summary>
    public MemberStanding Standing { get; set; } = MemberStanding.Owner;

    /// <summary>What is recorded.</summary>
    public MemberEntry ToEntry() => new() { Name = Name, Gender = Gender, Document = Document, Phone = Phone, Room = Room, Post = Post, Standing = Standing };
}
