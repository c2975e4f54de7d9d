using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>What a caller can do to a ballot now; the buttons of list and detail (BAL-01).</summary>
public enum BallotAction
{
    /// <summary>编辑</summary>
    Edit = 1,

    /// <summary>提交</summary>
    Submit,

    /// <summary>删除</summary>
    Delete,

    /// <summary>审核</summary>
    Review,

    /// <summary>投票补计</summary>
    EnterPaper,

    /// <summary>确认从众</summary>
    ConfirmFollow,

    /// <summary>统计录入</summary>
    EnterStatistics,

    /// <summary>确认统计</summary>
    ConfirmStatistics,

    /// <summary>计票</summary>
    Count,

    /// <summary>Copy a refused application into a new draft (decision 5).</summary>
    Copy,

    /// <summary>See and print how each unit voted (decision 13).</summary>
    ViewVotes,
}

/// <summary>Derives the buttons from state, convenor and permissions; the aggregate decides again when one is pressed.</summary>
public static class BallotActions
{
    /// <summary>The actions open to a caller.</summary>
    public static IReadOnlyList<BallotAction> Of(Convenor convenor, BallotState state, IActor actor)
    {
        var own = actor.OrganisationId == convenor.Organisation;
        var level = actor.Scope.Prefix is { } prefix ? Jurisdiction.Of(prefix).Level : (JurisdictionLevel?)null;
        var actions = new List<BallotAction>();
        Add(BallotAction.Edit, own && state == BallotState.Draft, Permissions.ConveneBallots);
        Add(BallotAction.Submit, own && state == BallotState.Draft, Permissions.ConveneBallots);
        Add(BallotAction.Delete, own && state == BallotState.Draft, Permissions.ConveneBallots);
        Add(BallotAction.Review, !own && state == BallotState.UnderReview && level == convenor.ReviewingLevel, Permissions.ReviewBallots);
        Add(BallotAction.EnterPaper, own && state is (BallotState.Open or BallotState.Closed), Permissions.EnterPaperBallots);
        Add(BallotAction.ConfirmFollow, own && state is (BallotState.Closed or BallotState.FollowConfirmed), Permissions.CountBallots);
        Add(BallotAction.EnterStatistics, own && state == BallotState.FollowConfirmed, Permissions.CountBallots);
        Add(BallotAction.ConfirmStatistics, own && state == BallotState.FollowConfirmed, Permissions.ConfirmAsConvenor);
        Add(BallotAction.ConfirmStatistics, !own && state == BallotState.FollowConfirmed && level is (JurisdictionLevel.District or JurisdictionLevel.Street or JurisdictionLevel.Community), Permissions.ConfirmAsGovernment);
        Add(BallotAction.Count, own && state == BallotState.FollowConfirmed, Permissions.CountBallots);
        Add(BallotAction.Copy, own && state == BallotState.Rejected, Permissions.ConveneBallots);
        Add(BallotAction.ViewVotes, state == BallotState.Counted, Permissions.ViewVotes);
        return actions;

        void Add(BallotAction action, bool possible, string permission)
        {
            if (possible && actor.May(permission)) actions.Add(action);
        }
    }
}
