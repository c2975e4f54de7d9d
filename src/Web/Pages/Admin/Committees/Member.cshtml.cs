using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Committees;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Committees;

/// <summary>Edits the data of a member already there (OC-03).</summary>
/// <param name="mediator">Sends the command.</param>
[OpensFor(Permissions.EditCommittee)]
public sealed class MemberModel(IMediator mediator) : PageModel
{
    private MemberLine? _member;

    /// <summary>The committee.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The member.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Member { get; set; }

    /// <summary>The version the form was read at.</summary>
    [BindProperty]
    public long Version { get; set; }

    /// <summary>姓名</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>性别</summary>
    [BindProperty]
    public Gender? Gender { get; set; }

    /// <summary>电话</summary>
    [BindProperty]
    public string? Phone { get; set; }

    /// <summary>房号</summary>
    [BindProperty]
    public string? Room { get; set; }

    /// <summary>What is known of the member.</summary>
    public MemberLine Known => _member ?? throw new InvalidOperationException("Shown only when found.");

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } refused) return this.Refused(refused);

        (Name, Gender, Room) = (Known.Name, Known.Gender, Known.Room);
        return Page();
    }

    /// <summary>保存</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var read = Version;
        if (await LoadAsync(ct) is { } hidden) return this.Refused(hidden);

        Version = read;
        var done = await mediator.Send(new CorrectMember(CommitteeId.From(Id), Member, Name, Gender, Phone, Room, read), ct);
        return done.Error is { } refused ? this.Refused(refused) : this.Done("保存成功", "/Admin/Committees/Detail", new { id = Id });
    }

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new GetCommittee(CommitteeId.From(Id)), ct);
        if (answer.Error is { } refused) return refused;

        Version = answer.Value.Version;
        _member = answer.Value.Members.Concat(answer.Value.Alternates).FirstOrDefault(member => member.Id == Member);
        return _member is null ? CommitteeErrors.MemberUnknown : null;
    }
}
