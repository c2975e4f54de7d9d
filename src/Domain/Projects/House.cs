using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Projects;

/// <summary>Identity of a home.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct HouseId(Guid Value) : IEntityId<HouseId>
{
    /// <inheritdoc/>
    public static HouseId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static HouseId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// One exclusive unit (一个专有部分) of a property area, PRJ-06. It enters the register by a sheet or by the ownership authority,
/// is amended the same way, and leaves it when it no longer exists; a home that left is kept, for ballots of the past name it.
/// Who owns it is told by the context Owners.
/// </summary>
public sealed class House : AggregateRoot<HouseId>, IProjectScoped
{
    private House()
    {
    }

    /// <inheritdoc/>
    public ProjectId ProjectId { get; private set; }

    /// <inheritdoc/>
    public Jurisdiction Jurisdiction { get; private set; } = null!;

    /// <summary>楼栋名称</summary>
    public string Building { get; private set; } = "";

    /// <summary>单元/梯; empty when the building has but one.</summary>
    public string Stairwell { get; private set; } = "";

    /// <summary>楼层; empty when unknown.</summary>
    public string Floor { get; private set; } = "";

    /// <summary>房号</summary>
    public string Room { get; private set; } = "";

    /// <summary>Building, stairwell and room with their numbers padded, so that 2栋 comes before 10栋.</summary>
    public string Place { get; private set; } = "";

    /// <summary>房屋用途</summary>
    public HouseUse Use { get; private set; }

    /// <summary>专有部分面积</summary>
    public Area Area { get; private set; }

    /// <summary>不动产权证号; empty when none is registered.</summary>
    public string TitleNumber { get; private set; } = "";

    /// <summary>Whether the developer still holds it (unsold or not delivered; BAL-32): all such homes are one voting unit.</summary>
    public bool DeveloperHeld { get; private set; }

    /// <summary>When it left the register; null while it is in.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Enters a home into the register.</summary>
    public static House Register(ProjectId project, Jurisdiction place, HouseFacts facts)
    {
        var house = new House
        {
            Id = HouseId.New(),
            ProjectId = project,
            Jurisdiction = place,
            Building = facts.Building,
            Stairwell = facts.Stairwell,
            Room = facts.Room,
            Place = HousePlace.Of(facts.Building, facts.Stairwell, facts.Room),
        };
        house.Take(facts);
        house.Raise(new HouseRegistered(house.Id, project));
        return house;
    }

    /// <summary>Brings the home up to what the register now says of it.</summary>
    /// <exception cref="ArgumentException">The facts are those of another home.</exception>
    public void Amend(HouseFacts facts)
    {
        if (HousePlace.Of(facts.Building, facts.Stairwell, facts.Room) != Place) throw new ArgumentException("The facts of another home.", nameof(facts));

        Take(facts);
        Raise(new HouseAmended(Id, ProjectId));
    }

    /// <summary>Takes the home out of the register.</summary>
    public void Leave(DateTimeOffset now)
    {
        EndedAt ??= now;
        Raise(new HouseLeft(Id, ProjectId, now));
    }

    private void Take(HouseFacts facts) =>
        (Floor, Use, Area, TitleNumber, DeveloperHeld) = (facts.Floor, facts.Use, facts.Area, facts.TitleNumber, facts.DeveloperHeld);
}

/// <summary>What the register says of a home.</summary>
/// <param name="Building">楼栋名称, not empty.</param>
/// <param name="Stairwell">单元/梯; may be empty.</param>
/// <param name="Floor">楼层; may be empty.</param>
/// <param name="Room">房号, not empty.</param>
/// <param name="Use">房屋用途</param>
/// <param name="Area">专有部分面积, above zero.</param>
/// <param name="TitleNumber">不动产权证号; may be empty.</param>
/// <param name="DeveloperHeld">Whether the developer still holds it.</param>
public sealed record HouseFacts(string Building, string Stairwell, string Floor, string Room, HouseUse Use, Area Area, string TitleNumber, bool DeveloperHeld)
{
    /// <summary>Not empty.</summary>
    public string Building { get; } = Building.Length > 0 ? Building : throw new ArgumentException("A home lies in a building.", nameof(Building));

    /// <summary>Not empty.</summary>
    public string Room { get; } = Room.Length > 0 ? Room : throw new ArgumentException("A home has a room number.", nameof(Room));

    /// <summary>Above zero.</summary>
    public Area Area { get; } = Area > Area.Zero ? Area : throw new ArgumentException("A home has an area.", nameof(Area));
}

/// <summary>Makes texts with numbers in them sort as people count.</summary>
public static class HousePlace
{
    private const int Digits = 5;

    /// <summary>Longest text that three names of 50 characters can become.</summary>
    public const int Length = 400;

    /// <summary>A text that sorts by building, stairwell and room as people count.</summary>
    public static string Of(string building, string stairwell, string room)
    {
        var place = new System.Text.StringBuilder(48);
        Pad(place, building);
        place.Append('|');
        Pad(place, stairwell);
        place.Append('|');
        Pad(place, room);
        return place.Length <= Length ? place.ToString() : $"{building}|{stairwell}|{room}";
    }

    private static void Pad(System.Text.StringBuilder to, string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                to.Append(text[i++]);
                continue;
            }

            var end = i;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
            to.Append('0', Math.Max(0, Digits - (end - i))).Append(text, i, end - i);
            i = end;
        }
    }
}
