using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>业主决策情况: ballots of the projects in the jurisdiction (BAL-29).</summary>
/// <param name="Filter">Which projects and states.</param>
/// <param name="From">Drafted at this moment or later; null for ever.</param>
/// <param name="Until">Drafted before this moment; null for ever.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.ViewBallots)]
public sealed record GetBallotStatistics(BallotFilter Filter, DateTimeOffset? From, DateTimeOffset? Until, Page Page) : IQuery<BallotStatistics>;

/// <summary>The figures and the list behind them.</summary>
/// <param name="Ballots">Ballots in all.</param>
/// <param name="Open">In voting now.</param>
/// <param name="Counted">Counted.</param>
/// <param name="PassedQuestions">Questions that passed.</param>
/// <param name="CountedQuestions">Questions counted.</param>
/// <param name="States">How many are in each state, in the order of a ballot's life; together they are all.</param>
/// <param name="Lines">The ballots.</param>
public sealed record BallotStatistics(int Ballots, int Open, int Counted, int PassedQuestions, int CountedQuestions, IReadOnlyList<StateFigure> States, Paged<DecisionLine> Lines);

/// <summary>How many ballots are in a state.</summary>
/// <param name="State">投票状态 at this moment.</param>
/// <param name="Ballots">How many.</param>
public sealed record StateFigure(BallotState State, int Ballots);

/// <summary>One ballot of the statistics.</summary>
/// <param name="Id">The ballot.</param>
/// <param name="Number">业务编号</param>
/// <param name="AreaName">The area.</param>
/// <param name="Topic">投票议题</param>
/// <param name="State">投票状态 at this moment.</param>
/// <param name="OpensAt">First moment of voting.</param>
/// <param name="ClosesAt">First moment after voting.</param>
/// <param name="Homes">Homes on the roll; 0 before the start.</param>
/// <param name="VotedUnits">Units whose vote stands, electronic or on paper; what only informs the desk (BAL-19) is no vote.</param>
/// <param name="Units">Units on the roll.</param>
/// <param name="PassedQuestions">Questions that passed; null before the count.</param>
/// <param name="CountedQuestions">Questions counted; null before the count.</param>
public sealed record DecisionLine(Guid Id, string Number, string AreaName, string Topic, BallotState State, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, int Homes, int VotedUnits, int Units, int? PassedQuestions, int? CountedQuestions);
