using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>How many take part so far, by building and stairwell, on both counts; never what they chose (BAL-35).</summary>
/// <param name="Ballot">The ballot.</param>
[Requires(Permissions.ViewBallots)]
public sealed record GetTurnout(BallotId Ballot) : IQuery<Turnout>;

/// <summary>Participation at this moment. Heads are voting units, areas are 0.01 m².</summary>
/// <param name="At">The moment.</param>
/// <param name="Total">Everything in scope.</param>
/// <param name="Electronic">Units with an official electronic vote.</param>
/// <param name="Paper">Further units with a paper entry that votes.</param>
/// <param name="Outstanding">Units that must still be supplemented.</param>
/// <param name="Quorum">Share that must take part.</param>
/// <param name="Missing">How much is still missing to it.</param>
/// <param name="Places">By building and stairwell.</param>
public sealed record Turnout(DateTimeOffset At, Weight Total, Weight Electronic, Weight Paper, int Outstanding, Threshold Quorum, Weight Missing, IReadOnlyList<PlaceTurnout> Places)
{
    /// <summary>Everybody who takes part so far.</summary>
    public Weight Participating => Electronic + Paper;
}

/// <summary>Participation of one stairwell, by homes: a unit with homes in two buildings counts in both.</summary>
/// <param name="Building">楼栋名称</param>
/// <param name="Stairwell">单元/梯</param>
/// <param name="Homes">Homes.</param>
/// <param name="Area">Their area.</param>
/// <param name="VotedHomes">Homes whose unit takes part.</param>
/// <param name="VotedArea">Their area.</param>
public sealed record PlaceTurnout(string Building, string Stairwell, int Homes, Area Area, int VotedHomes, Area VotedArea);
