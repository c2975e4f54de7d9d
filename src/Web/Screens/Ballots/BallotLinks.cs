using PropertyPlatform.Application.Ballots;

namespace PropertyPlatform.Web.Screens.Ballots;

/// <summary>Where each action on a ballot is done.</summary>
public static class BallotLinks
{
    /// <summary>The page of an action; null when it is a button and not a page.</summary>
    public static string? Of(BallotAction action, Guid ballot) => action switch
    {
        BallotAction.Edit => $"/admin/ballots/{ballot}/edit",
        BallotAction.Submit => null,
        BallotAction.Review => $"/admin/ballots/{ballot}/review",
        BallotAction.EnterPaper => $"/admin/ballots/{ballot}/desk",
        BallotAction.ConfirmFollow => $"/admin/ballots/{ballot}/follow",
        BallotAction.EnterStatistics => $"/admin/ballots/{ballot}/figures",
        BallotAction.ConfirmStatistics or BallotAction.Count => $"/admin/ballots/{ballot}?tab=count",
        BallotAction.ViewVotes => $"/admin/ballots/{ballot}/print/votes",
        _ => null,
    };
}
