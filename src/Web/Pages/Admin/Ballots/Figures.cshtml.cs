using MediatR;
using Microsoft.AspNetCore.Mvc;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Ballots;

/// <summary>统计录入: votes and area of each option, question by question; the system's own figures stand beside (BAL-22, decision 1).</summary>
/// <param name="mediator">Sends the requests.</param>
[OpensFor(Permissions.CountBallots)]
public sealed class FiguresModel(IMediator mediator) : CountStepModel(mediator)
{
    /// <summary>The form: a line a question.</summary>
    [BindProperty]
    public IReadOnlyList<FiguresEdit> Form { get; set; } = [];

    /// <summary>Whether it can be entered now.</summary>
    public bool MayEnter => Ballot.Actions.Contains(BallotAction.EnterStatistics) && Ballot.SecondsToSettle == 0;

    /// <summary>Shows the figures.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } refused) return this.Refused(refused);

        Version = Sheet.Version;
        Form = [.. Sheet.Lines.Select(line => FiguresEdit.Of(line.Typed ?? line.Counted))];
        return Page();
    }

    /// <summary>保存</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } gone) return this.Instead(gone);
        if (!ModelState.IsValid) return this.Refused(SharedErrors.Invalid);
        if (Form.Any(figures => !figures.IsComplete)) return this.Refused(BallotErrors.ImplausibleStatistics);

        var entered = await Mediator.Send(new EnterStatistics(new BallotId(Id), [.. Form.Select(figures => figures.ToFigures())], Version), ct);
        return entered.Error is { } refused ? this.Refused(refused) : this.Done("统计已保存，请双方确认", "Details", new { id = Id, tab = "count" });
    }
}

/// <summary>One question of 统计录入; areas in m² with at most two decimals.</summary>
public sealed class FiguresEdit
{
    /// <summary>赞成 票数</summary>
    public int? ForHeads { get; set; }

    /// <summary>赞成 面积</summary>
    public decimal? ForArea { get; set; }

    /// <summary>反对 票数</summary>
    public int? AgainstHeads { get; set; }

    /// <summary>反对 面积</summary>
    public decimal? AgainstArea { get; set; }

    /// <summary>弃权 票数</summary>
    public int? AbstainHeads { get; set; }

    /// <summary>弃权 面积</summary>
    public decimal? AbstainArea { get; set; }

    /// <summary>Whether every figure is there and no area is finer than the register knows.</summary>
    public bool IsComplete =>
        ForHeads is not null && AgainstHeads is not null && AbstainHeads is not null && IsArea(ForArea) && IsArea(AgainstArea) && IsArea(AbstainArea);

    /// <summary>Figures as the form shows them.</summary>
    public static FiguresEdit Of(EnteredFigures figures) => new()
    {
        ForHeads = figures.For.Heads,
        ForArea = figures.For.Area.SquareMetres,
        AgainstHeads = figures.Against.Heads,
        AgainstArea = figures.Against.Area.SquareMetres,
        AbstainHeads = figures.Abstain.Heads,
        AbstainArea = figures.Abstain.Area.SquareMetres,
    };

    /// <summary>The figures as the ballot compares them.</summary>
    public EnteredFigures ToFigures() => new(Of(ForHeads, ForArea), Of(AgainstHeads, AgainstArea), Of(AbstainHeads, AbstainArea));

    private static bool IsArea(decimal? area) => area is >= 0 and < 100_000_000 && decimal.Round(area.Value, 2) == area;

    private static Weight Of(int? heads, decimal? area) => new(Area.FromSquareMetres(area ?? 0), heads ?? 0);
}
