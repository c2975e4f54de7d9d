using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Ballots;

/// <summary>Who calls the owners' assembly (regulations §1.5, BAL-36).</summary>
public enum ConvenorKind
{
    /// <summary>业主委员会</summary>
    Committee = 1,

    /// <summary>筹备组</summary>
    PreparatoryGroup = 2,

    /// <summary>换届小组</summary>
    ReelectionGroup = 3,

    /// <summary>街道办事处</summary>
    Street = 4,

    /// <summary>社区工作站, by grant</summary>
    Community = 5,
}

/// <summary>The side that calls the assembly.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Organisation">The organisation.</param>
/// <param name="Name">Its name, as printed.</param>
public sealed record Convenor(ConvenorKind Kind, Guid Organisation, string Name)
{
    /// <summary>The level of government that reviews: the street, or the district when the street itself convenes (decision 2).</summary>
    public JurisdictionLevel ReviewingLevel => Kind == ConvenorKind.Street ? JurisdictionLevel.District : JurisdictionLevel.Street;
}

/// <summary>A person acting for an organisation, as the record keeps it.</summary>
/// <param name="Account">The account in use.</param>
/// <param name="Person">The person behind it.</param>
/// <param name="Organisation">The organisation it acts for.</param>
/// <param name="Level">Level of government; null for others.</param>
/// <param name="Name">The person's name.</param>
public sealed record Acting(Guid Account, Guid Person, Guid? Organisation, JurisdictionLevel? Level, string Name);

/// <summary>A step of the record: who did what when, with which opinion (PLT-09).</summary>
/// <param name="Step">What was done.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
/// <param name="Opinion">What was said; null when nothing was.</param>
public sealed record BallotStep(BallotMove Step, Acting By, DateTimeOffset At, string? Opinion);

/// <summary>The moves of a ballot.</summary>
public enum BallotMove
{
    /// <summary>新增</summary>
    Draft = 1,

    /// <summary>提交</summary>
    Submit,

    /// <summary>审核通过</summary>
    Approve,

    /// <summary>审核不通过</summary>
    Reject,

    /// <summary>确认从众</summary>
    ConfirmFollow,

    /// <summary>统计录入</summary>
    EnterStatistics,

    /// <summary>业委会（筹备组）确认</summary>
    ConfirmByConvenor,

    /// <summary>街道办（社区工作站）确认</summary>
    ConfirmByGovernment,

    /// <summary>计票</summary>
    Count,
}

/// <summary>What is stored of the state; open and closed follow from the clock.</summary>
public enum BallotPhase
{
    /// <summary>待提交</summary>
    Draft = 1,

    /// <summary>审核中</summary>
    UnderReview,

    /// <summary>审核不通过</summary>
    Rejected,

    /// <summary>审核通过, 投票中 or 投票截止, by the clock</summary>
    Approved,

    /// <summary>确认从众</summary>
    FollowConfirmed,

    /// <summary>计票完成</summary>
    Counted,
}

/// <summary>The state as everybody sees it at a moment.</summary>
public enum BallotState
{
    /// <summary>待提交</summary>
    Draft = 1,

    /// <summary>审核中</summary>
    UnderReview,

    /// <summary>审核不通过</summary>
    Rejected,

    /// <summary>审核通过</summary>
    Approved,

    /// <summary>投票中</summary>
    Open,

    /// <summary>投票截止</summary>
    Closed,

    /// <summary>确认从众</summary>
    FollowConfirmed,

    /// <summary>计票完成</summary>
    Counted,
}

/// <summary>What the clock makes of a stored phase (BAL-11).</summary>
public static class BallotClock
{
    /// <summary>The state at a moment; the window is half-open.</summary>
    public static BallotState StateAt(BallotPhase phase, DateTimeOffset? opensAt, DateTimeOffset? closesAt, DateTimeOffset now) => phase switch
    {
        BallotPhase.Draft => BallotState.Draft,
        BallotPhase.UnderReview => BallotState.UnderReview,
        BallotPhase.Rejected => BallotState.Rejected,
        BallotPhase.Approved when now < opensAt => BallotState.Approved,
        BallotPhase.Approved when now < closesAt => BallotState.Open,
        BallotPhase.Approved => BallotState.Closed,
        BallotPhase.FollowConfirmed => BallotState.FollowConfirmed,
        _ => BallotState.Counted,
    };
}

/// <summary>Figures typed for one question in 统计录入, to be reconciled with the system's own count (decision 1).</summary>
/// <param name="For">赞成</param>
/// <param name="Against">反对</param>
/// <param name="Abstain">弃权</param>
public sealed record EnteredFigures(Weight For, Weight Against, Weight Abstain)
{
    /// <summary>Whether they equal what the system counted, after following.</summary>
    public bool Agree(QuestionOutcome outcome) => For == outcome.Final.For && Against == outcome.Final.Against && Abstain == outcome.Final.Abstain;
}

/// <summary>The two sides that must confirm the statistics (BAL-23).</summary>
public enum ConfirmingSide
{
    /// <summary>The convenor: 业委会（筹备组）.</summary>
    Convenor = 1,

    /// <summary>街道办（社区工作站）</summary>
    Government = 2,
}

/// <summary>One side's confirmation.</summary>
/// <param name="Side">Which side.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record Confirmation(ConfirmingSide Side, Acting By, DateTimeOffset At);

/// <summary>Where a candidate of an election came out.</summary>
public enum ElectionOutcome
{
    /// <summary>当选</summary>
    Elected = 1,

    /// <summary>候补</summary>
    Alternate,

    /// <summary>未通过</summary>
    NotPassed,

    /// <summary>An exact tie at the border of the seats: decided by a further ballot.</summary>
    Tied,
}

/// <summary>One question of the published result.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Election">Where the candidate came out; null when the question is no election.</param>
public sealed record QuestionResult(Question Question, QuestionOutcome Outcome, ElectionOutcome? Election);

/// <summary>The final result; nothing changes it any more (BAL-24).</summary>
/// <param name="Total">Everything in scope.</param>
/// <param name="ElectronicUnits">Units whose standing vote was electronic.</param>
/// <param name="PaperUnits">Units whose standing vote was on paper.</param>
/// <param name="Questions">A result for each question.</param>
/// <param name="CountedAt">When it was counted.</param>
public sealed record BallotResult(Weight Total, int ElectronicUnits, int PaperUnits, IReadOnlyList<QuestionResult> Questions, DateTimeOffset CountedAt);
