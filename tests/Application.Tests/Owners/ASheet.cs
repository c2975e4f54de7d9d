using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Ports;

namespace PropertyPlatform.Application.Tests.Owners;

/// <summary>Sheets with one home and what a test changes about it.</summary>
internal static class ASheet
{
    public const string Wang = "999999197001188069";
    public const string Zhu = "999999199801150471";

    public static SheetRow Head => new(2, [.. RegisterSheet.Heads.Select(SheetCell.OfText)]);

    public static SheetRow Row(int number, params (string Column, SheetCell Cell)[] changes)
    {
        Dictionary<string, SheetCell> cells = new()
        {
            [RegisterSheet.Building] = SheetCell.OfText("1栋"),
            [RegisterSheet.Stairwell] = SheetCell.OfText("1单元"),
            [RegisterSheet.Floor] = SheetCell.OfNumber(1),
            [RegisterSheet.Room] = SheetCell.OfText("101"),
            [RegisterSheet.Use] = SheetCell.OfText("住宅"),
            [RegisterSheet.Area] = SheetCell.OfNumber(99.39m),
            [RegisterSheet.OwnerName] = SheetCell.OfText("王艳玲"),
            [RegisterSheet.DocumentKind] = SheetCell.OfText("大陆二代身份证"),
            [RegisterSheet.DocumentNumber] = SheetCell.OfText(Wang),
        };
        foreach (var (column, cell) in changes) cells[column] = cell;
        return new SheetRow(number, [.. RegisterSheet.Heads.Select(head => cells.GetValueOrDefault(head))]);
    }

    public static RegisterReading Read(params SheetRow[] rows) => RegisterSheet.Read([new SheetRow(1, [SheetCell.OfText("标题")]), Head, .. rows]);
}
