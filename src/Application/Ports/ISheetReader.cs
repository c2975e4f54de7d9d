using System.Globalization;

namespace PropertyPlatform.Application.Ports;

/// <summary>Reads the first visible sheet of an Excel workbook (xlsx) cell by cell, as it is written there: nothing is computed, nothing is guessed (PLT-05).</summary>
public interface ISheetReader
{
    /// <summary>Reads a workbook. Rows without any cell are left out; the numbers of the others are those that Excel shows.</summary>
    /// <param name="workbook">The file.</param>
    /// <param name="limits">What is still read; anything beyond refuses the whole file.</param>
    SheetReading Read(Stream workbook, SheetLimits limits);
}

/// <summary>How much of a workbook is read before it is refused, so that a small file cannot fill the memory.</summary>
/// <param name="MaxBytes">Size of the file.</param>
/// <param name="MaxExpandedBytes">Size of what the file unpacks to, all parts together.</param>
/// <param name="MaxRows">Rows of the sheet, its head included.</param>
/// <param name="MaxColumns">Columns of the sheet.</param>
/// <param name="MaxCellLength">Characters of one cell.</param>
public sealed record SheetLimits(long MaxBytes = 20 << 20, long MaxExpandedBytes = 400L << 20, int MaxRows = 60_000, int MaxColumns = 100, int MaxCellLength = 32_767);

/// <summary>What came of reading a workbook.</summary>
public abstract record SheetReading
{
    private SheetReading()
    {
    }

    /// <summary>The rows, from top to bottom.</summary>
    /// <param name="Items">Rows that hold at least one cell.</param>
    public sealed record Rows(IReadOnlyList<SheetRow> Items) : SheetReading;

    /// <summary>The file was not read.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(SheetRefusal Reason) : SheetReading;
}

/// <summary>Why a workbook was not read.</summary>
public enum SheetRefusal
{
    /// <summary>No xlsx workbook: another format, an old xls, protected by a password, or damaged.</summary>
    NotAWorkbook = 1,

    /// <summary>The file, or what it unpacks to, is larger than allowed.</summary>
    TooLarge = 2,

    /// <summary>More rows or columns than allowed.</summary>
    TooManyCells = 3,
}

/// <summary>One row of a sheet.</summary>
/// <param name="Number">The number that Excel shows, from 1.</param>
/// <param name="Cells">From column A on; trailing empty cells are left out.</param>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells)
{
    /// <summary>The cell of a column counted from 0; empty beyond the last.</summary>
    public SheetCell this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : default;
}

/// <summary>What a cell holds.</summary>
public enum SheetCellKind
{
    /// <summary>Nothing.</summary>
    Empty = 0,

    /// <summary>Text.</summary>
    Text = 1,

    /// <summary>A number, as the digits that the file holds.</summary>
    Number = 2,

    /// <summary>A formula; its text is the value computed last, which nobody should trust.</summary>
    Formula = 3,

    /// <summary>TRUE or FALSE.</summary>
    Boolean = 4,

    /// <summary>An error such as #REF!.</summary>
    Error = 5,
}

/// <summary>One cell.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">Its text, or its number as the file writes it (invariant, perhaps with an exponent).</param>
public readonly record struct SheetCell(SheetCellKind Kind, string Text)
{
    /// <summary>Its text, or its number as the file writes it; an empty text when there is nothing in it.</summary>
    public string Text { get => field ?? ""; } = Text;

    /// <summary>Whether nothing but blanks is in it.</summary>
    public bool IsBlank => Kind == SheetCellKind.Empty || (Kind != SheetCellKind.Formula && string.IsNullOrWhiteSpace(Text));

    /// <summary>A text cell.</summary>
    public static SheetCell OfText(string text) => new(SheetCellKind.Text, text);

    /// <summary>A number cell.</summary>
    public static SheetCell OfNumber(decimal number) => new(SheetCellKind.Number, number.ToString(CultureInfo.InvariantCulture));
}
