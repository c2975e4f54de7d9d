using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Attachments;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.My.Ballots;

/// <summary>One ballot on the owner's phone: what is asked, the voting paper of each own voting unit, and the receipt once it is cast (BAL-12…14).</summary>
/// <param name="mediator">Sends the requests.</param>
/// <param name="clock">The time, to say how long voting lasts.</param>
public sealed class DetailsModel(IMediator mediator, TimeProvider clock) : PageModel
{
    /// <summary>The ballot.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The home voted for; the first without a vote when null.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? House { get; set; }

    /// <summary>One choice a question; what was not chosen is left blank.</summary>
    [BindProperty]
    public IReadOnlyList<Choice?> Choices { get; set; } = [];

    /// <summary>The ballot with the own homes and votes.</summary>
    public MyBallot Ballot { get; private set; } = null!;

    /// <summary>Its documents.</summary>
    public AttachmentList? Files { get; private set; }

    /// <summary>The unit whose paper is open; null when none can vote.</summary>
    public MyUnit? Unit { get; private set; }

    /// <summary>Whether the choices are shown once more before they are sent.</summary>
    public bool Confirming { get; private set; }

    /// <summary>Now.</summary>
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Whether voting is open.</summary>
    public bool IsOpen => Ballot.State == BallotState.Open;

    /// <summary>The choice for a question.</summary>
    public Choice ChoiceOf(int question) => question < Choices.Count ? Choices[question] ?? Choice.Blank : Choice.Blank;

    /// <summary>Shows the ballot.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>Shows the choices once more.</summary>
    public async Task<IActionResult> OnPostCheckAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } refused) return this.Refused(refused);
        if (Ballot.Questions.All(question => ChoiceOf(question.Index) == Choice.Blank)) return this.Refused(BallotErrors.WrongChoices);

        Confirming = true;
        return Page();
    }

    /// <summary>Back to the paper with what was chosen.</summary>
    public async Task<IActionResult> OnPostChangeAsync(CancellationToken ct) => await LoadAsync(ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>Casts the vote.</summary>
    public async Task<IActionResult> OnPostCastAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } gone) return this.Refused(gone);
        if (House is not { } house) return this.Refused(BallotErrors.OutOfScope);

        var cast = await mediator.Send(new CastVote(new BallotId(Id), new HouseId(house), [.. Ballot.Questions.Select(question => ChoiceOf(question.Index))]), ct);
        return cast.Error is { } refused ? this.Refused(refused) : this.Done("已收到您的投票", "Details", new { id = Id, house });
    }

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var ballot = await mediator.Send(new GetMyBallot(new BallotId(Id)), ct);
        if (ballot.Error is { } gone) return gone;

        Ballot = ballot.Value;
        Unit = Ballot.Units.FirstOrDefault(unit => unit.House == House) ?? Ballot.Units.FirstOrDefault(unit => unit.Vote is null) ?? (Ballot.Units.Count > 0 ? Ballot.Units[0] : null);
        House = Unit?.House;
        if (await mediator.Send(new GetAttachments(AttachmentKinds.Ballot, Id), ct) is { Succeeded: true } files) Files = files.Value;
        return null;
    }
}
