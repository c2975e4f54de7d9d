using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Ballots;

/// <summary>A draft was made.</summary>
[EventName("ballot.drafted")]
public sealed record BallotDrafted(BallotId Ballot, ProjectId Project) : IDomainEvent;

/// <summary>A draft was changed.</summary>
[EventName("ballot.edited")]
public sealed record BallotEdited(BallotId Ballot) : IDomainEvent;

/// <summary>A draft was thrown away.</summary>
[EventName("ballot.deleted")]
public sealed record BallotDeleted(BallotId Ballot, string Number) : IDomainEvent;

/// <summary>The application went to review and is frozen from now on.</summary>
[EventName("ballot.submitted")]
public sealed record BallotSubmitted(BallotId Ballot, ProjectId Project, bool ShortNotice) : IDomainEvent;

/// <summary>The reviewer let it pass.</summary>
[EventName("ballot.approved")]
public sealed record BallotApproved(BallotId Ballot, ProjectId Project, DateTimeOffset OpensAt, DateTimeOffset ClosesAt) : IDomainEvent;

/// <summary>The reviewer refused it for good.</summary>
[EventName("ballot.rejected")]
public sealed record BallotRejected(BallotId Ballot, ProjectId Project) : IDomainEvent;

/// <summary>Voting began: the roll is frozen.</summary>
[EventName("ballot.roll_frozen")]
public sealed record RollFrozen(BallotId Ballot, int Units, int Houses, long AreaCenti, string Hash) : IDomainEvent;

/// <summary>An owner voted. What was chosen is in no event.</summary>
[EventName("ballot.vote_cast")]
public sealed record VoteCast(BallotId Ballot, VotingUnitId Unit, HouseId House, OwnerId Voter, VoteId Vote, DateTimeOffset At) : IDomainEvent;

/// <summary>The desk entered a paper ballot. What was chosen is in no event.</summary>
[EventName("ballot.paper_entered")]
public sealed record PaperEntered(BallotId Ballot, VotingUnitId Unit, HouseId House, PaperVoteId Paper, bool Corrects) : IDomainEvent;

/// <summary>The announcing job told of the end.</summary>
[EventName("ballot.closed")]
public sealed record BallotClosed(BallotId Ballot, ProjectId Project) : IDomainEvent;

/// <summary>The convenor confirmed the rule of 从众 and its figures.</summary>
[EventName("ballot.follow_confirmed")]
public sealed record FollowConfirmed(BallotId Ballot, string RuleVersion) : IDomainEvent;

/// <summary>The convenor entered the statistics; earlier confirmations are void.</summary>
[EventName("ballot.statistics_entered")]
public sealed record StatisticsEntered(BallotId Ballot, ProjectId Project, bool VoidsConfirmations) : IDomainEvent;

/// <summary>One side confirmed the statistics.</summary>
[EventName("ballot.statistics_confirmed")]
public sealed record StatisticsConfirmed(BallotId Ballot, ConfirmingSide Side) : IDomainEvent;

/// <summary>The result is final.</summary>
[EventName("ballot.counted")]
public sealed record BallotCounted(BallotId Ballot, ProjectId Project, int Passed, int Questions) : IDomainEvent;
