using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Owners;

/// <summary>One home with all its owners, as a sheet or the ownership authority names it. No owner means that the developer holds it.</summary>
/// <param name="Building">楼栋名称</param>
/// <param name="Stairwell">单元/梯; may be empty.</param>
/// <param name="Floor">楼层; may be empty.</param>
/// <param name="Room">房号</param>
/// <param name="Use">房屋用途</param>
/// <param name="Area">专有部分面积</param>
/// <param name="TitleNumber">不动产权证号 of the first certificate; may be empty.</param>
/// <param name="Owners">业主; each document once.</param>
public sealed record RegisterHome(
    string Building, string Stairwell, string Floor, string Room, HouseUse Use, Area Area, string TitleNumber, IReadOnlyList<RegisterOwner> Owners)
{
    /// <summary>Whether the developer still holds it.</summary>
    public bool DeveloperHeld => Owners.Count == 0;

    /// <summary>Building, stairwell and room.</summary>
    public HomeKey Key => new(Building, Stairwell, Room);
}

/// <summary>What tells a home from the others of its project.</summary>
/// <param name="Building">楼栋名称</param>
/// <param name="Stairwell">单元/梯; may be empty.</param>
/// <param name="Room">房号</param>
public readonly record struct HomeKey(string Building, string Stairwell, string Room);

/// <summary>One owner of a home, as a sheet or the ownership authority names it.</summary>
/// <param name="Name">姓名</param>
/// <param name="Document">证件</param>
/// <param name="Phone">手机号码; null when not given.</param>
/// <param name="Share">份额; null when not given.</param>
/// <param name="TitleNumber">不动产权证号 of this owner's certificate; may be empty.</param>
public sealed record RegisterOwner(string Name, IdDocument Document, MobileNumber? Phone, string? Share, string TitleNumber);

/// <summary>One thing wrong with a sheet: where, what, and what to do about it. It never repeats what stands in the cell.</summary>
/// <param name="Row">Row number as Excel shows it.</param>
/// <param name="Column">Head of the column.</param>
/// <param name="Kind">Stable word for the kind of fault (<c>checksum</c>, <c>area0</c>).</param>
/// <param name="Message">What to tell the user, in Chinese.</param>
public sealed record RegisterFault(int Row, string Column, string Kind, string Message);

/// <summary>What a register adds up to.</summary>
/// <param name="Rows">Rows below the head of the sheet.</param>
/// <param name="Homes">Homes.</param>
/// <param name="Owners">Owners, each document once.</param>
/// <param name="VotingUnits">Different sets of owners; all homes of the developer are one.</param>
/// <param name="Area">Sum of the areas.</param>
public sealed record RegisterFigures(int Rows, int Homes, int Owners, int VotingUnits, Area Area)
{
    /// <summary>Adds homes up.</summary>
    public static RegisterFigures Of(IReadOnlyList<RegisterHome> homes, int rows)
    {
        var numbers = new Dictionary<IdDocument, int>();
        var units = new HashSet<string>(StringComparer.Ordinal);
        var area = Area.Zero;
        foreach (var home in homes)
        {
            area += home.Area;
            var owners = home.Owners.Select(owner => NumberOf(owner.Document)).Order();
            units.Add(string.Join(',', owners));
        }

        return new RegisterFigures(rows, homes.Count, numbers.Count, units.Count, area);

        int NumberOf(IdDocument document)
        {
            if (!numbers.TryGetValue(document, out var number)) numbers[document] = number = numbers.Count;
            return number;
        }
    }
}
