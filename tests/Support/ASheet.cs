using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PropertyPlatform.Support;

/// <summary>A register sheet as a careful person reads it, without the platform's own reader.</summary>
/// <param name="Homes">The homes in the order of the sheet.</param>
public sealed partial record ASheet(IReadOnlyList<SheetHome> Homes)
{
    /// <summary>Reads the first worksheet of a workbook: a title, a header, one row per owner of a home, and a last row with totals.</summary>
    /// <param name="path">Path of the workbook.</param>
    public static ASheet Read(string path) => new([.. Rows(path).Skip(2).Where(row => row.ContainsKey('D')).GroupBy(row => (row['A'], row.GetValueOrDefault('B', ""), row['D'])).Select(HomeOf)]);

    /// <summary>Whether a home belongs to one person who owns nothing else and can be reached by phone.</summary>
    public bool IsAlone(SheetHome home) => home.Owners is [{ Phone.Length: > 0 } only] && Homes.Count(other => other.Owners.Any(owner => owner.Document == only.Document)) == 1;

    /// <summary>Any worksheet as rows of cells by the letter of their column, without rows and cells that are empty.</summary>
    /// <param name="workbook">Path of the workbook.</param>
    public static IReadOnlyList<IReadOnlyDictionary<char, string>> Rows(string workbook)
    {
        using var file = File.OpenRead(workbook);
        return Rows(file);
    }

    /// <inheritdoc cref="Rows(string)"/>
    /// <param name="workbook">Content of the workbook.</param>
    public static IReadOnlyList<IReadOnlyDictionary<char, string>> Rows(Stream workbook)
    {
        using var zip = new ZipArchive(workbook, ZipArchiveMode.Read);
        using var part = (zip.GetEntry("xl/worksheets/sheet1.xml") ?? throw new InvalidDataException("The workbook has no worksheet.")).Open();
        return [.. XDocument.Load(part).Descendants().Where(element => element.Name.LocalName == "row").Select(Cells).Where(cells => cells.Count > 0)];
    }

    private static Dictionary<char, string> Cells(XElement row) => row.Elements()
        .Select(cell => (Column: (cell.Attribute("r")?.Value ?? "?")[0], Text: cell.Value.Normalize(NormalizationForm.FormKC).Trim()))
        .Where(cell => cell.Text.Length > 0).ToDictionary(cell => cell.Column, cell => cell.Text);

    // The area may stand in one row of the home only, with or without a unit behind it.
    private static SheetHome HomeOf(IGrouping<(string Building, string Stairwell, string Room), IReadOnlyDictionary<char, string>> rows)
    {
        var area = decimal.Parse(Figure().Match(rows.Select(row => row.GetValueOrDefault('F', "")).First(text => text.Length > 0)).Value, CultureInfo.InvariantCulture);
        return new SheetHome(rows.Key.Building, rows.Key.Stairwell, rows.Key.Room, rows.First()['E'] == "车位", (long)(area * 100), [.. rows.Where(row => row.ContainsKey('J')).Select(OwnerOf)]);
    }

    private static SheetOwner OwnerOf(IReadOnlyDictionary<char, string> row)
    {
        var digits = string.Concat(row.GetValueOrDefault('K', "").Where(char.IsAsciiDigit));
        return new SheetOwner(Space().Replace(row['H'], ""), row['J'].ToUpperInvariant(), digits.Length < 11 ? "" : digits[^11..]);
    }

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Figure();

    [GeneratedRegex(@"\s")]
    private static partial Regex Space();
}

/// <summary>A home of a sheet.</summary>
/// <param name="Building">楼栋名称</param>
/// <param name="Stairwell">单元/梯</param>
/// <param name="Room">房号</param>
/// <param name="IsParking">Whether it is a parking space.</param>
/// <param name="Area">专有部分面积 in 0.01 m².</param>
/// <param name="Owners">Its owners; nobody when the developer holds it.</param>
public sealed record SheetHome(string Building, string Stairwell, string Room, bool IsParking, long Area, IReadOnlyList<SheetOwner> Owners)
{
    /// <summary>As lists print it: 6栋1单元101.</summary>
    public string Address => $"{Building}{Stairwell}{Room}";

    /// <summary>What names its voting unit: the set of its owners; all that the developer holds is one.</summary>
    public string Unit => string.Join('+', Owners.Select(owner => owner.Document).Order(StringComparer.Ordinal));
}

/// <summary>An owner as a sheet names one.</summary>
/// <param name="Name">业主姓名</param>
/// <param name="Document">证件号码</param>
/// <param name="Phone">手机号码, 11 digits; empty when there is none.</param>
public sealed record SheetOwner(string Name, string Document, string Phone);
