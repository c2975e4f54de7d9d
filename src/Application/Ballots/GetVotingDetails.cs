using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>How each unit voted, home by home (投票明细, BAL-26); after the count only (decision 13).</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.ViewVotes)]
public sealed record GetVotingDetails(BallotId Ballot, Page Page) : IQuery<Paged<VotingDetail>>;

/// <summary>A voting unit and its standing vote.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Homes">Its homes as printed.</param>
/// <param name="Owners">Names of its owners, masked.</param>
/// <param name="Area">Its area.</param>
/// <param name="Channel">Where the standing vote comes from.</param>
/// <param name="Choices">One a question; empty when none stands.</param>
/// <param name="At">When the standing vote was cast or entered.</param>
/// <param name="Others">What else was recorded for the unit and does not count: paper that an electronic vote replaced or a correction, votes for reference (BAL-17).</param>
public sealed record VotingDetail(
    Guid Unit, IReadOnlyList<string> Homes, IReadOnlyList<string> Owners, Area Area, VoteChannel Channel, IReadOnlyList<Choice> Choices, DateTimeOffset? At, IReadOnlyList<UncountedRecord> Others);

/// <summary>A record that stays and does not count.</summary>
/// <param name="Channel">Electronic or paper.</param>
/// <param name="At">When it was cast or entered.</param>
/// <param name="Choices">One a question; empty when it said that the unit did not vote.</param>
public sealed record UncountedRecord(VoteChannel Channel, DateTimeOffset At, IReadOnlyList<Choice> Choices);

/// <summary>The homes that take no part (未参与表决明细表, BAL-27): before voting the whole scope, later those without a vote at the moment.</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.ViewBallots)]
public sealed record GetNonParticipants(BallotId Ballot, Page Page) : IQuery<Paged<RollHome>>;

/// <summary>The same list as a workbook; whoever asks closes its content.</summary>
/// <param name="Ballot">The ballot.</param>
[Requires(Permissions.ViewBallots)]
public sealed record ExportNonParticipants(BallotId Ballot) : IQuery<SheetFile>;
