using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>The rooms of one stairwell on the desk of 投票补计 (BAL-15).</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="Building">Building chosen; null while none is.</param>
/// <param name="Stairwell">Stairwell chosen; null for the first.</param>
[Requires(Permissions.EnterPaperBallots)]
public sealed record GetPaperDesk(BallotId Ballot, string? Building, string? Stairwell) : IQuery<PaperDesk>;

/// <summary>What the desk chooses from.</summary>
/// <param name="Places">Buildings and stairwells on the roll.</param>
/// <param name="Building">Building chosen.</param>
/// <param name="Stairwell">Stairwell chosen.</param>
/// <param name="Rooms">Its rooms.</param>
/// <param name="Outstanding">Units of the whole ballot that must still be supplemented.</param>
public sealed record PaperDesk(IReadOnlyList<DeskPlace> Places, string? Building, string? Stairwell, IReadOnlyList<DeskRoomLine> Rooms, int Outstanding);

/// <summary>A stairwell.</summary>
/// <param name="Building">楼栋名称</param>
/// <param name="Stairwell">单元/梯</param>
/// <param name="Homes">Homes on the roll.</param>
public sealed record DeskPlace(string Building, string Stairwell, int Homes);

/// <summary>How a room stands.</summary>
public enum DeskState
{
    /// <summary>未投票</summary>
    None = 1,

    /// <summary>已电子投票: no paper is taken.</summary>
    Electronic,

    /// <summary>已补计</summary>
    Paper,

    /// <summary>须补计: several owners, none bound before the start.</summary>
    MustBeSupplemented,
}

/// <summary>A room of the stairwell.</summary>
/// <param name="House">The home.</param>
/// <param name="Floor">Storey.</param>
/// <param name="Room">房号</param>
/// <param name="State">How its unit stands.</param>
public sealed record DeskRoomLine(Guid House, string Floor, string Room, DeskState State);

/// <summary>One room with its whole voting unit (BAL-15, BAL-16, BAL-19).</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="House">The room.</param>
[Requires(Permissions.EnterPaperBallots)]
public sealed record GetDeskRoom(BallotId Ballot, HouseId House) : IQuery<DeskRoom>;

/// <summary>What the desk sees before it enters a paper ballot.</summary>
/// <param name="House">The room chosen.</param>
/// <param name="Address">Building, stairwell and room.</param>
/// <param name="Owners">Names of the owners, masked.</param>
/// <param name="Homes">All homes of the same owners, which the entry covers.</param>
/// <param name="Area">Their area.</param>
/// <param name="State">How the unit stands.</param>
/// <param name="MustBeSupplemented">Whether "did not vote" can be entered too.</param>
/// <param name="Current">The entry that stands; null when there is none.</param>
/// <param name="References">Electronic votes kept for reference; empty while voting is open (BAL-19, decision 22).</param>
/// <param name="Questions">What is to be entered.</param>
public sealed record DeskRoom(
    Guid House, string Address, IReadOnlyList<string> Owners, IReadOnlyList<string> Homes, Area Area, DeskState State, bool MustBeSupplemented,
    PaperEntry? Current, IReadOnlyList<ReferenceVote> References, IReadOnlyList<RuledQuestion> Questions);

/// <summary>A paper entry without its choices.</summary>
/// <param name="Id">The entry; named by a correction.</param>
/// <param name="EnteredBy">Who entered it.</param>
/// <param name="EnteredAt">When.</param>
/// <param name="Voted">False when it says that the unit did not vote.</param>
/// <param name="Photo">Photo of the paper ballot, from the end of voting on; null before, as it shows the choices (BAL-35).</param>
public sealed record PaperEntry(Guid Id, string EnteredBy, DateTimeOffset EnteredAt, bool Voted, Guid? Photo);

/// <summary>An electronic vote that decides nothing.</summary>
/// <param name="Voter">Name of the owner, masked.</param>
/// <param name="CastAt">When.</param>
/// <param name="Choices">One a question.</param>
public sealed record ReferenceVote(string Voter, DateTimeOffset CastAt, IReadOnlyList<Choice> Choices);

/// <summary>The homes that must still be supplemented (BAL-18).</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.ViewBallots)]
public sealed record GetOutstanding(BallotId Ballot, Page Page) : IQuery<Paged<RollHome>>;

/// <summary>A home of the roll.</summary>
/// <param name="House">The home.</param>
/// <param name="Building">楼栋名称</param>
/// <param name="Stairwell">单元/梯</param>
/// <param name="Floor">Storey.</param>
/// <param name="Room">房号</param>
/// <param name="Area">Exclusive area.</param>
/// <param name="Unit">Its voting unit.</param>
public sealed record RollHome(Guid House, string Building, string Stairwell, string Floor, string Room, Area Area, Guid Unit)
{
    /// <summary>As written on a list: 3栋2单元1201.</summary>
    public string Address => $"{Building}{Stairwell}{Room}";
}

internal sealed class GetPaperDeskValidator : AbstractValidator<GetPaperDesk>
{
    public GetPaperDeskValidator()
    {
        RuleFor(q => q.Building).MaximumLength(50);
        RuleFor(q => q.Stairwell).MaximumLength(50);
    }
}
