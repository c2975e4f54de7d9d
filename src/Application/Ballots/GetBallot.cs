using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>One application with everything about it but votes (BAL-25).</summary>
/// <param name="Ballot">The ballot.</param>
[Requires(Permissions.ViewBallots)]
public sealed record GetBallot(BallotId Ballot) : IQuery<BallotView>;

/// <summary>An application as its page shows it.</summary>
/// <param name="Id">The ballot.</param>
/// <param name="Version">For If-Match.</param>
/// <param name="Number">业务编号</param>
/// <param name="Project">The area.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="Jurisdiction">Its community.</param>
/// <param name="Convenor">Who calls the assembly.</param>
/// <param name="State">投票状态 at this moment.</param>
/// <param name="Content">What is put to the owners.</param>
/// <param name="Questions">The questions of the count, each with the rule that law sets for it.</param>
/// <param name="OpensAt">First moment of voting, once submitted.</param>
/// <param name="ClosesAt">First moment after voting, once submitted.</param>
/// <param name="SubmittedAt">When it was submitted.</param>
/// <param name="CreatedAt">When it was drafted.</param>
/// <param name="ShortNotice">Whether the start lies within the notice period (decision 4).</param>
/// <param name="NoticeDays">The notice period.</param>
/// <param name="Quorum">Share that must take part, as 2/3.</param>
/// <param name="RuleVersion">Version of the rules that apply.</param>
/// <param name="Gaps">What a draft still lacks: field → code of the text.</param>
/// <param name="Roll">The frozen base; null until voting starts.</param>
/// <param name="Trail">Every step.</param>
/// <param name="Confirmations">The confirmations of the statistics that stand.</param>
/// <param name="HasStatistics">Whether the statistics were entered.</param>
/// <param name="HasResult">Whether it is counted.</param>
/// <param name="SecondsToSettle">Seconds until the steps of the count open after the end of voting; 0 when nothing waits.</param>
/// <param name="Actions">What the caller can do now.</param>
public sealed record BallotView(
    Guid Id, long Version, string Number, Guid Project, string AreaName, string Jurisdiction, Convenor Convenor, BallotState State, BallotContent Content,
    IReadOnlyList<RuledQuestion> Questions, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, DateTimeOffset? SubmittedAt, DateTimeOffset CreatedAt,
    bool ShortNotice, int NoticeDays, string Quorum, string RuleVersion, IReadOnlyDictionary<string, string> Gaps, RollSummary? Roll,
    IReadOnlyList<TrailStep> Trail, IReadOnlyList<TrailConfirmation> Confirmations, bool HasStatistics, bool HasResult, int SecondsToSettle, IReadOnlyList<BallotAction> Actions);

/// <summary>A question with the rule that decides it (BAL-31).</summary>
/// <param name="Index">Place on the ballot, from 0.</param>
/// <param name="Matter">Place of its matter, from 0.</param>
/// <param name="Text">What the owner is asked.</param>
/// <param name="Description">Explanation of the matter.</param>
/// <param name="Kind">Kind of the matter.</param>
/// <param name="KindTitle">How law names the kind.</param>
/// <param name="Article">Article it rests on.</param>
/// <param name="Approval">Share of those who take part that must agree.</param>
/// <param name="FollowAllowed">Whether 从众 may be chosen.</param>
/// <param name="Candidate">The candidate of an election; null otherwise.</param>
public sealed record RuledQuestion(int Index, int Matter, string Text, string Description, MatterKind Kind, string KindTitle, string Article, Threshold Approval, bool FollowAllowed, string? Candidate);

/// <summary>A step of the record as shown.</summary>
/// <param name="Step">What was done.</param>
/// <param name="Name">Who did it.</param>
/// <param name="At">When.</param>
/// <param name="Opinion">What was said.</param>
public sealed record TrailStep(BallotMove Step, string Name, DateTimeOffset At, string? Opinion);

/// <summary>A confirmation as shown.</summary>
/// <param name="Side">Which side.</param>
/// <param name="Name">Who.</param>
/// <param name="At">When.</param>
public sealed record TrailConfirmation(ConfirmingSide Side, string Name, DateTimeOffset At);

/// <summary>The kinds of matter with threshold and article, as the draft page offers them.</summary>
[Requires(Permissions.ViewBallots)]
public sealed record GetMatterKinds : IQuery<MatterKinds>;

/// <summary>The rules in force.</summary>
/// <param name="Version">Name of the version.</param>
/// <param name="Quorum">Share that must take part.</param>
/// <param name="NoticeDays">Days of notice.</param>
/// <param name="ParkingCounts">Whether parking spaces take part unless the ballot says otherwise.</param>
/// <param name="Kinds">A rule for each kind.</param>
public sealed record MatterKinds(string Version, Threshold Quorum, int NoticeDays, bool ParkingCounts, IReadOnlyList<MatterRule> Kinds);
