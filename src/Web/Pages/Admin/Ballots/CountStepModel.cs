using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Pages.Admin.Ballots;

/// <summary>A step between the end of voting and the count, filled in beside the system's own figures.</summary>
/// <param name="mediator">Sends the requests.</param>
public abstract class CountStepModel(IMediator mediator) : PageModel
{
    /// <summary>The ballot.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version that was read.</summary>
    [BindProperty]
    public long Version { get; set; }

    /// <summary>The application.</summary>
    public BallotView Ballot { get; private set; } = null!;

    /// <summary>The count.</summary>
    public CountSheet Sheet { get; private set; } = null!;

    /// <summary>Sends the requests.</summary>
    protected IMediator Mediator { get; } = mediator;

    /// <summary>Reads application and count.</summary>
    protected async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var ballot = await Mediator.Send(new GetBallot(new BallotId(Id)), ct);
        if (ballot.Error is { } gone) return gone;
        var sheet = await Mediator.Send(new GetCountSheet(new BallotId(Id)), ct);
        if (sheet.Error is { } closed) return closed;

        (Ballot, Sheet) = (ballot.Value, sheet.Value);
        return null;
    }
}
