using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>The ballots of the caller's own homes, those that can be voted in first (BAL-12).</summary>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.CastVotes)]
public sealed record GetMyBallots(Page Page) : IQuery<Paged<MyBallotLine>>;

/// <summary>A ballot as an owner's list shows it.</summary>
/// <param name="Id">The ballot.</param>
/// <param name="AreaName">The area.</param>
/// <param name="Topic">投票议题</param>
/// <param name="State">投票状态 at this moment.</param>
/// <param name="OpensAt">First moment of voting.</param>
/// <param name="ClosesAt">First moment after voting.</param>
/// <param name="Homes">Own homes in this area.</param>
/// <param name="Voted">Whether the caller voted for at least one of them.</param>
public sealed record MyBallotLine(Guid Id, string AreaName, string Topic, BallotState State, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, int Homes, bool Voted);

/// <summary>One ballot with the caller's own homes in its scope and the caller's own votes (BAL-12, BAL-14).</summary>
/// <param name="Ballot">The ballot.</param>
[Requires(Permissions.CastVotes)]
public sealed record GetMyBallot(BallotId Ballot) : IQuery<MyBallot>;

/// <summary>A ballot as an owner's page shows it.</summary>
/// <param name="Id">The ballot.</param>
/// <param name="Number">业务编号</param>
/// <param name="AreaName">The area.</param>
/// <param name="Topic">投票议题</param>
/// <param name="Description">Explanation.</param>
/// <param name="Convenor">Who calls the assembly.</param>
/// <param name="State">投票状态 at this moment.</param>
/// <param name="OpensAt">First moment of voting.</param>
/// <param name="ClosesAt">First moment after voting.</param>
/// <param name="FollowText">What 从众 means.</param>
/// <param name="Quorum">Share that must take part.</param>
/// <param name="Questions">What is asked.</param>
/// <param name="Units">The caller's homes by voting unit: one vote each.</param>
public sealed record MyBallot(
    Guid Id, string Number, string AreaName, string Topic, string Description, string Convenor, BallotState State, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt,
    string FollowText, Threshold Quorum, IReadOnlyList<RuledQuestion> Questions, IReadOnlyList<MyUnit> Units);

/// <summary>Homes that one vote covers.</summary>
/// <param name="House">The home to vote through.</param>
/// <param name="Homes">All homes covered, as printed.</param>
/// <param name="Area">Their area.</param>
/// <param name="IsProxy">Whether the caller votes in the owner's place.</param>
/// <param name="Vote">The caller's own vote; null when not cast.</param>
/// <param name="OthersVoted">Whether a co-owner voted.</param>
/// <param name="ReferenceOnly">Whether an electronic vote is kept for reference only, because no owner was bound before the start (BAL-18).</param>
public sealed record MyUnit(Guid House, IReadOnlyList<string> Homes, Area Area, bool IsProxy, MyVote? Vote, bool OthersVoted, bool ReferenceOnly);

/// <summary>The own vote (BAL-14).</summary>
/// <param name="Id">Number of the vote.</param>
/// <param name="CastAt">When.</param>
/// <param name="Choices">One a question.</param>
public sealed record MyVote(Guid Id, DateTimeOffset CastAt, IReadOnlyList<Choice> Choices);
