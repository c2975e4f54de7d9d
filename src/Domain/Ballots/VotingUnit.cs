using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Ballots;

/// <summary>Identity of a voting unit on one ballot's roll.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct VotingUnitId(Guid Value) : IEntityId<VotingUnitId>
{
    /// <inheritdoc/>
    public static VotingUnitId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static VotingUnitId New() => new(Guid.CreateVersion7());
}

/// <summary>An owner on the roll.</summary>
/// <param name="Owner">The registered owner.</param>
/// <param name="BoundPerson">Who had bound as that owner before voting started; null when nobody had.</param>
/// <param name="Proxy">Whose authorisation to vote in the owner's place was accepted before voting started; null when there is none (decision 3).</param>
public sealed record RollOwner(OwnerId Owner, Guid? BoundPerson, Guid? Proxy = null)
{
    /// <summary>Whether the owner, or somebody in the owner's place, was bound before voting started.</summary>
    public bool BoundBeforeStart => BoundPerson is not null || Proxy is not null;
}

/// <summary>A home on the roll, as the register knew it when voting started.</summary>
/// <param name="House">The home.</param>
/// <param name="Building">楼栋名称</param>
/// <param name="Stairwell">单元/梯; empty when the building has only one.</param>
/// <param name="Floor">Storey as the register writes it.</param>
/// <param name="Room">房号</param>
/// <param name="Area">Exclusive area.</param>
public sealed record RollHouse(HouseId House, string Building, string Stairwell, string Floor, string Room, Area Area)
{
    /// <summary>The order in which lists print homes: by building, stairwell and room, numbers by their value.</summary>
    public static IComparer<RollHouse> AsPrinted { get; } = Comparer<RollHouse>.Create((left, right) =>
    {
        var byBuilding = NaturalOrder.Compare(left.Building, right.Building);
        if (byBuilding != 0) return byBuilding;

        var byStairwell = NaturalOrder.Compare(left.Stairwell, right.Stairwell);
        return byStairwell != 0 ? byStairwell : NaturalOrder.Compare(left.Room, right.Room);
    });
}

/// <summary>
/// One row of a ballot's frozen roll: all homes of the scope with the same set of owners, one head. A root of its own, so that
/// a vote loads the one unit concerned and never the ballot's twenty thousand. Nothing changes it after the start (decision 14).
/// </summary>
public sealed class VotingUnit : AggregateRoot<VotingUnitId>
{
    private readonly List<RollHouse> _houses = [];
    private readonly List<RollOwner> _owners = [];

    private VotingUnit()
    {
    }

    internal VotingUnit(VotingUnitId id, BallotId ballot, int position, bool developer, IEnumerable<RollHouse> houses, IEnumerable<RollOwner> owners)
    {
        Id = id;
        BallotId = ballot;
        Position = position;
        IsDevelopers = developer;
        _houses.AddRange(houses);
        _owners.AddRange(owners);
        Area = new Area(_houses.Sum(house => house.Area.Centi));
        HasSeveralOwners = _owners.Count > 1;
        BoundBeforeStart = _owners.Exists(owner => owner.BoundBeforeStart);
    }

    /// <summary>The ballot whose roll it is on.</summary>
    public BallotId BallotId { get; private set; }

    /// <summary>Place on the roll, from 0, in the order in which lists print its first home.</summary>
    public int Position { get; private set; }

    /// <summary>Sum of the homes' exclusive area.</summary>
    public Area Area { get; private set; }

    /// <summary>The unit of all homes that the developer still holds.</summary>
    public bool IsDevelopers { get; private set; }

    /// <summary>More than one owner.</summary>
    public bool HasSeveralOwners { get; private set; }

    /// <summary>One of the owners had bound before voting started.</summary>
    public bool BoundBeforeStart { get; private set; }

    /// <summary>Its homes.</summary>
    public IReadOnlyList<RollHouse> Houses => _houses;

    /// <summary>Its owners; none for the developer's unit and for homes without a known owner.</summary>
    public IReadOnlyList<RollOwner> Owners => _owners;

    /// <summary>The unit as the count sees it.</summary>
    public CountedUnit Counted => new(Id, Area, HasSeveralOwners, BoundBeforeStart);

    /// <summary>Whether the person is one of its owners.</summary>
    public bool BelongsTo(OwnerId owner) => _owners.Exists(o => o.Owner == owner);
}
