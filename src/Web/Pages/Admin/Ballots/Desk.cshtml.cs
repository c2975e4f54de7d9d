using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Attachments;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Ballots;

/// <summary>投票补计: choose the room, see whom the entry covers, enter the paper ballot (BAL-15…19).</summary>
/// <param name="mediator">Sends the requests.</param>
[OpensFor(Permissions.EnterPaperBallots)]
public sealed class DeskModel(IMediator mediator) : PageModel
{
    /// <summary>The ballot.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Building chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Building { get; set; }

    /// <summary>Stairwell chosen; null for the first of the building.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Stairwell { get; set; }

    /// <summary>Room chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Room { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public PaperEdit Form { get; set; } = new();

    /// <summary>The application.</summary>
    public BallotView Ballot { get; private set; } = null!;

    /// <summary>Buildings, stairwells and rooms; null before the roll.</summary>
    public PaperDesk? Desk { get; private set; }

    /// <summary>The room chosen; null while none is.</summary>
    public DeskRoom? Chosen { get; private set; }

    /// <summary>Whether an entry can be made now.</summary>
    public bool MayEnter => Ballot.Actions.Contains(BallotAction.EnterPaper);

    /// <summary>Whether the chosen room takes a paper ballot.</summary>
    public bool Takes => Chosen is { } room && (room.State != DeskState.Electronic || room.MustBeSupplemented);

    /// <summary>Shows the desk.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>Enters the paper ballot, and goes on to the next room that waits.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } gone) return this.Instead(gone);
        if (Chosen is not { } room) return this.Refused(BallotErrors.OutOfScope);

        var choices = Form.DidNotVote ? null : Form.Choices;
        if (choices is not null && (choices.Count != room.Questions.Count || choices.Any(choice => choice is null))) return this.Refused(BallotErrors.WrongChoices);
        if ((await PhotoAsync(ct)).Error is { } notStored) return this.Refused(notStored);

        var entered = await mediator.Send(
            new EnterPaperVote(new BallotId(Id), new HouseId(room.House), choices is null ? null : [.. choices.Select(choice => choice ?? Choice.Blank)], Form.Photo, Form.Replaces is { } entry ? new PaperVoteId(entry) : null), ct);
        if (entered.Error is { } refused) return this.Refused(refused);

        return this.Done($"{room.Address} 补计完成", "Desk", new { id = Id, building = Desk?.Building, stairwell = Desk?.Stairwell, room = Next(room.House) });
    }

    /// <summary>Keeps the photo before the entry; a refused entry remembers it, so that it need not be taken again.</summary>
    private async Task<Result> PhotoAsync(CancellationToken ct)
    {
        if (Form.File is not { } file) return Result.Done;

        await using var content = file.OpenReadStream();
        var stored = await mediator.Send(new UploadAttachment(AttachmentKinds.BallotPaper, Id, file.FileName, content), ct);
        if (stored.Error is { } refused) return refused;

        Form.Photo = stored.Value.Value;
        ModelState.Remove("Form.Photo");
        return Result.Done;
    }

    private Guid? Next(Guid house)
    {
        var rooms = Desk?.Rooms ?? [];
        var here = rooms.TakeWhile(room => room.House != house).Count();
        return rooms.Skip(here + 1).Concat(rooms.Take(here)).FirstOrDefault(room => room.State is DeskState.None or DeskState.MustBeSupplemented)?.House;
    }

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var ballot = await mediator.Send(new GetBallot(new BallotId(Id)), ct);
        if (ballot.Error is { } gone) return gone;
        Ballot = ballot.Value;

        var desk = await mediator.Send(new GetPaperDesk(new BallotId(Id), Building, Stairwell), ct);
        if (desk.Error is { } closed) return closed.Code == BallotErrors.NoRoll.Code ? null : closed;
        Desk = desk.Value;
        if (Room is not { } room) return null;

        var chosen = await mediator.Send(new GetDeskRoom(new BallotId(Id), new HouseId(room)), ct);
        if (chosen.Error is { } outside) return outside;
        Chosen = chosen.Value;
        return null;
    }
}

/// <summary>The form of a paper ballot.</summary>
public sealed class PaperEdit
{
    /// <summary>One choice a question.</summary>
    public IList<Choice?> Choices { get; set; } = [];

    /// <summary>Whether the unit did not vote.</summary>
    public bool DidNotVote { get; set; }

    /// <summary>The photo to upload.</summary>
    public IFormFile? File { get; set; }

    /// <summary>The photo uploaded before.</summary>
    public Guid? Photo { get; set; }

    /// <summary>The entry that is corrected.</summary>
    public Guid? Replaces { get; set; }
}
