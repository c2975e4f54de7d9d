using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using PropertyPlatform.Application.Committees;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Committees;

/// <summary>会议管理 → 新增, 编辑 (OC-04, OC-05).</summary>
/// <param name="mediator">Sends the commands.</param>
[OpensFor(Permissions.RecordMeetings)]
public sealed class MeetingModel(IMediator mediator) : PageModel
{
    /// <summary>The meeting; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    /// <summary>The version the form was read at.</summary>
    [BindProperty]
    public long Version { get; set; }

    /// <summary>What was typed.</summary>
    [BindProperty]
    public MeetingForm Form { get; set; } = new();

    /// <summary>Choices of 业委会.</summary>
    public IReadOnlyList<SelectListItem> Committees { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadChoicesAsync(ct) is { } hidden) return this.Refused(hidden);
        if (Id is not { } id)
        {
            if (Committees is [var only]) Form.Committee = Guid.Parse(only.Value);
            return Page();
        }

        var answer = await mediator.Send(new GetMeeting(MeetingId.From(id)), ct);
        if (answer.Error is { } refused) return this.Refused(refused);

        (Form, Version) = (MeetingForm.Of(answer.Value), answer.Value.Version);
        return Page();
    }

    /// <summary>保存</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadChoicesAsync(ct) is { } hidden) return this.Refused(hidden);

        var error = Id is { } id
            ? (await mediator.Send(new EditMeeting(MeetingId.From(id), Form.ToEntry(), Version), ct)).Error
            : (await mediator.Send(new RecordMeeting(CommitteeId.From(Form.Committee ?? Guid.Empty), Form.ToEntry()), ct)).Error;
        return error is { } refused ? this.Refused(refused) : this.Done("保存成功", "/Admin/Committees/Meetings");
    }

    private async Task<Error?> LoadChoicesAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new GetCommittees(null, null, null, null, new Application.Shared.Page(Size: Application.Shared.Page.MaxSize)), ct);
        if (answer.Error is { } refused) return refused;

        Committees = [.. answer.Value.Items.Where(line => line.State != CommitteeState.Ended).Select(line => new SelectListItem(line.Name, line.Id.ToString()))];
        return null;
    }
}

/// <summary>The form of a meeting.</summary>
public sealed class MeetingForm
{
    /// <summary>业委会</summary>
    public Guid? Committee { get; set; }

    /// <summary>主题</summary>
    public string? Topic { get; set; }

    /// <summary>会议类型</summary>
    public MeetingKind? Kind { get; set; }

    /// <summary>时间</summary>
    public DateTimeOffset? HeldAt { get; set; }

    /// <summary>地点</summary>
    public string? Venue { get; set; }

    /// <summary>主持人</summary>
    public string? Chair { get; set; }

    /// <summary>参加人</summary>
    public string? Attendees { get; set; }

    /// <summary>内容/决议</summary>
    public string? Content { get; set; }

    /// <summary>The form as read.</summary>
    public static MeetingForm Of(MeetingDetail m) => new()
    {
        Committee = m.CommitteeId,
        Topic = m.Topic,
        Kind = m.Kind,
        HeldAt = m.HeldAt,
        Venue = m.Venue,
        Chair = m.Chair,
        Attendees = m.Attendees,
        Content = m.Content,
    };

    /// <summary>What is recorded.</summary>
    public MeetingEntry ToEntry() => new() { Topic = Topic, Kind = Kind, HeldAt = HeldAt, Venue = Venue, Chair = Chair, Attendees = Attendees, Content = Content };
}
