using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Attachments;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Domain.Attachments;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;
using PropertyPlatform.Web.Screens.Ballots;

namespace PropertyPlatform.Web.Pages.Admin.Ballots;

/// <summary>新增议题, 编辑议题: the form of a draft. It is saved as it is and submitted only when nothing is missing (BAL-03…05, BAL-07).</summary>
/// <param name="mediator">Sends the requests.</param>
[OpensFor(Permissions.ConveneBallots)]
public sealed class EditModel(IMediator mediator) : PageModel
{
    private const int MostMatters = 20;

    /// <summary>The draft.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version the form was read at.</summary>
    [BindProperty]
    public long Version { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public BallotEdit Form { get; set; } = new();

    /// <summary>The draft as it is stored.</summary>
    public BallotView Ballot { get; private set; } = null!;

    /// <summary>The kinds of matter with their rules.</summary>
    public MatterKinds Kinds { get; private set; } = null!;

    /// <summary>Buildings and stairwells to choose from.</summary>
    public IReadOnlyList<DeskPlace> Places { get; private set; } = [];

    /// <summary>What is missing; null when the content cannot even be checked.</summary>
    public DraftCheck? Check { get; private set; }

    /// <summary>The documents.</summary>
    public AttachmentList? Files { get; private set; }

    /// <summary>Shows the draft.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } refused) return this.Refused(refused);
        if (Ballot.State != BallotState.Draft) return Frozen();

        Form = BallotEdit.Of(Ballot.Content, Kinds.ParkingCounts);
        if (Form.Matters.Count == 0) Form.Matters = [new MatterEdit()];
        Version = Ballot.Version;
        return await CheckAsync(Ballot.Content, ct) is { } notChecked ? this.Refused(notChecked) : Page();
    }

    /// <summary>Saves the draft, complete or not.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await AgainAsync(SharedErrors.Invalid, ct);
        if ((await SaveAsync(ct)).Error is { } refused) return await AgainAsync(refused, ct);

        return this.Done("草稿已保存", "Edit", new { id = Id });
    }

    /// <summary>Saves and submits.</summary>
    public async Task<IActionResult> OnPostSubmitAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await AgainAsync(SharedErrors.Invalid, ct);
        if ((await SaveAsync(ct)).Error is { } notSaved) return await AgainAsync(notSaved, ct);

        var submitted = await mediator.Send(new SubmitBallot(new BallotId(Id), null), ct);
        if (submitted.Error is not { } refused) return this.Done("提交成功", "Details", new { id = Id });

        // The content is saved by now, so the form goes on from the new version.
        var answer = await AgainAsync(refused, ct);
        Version = Ballot.Version;
        ModelState.Remove(nameof(Version));
        return answer;
    }

    /// <summary>One matter more.</summary>
    public Task<IActionResult> OnPostAddAsync(CancellationToken ct) =>
        Form.Matters.Count < MostMatters ? ShowAsync([.. Form.Matters, new MatterEdit()], ct) : ShowAsync(Form.Matters, ct);

    /// <summary>One matter less.</summary>
    public Task<IActionResult> OnPostDropAsync(int matter, CancellationToken ct) => ShowAsync([.. Form.Matters.Where((_, i) => i != matter)], ct);

    /// <summary>The matters again, after a kind was chosen.</summary>
    public Task<IActionResult> OnPostMattersAsync(CancellationToken ct) => ShowAsync(Form.Matters, ct);

    /// <summary>What is still missing while the form is typed. A question that comes after the submission is refused without a page.</summary>
    public async Task<IActionResult> OnPostCheckAsync(CancellationToken ct)
    {
        var check = await mediator.Send(new CheckDraft(new BallotId(Id), Form.ToContent()), ct);
        return check.Error is { } refused ? this.Instead(refused) : Partial("_Gaps", check.Value);
    }

    /// <summary>Adds documents.</summary>
    public async Task<IActionResult> OnPostAttachAsync(IReadOnlyList<IFormFile> files, CancellationToken ct) =>
        (await mediator.AttachAsync(AttachmentKinds.Ballot, Id, files, ct)).Error is { } refused
            ? await StoredAsync(refused, ct)
            : this.Done($"已上传 {files.Count} 个附件", "Edit", new { id = Id });

    /// <summary>Takes a document away.</summary>
    public async Task<IActionResult> OnPostDetachAsync(Guid file, CancellationToken ct) =>
        (await mediator.Send(new RemoveAttachment(new AttachmentId(file)), ct)).Error is { } refused
            ? await StoredAsync(refused, ct)
            : this.Done("附件已删除", "Edit", new { id = Id });

    private Task<Result> SaveAsync(CancellationToken ct) => mediator.Send(new EditBallot(new BallotId(Id), Form.ToContent(), Version), ct);

    /// <summary>The form with other matters; nothing typed is lost and nothing is saved.</summary>
    private async Task<IActionResult> ShowAsync(IList<MatterEdit> matters, CancellationToken ct)
    {
        Form.Matters = matters;
        // What was posted would win over the changed rows.
        foreach (var key in ModelState.Keys.Where(key => key.StartsWith("Form.Matters", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
        if (await LoadAsync(ct) is { } refused) return this.Refused(refused);
        if (Ballot.State != BallotState.Draft) return Frozen();
        return await CheckAsync(Form.ToContent(), ct) is { } notChecked ? this.Refused(notChecked) : Page();
    }

    private async Task<IActionResult> AgainAsync(Error refused, CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } gone) return this.Refused(gone);
        if (Ballot.State != BallotState.Draft) return Frozen();
        if (await CheckAsync(Form.ToContent(), ct) is { } notChecked) return this.Refused(notChecked);
        return this.Refused(refused);
    }

    /// <summary>The stored draft with a refusal of something beside the form.</summary>
    private async Task<IActionResult> StoredAsync(Error refused, CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } gone) return this.Refused(gone);
        if (Ballot.State != BallotState.Draft) return Frozen();

        Form = BallotEdit.Of(Ballot.Content, Kinds.ParkingCounts);
        Version = Ballot.Version;
        ModelState.Clear();
        if (await CheckAsync(Ballot.Content, ct) is { } notChecked) return this.Refused(notChecked);
        return this.Refused(refused);
    }

    /// <summary>Somebody submitted it meanwhile, perhaps in another window.</summary>
    private RedirectToPageResult Frozen() => this.Done("投票申请提交后不能编辑", "Details", new { id = Id });

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var ballot = await mediator.Send(new GetBallot(new BallotId(Id)), ct);
        if (ballot.Error is { } gone) return gone;
        var kinds = await mediator.Send(new GetMatterKinds(), ct);
        if (kinds.Error is { } noKinds) return noKinds;
        var places = await mediator.Send(new GetAssemblyPlaces(new ProjectId(ballot.Value.Project)), ct);
        if (places.Error is { } noPlaces) return noPlaces;

        (Ballot, Kinds, Places) = (ballot.Value, kinds.Value, places.Value);
        if (await mediator.Send(new GetAttachments(AttachmentKinds.Ballot, Id), ct) is { Succeeded: true } files) Files = files.Value;
        return null;
    }

    private async Task<Error?> CheckAsync(BallotContent content, CancellationToken ct)
    {
        var check = await mediator.Send(new CheckDraft(new BallotId(Id), content), ct);
        if (check.Succeeded) Check = check.Value;
        return check.Error;
    }
}
