using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Languages;

namespace PropertyPlatform.Web.Screens.Ballots;

/// <summary>The record of a ballot as a line of steps, and why the next buttons are not there yet.</summary>
public static class BallotSteps
{
    /// <summary>The steps done, and the one that waits.</summary>
    public static IReadOnlyList<ReviewStep> Of(BallotView ballot, Terms terms)
    {
        var steps = ballot.Trail.Select(step => StepOf(step, ballot.Convenor, terms)).ToList();
        if (Waiting(ballot) is { } waiting) steps.Add(waiting);
        return steps;
    }

    /// <summary>What the convenor cannot do yet, with the reason.</summary>
    /// <param name="ballot">The ballot.</param>
    /// <param name="outstanding">Homes or units that must be supplemented; null when not known.</param>
    /// <param name="sheet">The count so far; null when there is none.</param>
    public static IEnumerable<(string Text, string Reason)> NotYet(BallotView ballot, int? outstanding, CountSheet? sheet)
    {
        switch (ballot.State)
        {
            case BallotState.UnderReview:
                yield return ("编辑", $"已提交，不能再编辑或删除；请联系{ReviewerOf(ballot.Convenor)}审核");
                break;
            case BallotState.Approved:
                yield return ("投票补计", "投票开始后才能补计");
                break;
            case BallotState.Open:
                yield return ("确认从众", "投票截止后才能确认从众");
                break;
            case BallotState.Closed when outstanding > 0:
                yield return ("统计录入", $"还有 {outstanding} 户须投票补计，完成并确认从众后才能录入");
                break;
            case BallotState.Closed:
                yield return ("统计录入", "确认从众后才能录入");
                break;
            case BallotState.FollowConfirmed when !ballot.HasStatistics:
                yield return ("计票", "请先完成统计录入");
                break;
            case BallotState.FollowConfirmed when sheet is { Agrees: false }:
                yield return ("计票", "录入的数据与系统统计不一致，请核对更正");
                break;
            case BallotState.FollowConfirmed when ballot.Confirmations.Count < 2:
                yield return ("计票", $"等待{Missing(ballot)}确认统计");
                break;
        }
    }

    /// <summary>Who reviews.</summary>
    public static string ReviewerOf(Convenor convenor) => convenor.ReviewingLevel == JurisdictionLevel.District ? "区主管部门" : "所属街道办";

    private static string Missing(BallotView ballot) => (ballot.Confirmations.Any(c => c.Side == ConfirmingSide.Convenor), ballot.Confirmations.Any(c => c.Side == ConfirmingSide.Government)) switch
    {
        (false, true) => "召集人",
        (true, false) => "街道办（社区工作站）",
        _ => "双方",
    };

    private static ReviewStep StepOf(TrailStep step, Convenor convenor, Terms terms)
    {
        var term = terms.Of(step.Step);
        return step.Step switch
        {
            BallotMove.Approve => new ReviewStep(ReviewStepOf(convenor), step.Name, step.At, term.Text, step.Opinion, Tone.Good),
            BallotMove.Reject => new ReviewStep(ReviewStepOf(convenor), step.Name, step.At, term.Text, step.Opinion, Tone.Bad),
            BallotMove.Submit => new ReviewStep(term.Text, step.Name, step.At, "已提交", step.Opinion is { } reason ? $"通知期不足的原因：{reason}" : null, Tone.Active),
            BallotMove.Count => new ReviewStep(term.Text, step.Name, step.At, "计票完成", step.Opinion, Tone.Good),
            _ => new ReviewStep(term.Text, step.Name, step.At, "已完成", step.Opinion, Tone.Active),
        };
    }

    private static ReviewStep? Waiting(BallotView ballot) => ballot.State switch
    {
        BallotState.Draft => new ReviewStep("提交", null, null, null, Tone: Tone.Waiting),
        BallotState.UnderReview => new ReviewStep(ReviewStepOf(ballot.Convenor), null, null, null, Tone: Tone.Waiting),
        BallotState.Approved => new ReviewStep("投票开始", null, ballot.OpensAt, null, Tone: Tone.Waiting),
        BallotState.Open => new ReviewStep("投票截止", null, ballot.ClosesAt, null, Tone: Tone.Waiting),
        BallotState.Closed => new ReviewStep("投票补计、确认从众", null, null, null, Tone: Tone.Waiting),
        BallotState.FollowConfirmed when !ballot.HasStatistics => new ReviewStep("统计录入", null, null, null, Tone: Tone.Waiting),
        BallotState.FollowConfirmed when ballot.Confirmations.Count < 2 => new ReviewStep($"{Missing(ballot)}确认统计", null, null, null, Tone: Tone.Waiting),
        BallotState.FollowConfirmed => new ReviewStep("计票", null, null, null, Tone: Tone.Waiting),
        _ => null,
    };

    private static string ReviewStepOf(Convenor convenor) => convenor.ReviewingLevel == JurisdictionLevel.District ? "区主管部门审核" : "街道办审核";
}
