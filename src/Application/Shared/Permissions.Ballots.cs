namespace PropertyPlatform.Application.Shared;

public static partial class Permissions
{
    /// <summary>See ballots, their turnout and results within the own scope (BAL-25, BAL-30).</summary>
    public const string ViewBallots = "ballots.view";

    /// <summary>Draft, edit, delete and submit ballots of the own area (BAL-01…08, BAL-36).</summary>
    public const string ConveneBallots = "ballots.convene";

    /// <summary>Review submitted ballots (BAL-09).</summary>
    public const string ReviewBallots = "ballots.review";

    /// <summary>Enter paper ballots (BAL-15).</summary>
    public const string EnterPaperBallots = "ballots.paper";

    /// <summary>Confirm following, enter statistics, count (BAL-20…24).</summary>
    public const string CountBallots = "ballots.count";

    /// <summary>Confirm the statistics for the convenor's side (BAL-23).</summary>
    public const string ConfirmAsConvenor = "ballots.confirm_convenor";

    /// <summary>Confirm the statistics for the street's or community's side (BAL-23).</summary>
    public const string ConfirmAsGovernment = "ballots.confirm_government";

    /// <summary>See and print how each unit voted, after the count (BAL-26, decision 13).</summary>
    public const string ViewVotes = "ballots.votes";

    /// <summary>Vote for the own homes (BAL-13).</summary>
    public const string CastVotes = "ballots.cast";
}
