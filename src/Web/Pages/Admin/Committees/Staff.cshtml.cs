using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Committees;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Committees;

/// <summary>Adds or edits one of 其他工作人员, an executive secretary or an owner supervisor (OC-02, OC-06).</summary>
/// <param name="mediator">Sends the command.</param>
[OpensFor(Permissions.EditCommittee)]
public sealed class StaffModel(IMediator mediator) : PageModel
{
    /// <summary>The committee.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Who is edited; null adds somebody.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Staff { get; set; }

    /// <summary>What was typed.</summary>
    [BindProperty]
    public StaffForm Form { get; set; } = new();

    /// <summary>What is known; null for somebody new.</summary>
    public StaffLine? Known { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } refused) return this.Refused(refused);
        if (Known is { } staff) Form = new StaffForm { Kind = staff.Kind, Name = staff.Name, Position = staff.Position, Since = staff.Since, LeftOn = staff.LeftOn };
        return Page();
    }

    /// <summary>保存</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } hidden) return this.Refused(hidden);

        var done = await mediator.Send(new KeepStaff(CommitteeId.From(Id), Staff, Form.ToEntry()), ct);
        return done.Error is { } refused ? this.Refused(refused) : this.Done("保存成功", "/Admin/Committees/Detail", new { id = Id, tab = "staff" });
    }

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new GetCommittee(CommitteeId.From(Id)), ct);
        if (answer.Error is { } refused) return refused;

        Known = answer.Value.Staff.FirstOrDefault(staff => staff.Id == Staff);
        return Staff is not null && Known is null ? CommitteeErrors.StaffUnknown : null;
    }
}

/// <summary>The form of somebody of the staff.</summary>
public sealed class StaffForm
{
    /// <summary>人员类别</summary>
    public StaffKind? Kind { get; set; }

    /// <summary>姓名</summary>
    public string? Name { get; set; }

    /// <summary>岗位</summary>
    public string? Position { get; set; }

    /// <summary>电话</summary>
    public string? Phone { get; set; }

    /// <summary>身份证号码</summary>
    public string? Document { get; set; }

    /// <summary>到岗日期</summary>
    public DateOnly? Since { get; set; }

    /// <summary>离岗日期</summary>
    public DateOnly? LeftOn { get; set; }

    /// <summary>What is kept.</summary>
    public StaffEntry ToEntry() => new() { Kind = Kind, Name = Name, Position = Position, Phone = Phone, Document = Document, Since = Since, LeftOn = LeftOn };
}
