using System.Globalization;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>From the bytes of a workbook to what it says.</summary>
internal static class RegisterWorkbook
{
    private static readonly SheetLimits Limits = new();

    /// <summary>Reads it; a file that is no workbook is refused, a workbook with faults is read.</summary>
    public static Result<RegisterReading> Read(ISheetReader reader, byte[] workbook)
    {
        using var content = new MemoryStream(workbook, writable: false);
        return reader.Read(content, Limits) switch
        {
            SheetReading.Rows rows => RegisterSheet.Read(rows.Items),
            SheetReading.Refused { Reason: SheetRefusal.TooLarge } => RegisterErrors.TooLarge.With(Text(Limits.MaxBytes >> 20)),
            SheetReading.Refused { Reason: SheetRefusal.TooManyCells } => RegisterErrors.TooManyRows.With(Text(Limits.MaxRows)),
            _ => RegisterErrors.NotAWorkbook,
        };
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The people of a register.</summary>
internal static class RegisterPeople
{
    /// <summary>Document → name; the first name counts.</summary>
    public static IReadOnlyDictionary<IdDocument, string> In(IEnumerable<RegisterHome> homes)
    {
        var people = new Dictionary<IdDocument, string>();
        foreach (var owner in homes.SelectMany(home => home.Owners)) people.TryAdd(owner.Document, owner.Name);
        return people;
    }
}
