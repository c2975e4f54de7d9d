using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Committees;
using PropertyPlatform.Application.Privacy;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Privacy;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Committees;

/// <summary>A committee with members, alternates and staff (OC-01), and what changes them (OC-09).</summary>
/// <param name="mediator">Sends the commands.</param>
public sealed class DetailModel(IMediator mediator) : PageModel
{
    private CommitteeDetail? _committee;

    /// <summary>The committee.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>What is known of it.</summary>
    public CommitteeDetail Committee => _committee ?? throw new InvalidOperationException("Shown only when found.");

    /// <summary>The open tab.</summary>
    public string Open { get; private set; } = "members";

    /// <summary>Shows the committee.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>Somebody left.</summary>
    public async Task<IActionResult> OnPostVacateAsync(Guid member, DateOnly? on, string? reason, CancellationToken ct) =>
        await AnswerAsync(await mediator.Send(new VacateSeat(CommitteeId.From(Id), member, on, reason), ct), "已登记离任", ct);

    /// <summary>候补委员递补</summary>
    public async Task<IActionResult> OnPostPromoteAsync(Guid member, DateOnly? on, string? reason, CancellationToken ct) =>
        await AnswerAsync(await mediator.Send(new PromoteAlternate(CommitteeId.From(Id), member, on, reason), ct), "已递补为委员", ct);

    /// <summary>推选主任、副主任</summary>
    public async Task<IActionResult> OnPostAppointAsync(Guid member, CommitteePost post, CancellationToken ct) =>
        await AnswerAsync(await mediator.Send(new AppointMember(CommitteeId.From(Id), member, post), ct), "职务已更新", ct);

    /// <summary>Somebody's data in clear, after it was asked for with a reason.</summary>
    public UnmaskedData? Unmasked { get; private set; }

    /// <summary>查看完整信息</summary>
    public async Task<IActionResult> OnPostUnmaskAsync(Guid subject, string? reason, CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } hidden) return this.Refused(hidden);

        var unmasked = await mediator.Send(new UnmaskPersonalData(DataSubject.CommitteeMember, subject, reason), ct);
        if (unmasked.Error is { } refused) return this.Refused(refused);

        Unmasked = unmasked.Value;
        return Page();
    }

    private async Task<IActionResult> AnswerAsync(Result result, string done, CancellationToken ct)
    {
        if (result.Error is not { } refused) return this.Done(done, null, new { id = Id });

        return await LoadAsync(ct) is { } hidden ? this.Refused(hidden) : this.Refused(refused);
    }

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        Open = this.Tab("members", "staff", "former");
        var answer = await mediator.Send(new GetCommittee(CommitteeId.From(Id)), ct);
        if (answer.Error is { } refused) return refused;

        _committee = answer.Value;
        return null;
    }
}
