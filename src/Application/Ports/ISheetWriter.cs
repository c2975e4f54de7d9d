namespace PropertyPlatform.Application.Ports;

/// <summary>Writes Excel workbooks (xlsx) row by row: templates, results of imports, exports of lists (PLT-05). The memory used does not grow with the rows.</summary>
public interface ISheetWriter
{
    /// <summary>Writes a workbook of one sheet and gives it back ready to be read; disposing of it removes it.</summary>
    /// <param name="layout">Title and columns.</param>
    /// <param name="rows">The rows; each holds one value for each column.</param>
    /// <param name="ct">Stops writing.</param>
    Task<SheetFile> WriteAsync(SheetLayout layout, IAsyncEnumerable<IReadOnlyList<SheetValue>> rows, CancellationToken ct);

    /// <summary>Writes a workbook of one sheet from rows at hand.</summary>
    /// <param name="layout">Title and columns.</param>
    /// <param name="rows">The rows; each holds one value for each column.</param>
    /// <param name="ct">Stops writing.</param>
    Task<SheetFile> WriteAsync(SheetLayout layout, IEnumerable<IReadOnlyList<SheetValue>> rows, CancellationToken ct);
}

/// <summary>A workbook to be downloaded.</summary>
/// <param name="Name">File name with its ending.</param>
/// <param name="Content">The workbook, at its beginning; whoever sends it disposes of it.</param>
public sealed record SheetFile(string Name, Stream Content)
{
    /// <summary>Media type of an xlsx workbook.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

/// <summary>What stands above the rows.</summary>
/// <param name="Name">Name of the sheet and of the file, without ending.</param>
/// <param name="Columns">From left to right.</param>
/// <param name="Title">Text of a first row merged over all columns; null for none.</param>
public sealed record SheetLayout(string Name, IReadOnlyList<SheetColumn> Columns, string? Title = null);

/// <summary>One column.</summary>
/// <param name="Header">Its head.</param>
/// <param name="Width">Width in characters.</param>
/// <param name="Choices">What may be typed below the head, offered as a list; null when anything may.</param>
/// <param name="AsText">Whether numbers typed below the head stay text, so that Excel does not round identity numbers.</param>
public sealed record SheetColumn(string Header, int Width = 14, IReadOnlyList<string>? Choices = null, bool AsText = false);

/// <summary>What a written cell holds.</summary>
public enum SheetValueKind
{
    /// <summary>Nothing.</summary>
    Empty = 0,

    /// <summary>Text; never taken for a formula, whatever it begins with.</summary>
    Text = 1,

    /// <summary>A whole number or a decimal.</summary>
    Number = 2,

    /// <summary>An area or an amount, shown with two decimals.</summary>
    TwoDecimals = 3,

    /// <summary>A day.</summary>
    Date = 4,

    /// <summary>A moment, shown in Asia/Shanghai to the minute.</summary>
    Moment = 5,
}

/// <summary>One cell to be written. Texts, numbers, days and moments convert to it by themselves.</summary>
public readonly record struct SheetValue
{
    private SheetValue(SheetValueKind kind, string? text = null, decimal number = 0, DateTime time = default) =>
        (Kind, Text, Number, Time) = (kind, text ?? "", number, time);

    /// <summary>What it holds.</summary>
    public SheetValueKind Kind { get; }

    /// <summary>Its text, when it is one.</summary>
    public string Text { get; }

    /// <summary>Its number, when it is one.</summary>
    public decimal Number { get; }

    /// <summary>Its day (midnight) or its moment (UTC), when it is one.</summary>
    public DateTime Time { get; }

    /// <summary>A number always shown with two decimals, such as square metres.</summary>
    public static SheetValue TwoDecimals(decimal number) => new(SheetValueKind.TwoDecimals, number: number);

    /// <summary>A text; null is an empty cell.</summary>
    public static implicit operator SheetValue(string? text) => text is null ? default : new(SheetValueKind.Text, text);

    /// <summary>A whole number.</summary>
    public static implicit operator SheetValue(int number) => new(SheetValueKind.Number, number: number);

    /// <summary>A number; null is an empty cell.</summary>
    public static implicit operator SheetValue(decimal? number) => number is { } value ? new(SheetValueKind.Number, number: value) : default;

    /// <summary>A day; null is an empty cell.</summary>
    public static implicit operator SheetValue(DateOnly? day) => day is { } value ? new(SheetValueKind.Date, time: value.ToDateTime(TimeOnly.MinValue)) : default;

    /// <summary>A moment; null is an empty cell.</summary>
    public static implicit operator SheetValue(DateTimeOffset? moment) => moment is { } value ? new(SheetValueKind.Moment, time: value.UtcDateTime) : default;
}
