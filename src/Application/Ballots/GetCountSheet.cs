using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;

namespace PropertyPlatform.Application.Ballots;

/// <summary>The sheet of 确认从众, 统计录入 and 确认统计: the system's own figures beside those typed (BAL-20…23, decision 1). After the end of voting only.</summary>
/// <param name="Ballot">The ballot.</param>
[Requires(Permissions.CountBallots, Permissions.ConfirmAsConvenor, Permissions.ConfirmAsGovernment)]
public sealed record GetCountSheet(BallotId Ballot) : IQuery<CountSheet>;

/// <summary>The figures of a count.</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="Version">For If-Match.</param>
/// <param name="State">Its state.</param>
/// <param name="FollowText">The rule of 从众 that is confirmed.</param>
/// <param name="RuleVersion">Its version.</param>
/// <param name="Total">Everything in scope.</param>
/// <param name="OutstandingUnits">Units that must be supplemented first; with any, there are no lines.</param>
/// <param name="Electronic">Units whose standing vote is electronic.</param>
/// <param name="Paper">Units whose standing vote is on paper.</param>
/// <param name="Lines">One a question.</param>
/// <param name="Confirmations">Confirmations that stand.</param>
/// <param name="Agrees">Whether all that was typed equals the system's count.</param>
public sealed record CountSheet(
    Guid Ballot, long Version, BallotState State, string FollowText, string RuleVersion, Weight Total, int OutstandingUnits, int Electronic, int Paper,
    IReadOnlyList<CountLine> Lines, IReadOnlyList<TrailConfirmation> Confirmations, bool Agrees);

/// <summary>One question of the sheet.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Followers">从众 votes by the system's count.</param>
/// <param name="FollowedTo">Where they go; null when they only take part.</param>
/// <param name="Counted">The system's figures after following.</param>
/// <param name="TypedFollowers">从众 votes as typed; null before.</param>
/// <param name="Typed">Figures as typed; null before.</param>
public sealed record CountLine(RuledQuestion Question, int Followers, Choice? FollowedTo, EnteredFigures Counted, int? TypedFollowers, EnteredFigures? Typed)
{
    /// <summary>Whether what was typed differs from the system's figures.</summary>
    public bool Differs => (TypedFollowers is { } followers && followers != Followers) || (Typed is { } typed && typed != Counted);
}
