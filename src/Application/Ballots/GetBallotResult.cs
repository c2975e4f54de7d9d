using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;

namespace PropertyPlatform.Application.Ballots;

/// <summary>The published result (BAL-34): figures of the assembly, nobody's vote.</summary>
/// <param name="Ballot">The ballot.</param>
[Requires(Permissions.ViewBallots, Permissions.CastVotes)]
public sealed record GetBallotResult(BallotId Ballot) : IQuery<PublishedResult>;

/// <summary>The announcement.</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="Number">业务编号</param>
/// <param name="AreaName">The area.</param>
/// <param name="Topic">投票议题</param>
/// <param name="Convenor">Who called the assembly.</param>
/// <param name="OpensAt">Voting began.</param>
/// <param name="ClosesAt">Voting ended.</param>
/// <param name="CountedAt">The count.</param>
/// <param name="Total">Everything in scope.</param>
/// <param name="Homes">Homes in scope.</param>
/// <param name="ElectronicUnits">Units that voted electronically.</param>
/// <param name="PaperUnits">Units that voted on paper.</param>
/// <param name="Quorum">Share that had to take part.</param>
/// <param name="RollHash">Fingerprint of the frozen roll.</param>
/// <param name="RuleVersion">Version of the rules.</param>
/// <param name="PublicationDays">Days within which it must be announced.</param>
/// <param name="Questions">One a question.</param>
public sealed record PublishedResult(
    Guid Ballot, string Number, string AreaName, string Topic, string Convenor, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, DateTimeOffset CountedAt,
    Weight Total, int Homes, int ElectronicUnits, int PaperUnits, Threshold Quorum, string RollHash, string RuleVersion, int PublicationDays, IReadOnlyList<PublishedQuestion> Questions);

/// <summary>One question with the ten figures of the public form (regulations §1.2): heads and area in all, taking part and agreeing, each share of its whole.</summary>
/// <param name="Question">What was asked and by which rule it is decided.</param>
/// <param name="Total">Everything in scope.</param>
/// <param name="Participating">Who took part in the question.</param>
/// <param name="ParticipatingHeadsPercent">Of the total, in 0.01 %, rounded down.</param>
/// <param name="ParticipatingAreaPercent">Of the total, in 0.01 %, rounded down.</param>
/// <param name="Agreeing">Who agrees, after following.</param>
/// <param name="AgreeingHeadsPercent">Of those who took part, in 0.01 %, rounded down.</param>
/// <param name="AgreeingAreaPercent">Of those who took part, in 0.01 %, rounded down.</param>
/// <param name="Answers">All answers after following.</param>
/// <param name="Followers">从众 as expressed.</param>
/// <param name="FollowedTo">Where they went.</param>
/// <param name="Quorate">Enough took part.</param>
/// <param name="Agreed">Enough of them agree.</param>
/// <param name="Passed">Decided.</param>
/// <param name="Election">Where the candidate came out; null when it is no election.</param>
/// <param name="Sentence">The result as a sentence, with the reason, in Chinese.</param>
public sealed record PublishedQuestion(
    RuledQuestion Question, Weight Total, Weight Participating, int ParticipatingHeadsPercent, int ParticipatingAreaPercent, Weight Agreeing, int AgreeingHeadsPercent, int AgreeingAreaPercent,
    Answers Answers, Weight Followers, Choice? FollowedTo, bool Quorate, bool Agreed, bool Passed, ElectionOutcome? Election, string Sentence);
