using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Sheets;

/// <summary>
/// Writes the XML parts of a workbook straight into its zip, on a file that vanishes when it is closed: one row is in memory
/// at a time. Texts are inline strings, which Excel never evaluates; those that begin like a formula carry the quote prefix
/// besides, so that they stay texts after somebody edits the cell or saves the sheet in another format.
/// </summary>
internal sealed class XlsxWriter : ISheetWriter
{
    private const int MaxCellLength = 32_767;
    private const int RowsForTyping = 1_048_576;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private static readonly string[] Letters = [.. Enumerable.Range('A', 26).Select(c => ((char)c).ToString())];
    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Positions in <c>cellXfs</c> of the styles part.</summary>
    private enum Style
    {
        Text = 1,
        Quoted = 2,
        Number = 3,
        TwoDecimals = 4,
        Date = 5,
        Moment = 6,
        Header = 7,
        Title = 8,
    }

    /// <inheritdoc/>
    public async Task<SheetFile> WriteAsync(SheetLayout layout, IAsyncEnumerable<IReadOnlyList<SheetValue>> rows, CancellationToken ct)
    {
        var file = TemporaryFile();
        try
        {
            using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            {
                WriteFixedParts(zip, layout);
                await using var writer = Open(zip, "xl/worksheets/sheet1.xml");
                var number = WriteHead(writer, layout);
                await foreach (var row in rows.WithCancellation(ct)) WriteRow(writer, layout, ++number, row);
                WriteEnd(writer, layout, number);
            }
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        file.Position = 0;
        return new SheetFile($"{layout.Name}.xlsx", file);
    }

    /// <inheritdoc/>
    public Task<SheetFile> WriteAsync(SheetLayout layout, IEnumerable<IReadOnlyList<SheetValue>> rows, CancellationToken ct) =>
        WriteAsync(layout, rows.ToAsyncEnumerable(), ct);

    private static FileStream TemporaryFile()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }

    private static StreamWriter Open(ZipArchive zip, string part) =>
        new(zip.CreateEntry(part, CompressionLevel.Fastest).Open(), new UTF8Encoding(false), 1 << 16);

    private static void WriteFixedParts(ZipArchive zip, SheetLayout layout)
    {
        WritePart(zip, "[Content_Types].xml",
            $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""");
        WritePart(zip, "_rels/.rels",
            $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        WritePart(zip, "xl/workbook.xml",
            $"""<workbook xmlns="{Main}" xmlns:r="{Relationships}"><sheets><sheet name="{Escaped(SheetName(layout.Name))}" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        WritePart(zip, "xl/_rels/workbook.xml.rels",
            $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relationships}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relationships}/styles" Target="styles.xml"/></Relationships>""");
        WritePart(zip, "xl/styles.xml",
            $"""
            <styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts>
            <fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><b/><sz val="14"/><name val="宋体"/></font></fonts>
            <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF7"/><bgColor indexed="64"/></patternFill></fill></fills>
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            <cellXfs count="9"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/><xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment horizontal="center"/></xf></cellXfs></styleSheet>
            """);
    }

    private static void WritePart(ZipArchive zip, string part, string xml)
    {
        using var writer = Open(zip, part);
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        writer.Write(xml);
    }

    private static int WriteHead(StreamWriter writer, SheetLayout layout)
    {
        var head = layout.Title is null ? 1 : 2;
        writer.Write($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="{Main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="{head}" topLeftCell="A{head + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>""");
        for (var i = 0; i < layout.Columns.Count; i++)
        {
            var style = layout.Columns[i].AsText ? $" style=\"{(int)Style.Text}\"" : "";
            writer.Write($"""<col min="{i + 1}" max="{i + 1}" width="{layout.Columns[i].Width}" customWidth="1"{style}/>""");
        }

        writer.Write("</cols><sheetData>");
        if (layout.Title is not null)
        {
            writer.Write("<row r=\"1\">");
            WriteText(writer, 0, 1, layout.Title, Style.Title);
            writer.Write("</row>");
        }

        writer.Write($"<row r=\"{head}\">");
        for (var i = 0; i < layout.Columns.Count; i++) WriteText(writer, i, head, layout.Columns[i].Header, Style.Header);
        writer.Write("</row>");
        return head;
    }

    private static void WriteRow(StreamWriter writer, SheetLayout layout, int number, IReadOnlyList<SheetValue> row)
    {
        if (row.Count != layout.Columns.Count) throw new ArgumentException("A row has one value for each column.", nameof(row));

        writer.Write("<row r=\"");
        writer.Write(number);
        writer.Write("\">");
        for (var i = 0; i < row.Count; i++)
        {
            var value = row[i];
            switch (value.Kind)
            {
                case SheetValueKind.Text when value.Text.Length > 0:
                    WriteText(writer, i, number, value.Text, BeginsLikeFormula(value.Text) ? Style.Quoted : Style.Text);
                    break;
                case SheetValueKind.Number:
                    WriteNumber(writer, i, number, value.Number, Style.Number);
                    break;
                case SheetValueKind.TwoDecimals:
                    WriteNumber(writer, i, number, value.Number, Style.TwoDecimals);
                    break;
                case SheetValueKind.Date:
                    WriteNumber(writer, i, number, (value.Time - Epoch).Days, Style.Date);
                    break;
                case SheetValueKind.Moment:
                    WriteNumber(writer, i, number, Serial(ChinaCalendar.Of(new DateTimeOffset(value.Time, TimeSpan.Zero)).DateTime), Style.Moment);
                    break;
                default:
                    break;
            }
        }

        writer.Write("</row>");
    }

    private static void WriteEnd(StreamWriter writer, SheetLayout layout, int last)
    {
        var (head, lastColumn) = (layout.Title is null ? 1 : 2, ColumnName(layout.Columns.Count - 1));
        writer.Write($"""</sheetData><autoFilter ref="A{head}:{lastColumn}{Math.Max(last, head)}"/>""");
        if (layout.Title is not null && layout.Columns.Count > 1) writer.Write($"""<mergeCells count="1"><mergeCell ref="A1:{lastColumn}1"/></mergeCells>""");

        var chosen = layout.Columns.Index().Where(c => c.Item.Choices is { Count: > 0 }).ToList();
        if (chosen.Count > 0)
        {
            writer.Write($"""<dataValidations count="{chosen.Count}">""");
            foreach (var (i, column) in chosen)
            {
                var name = ColumnName(i);
                writer.Write($"""<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="{name}{head + 1}:{name}{RowsForTyping}"><formula1>{Escaped($"\"{string.Join(',', column.Choices ?? [])}\"")}</formula1></dataValidation>""");
            }

            writer.Write("</dataValidations>");
        }

        writer.Write("</worksheet>");
    }

    private static void WriteText(StreamWriter writer, int column, int row, string text, Style style)
    {
        WriteReference(writer, column, row, style);
        writer.Write(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        writer.Write(Escaped(text.Length > MaxCellLength ? text[..MaxCellLength] : text));
        writer.Write("</t></is></c>");
    }

    private static void WriteNumber(StreamWriter writer, int column, int row, decimal number, Style style)
    {
        Span<char> digits = stackalloc char[40];
        if (!number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture)) throw new FormatException("A decimal has at most 31 characters.");

        WriteReference(writer, column, row, style);
        writer.Write("><v>");
        writer.Write(digits[..length]);
        writer.Write("</v></c>");
    }

    private static void WriteReference(StreamWriter writer, int column, int row, Style style)
    {
        writer.Write("<c r=\"");
        writer.Write(ColumnName(column));
        writer.Write(row);
        writer.Write("\" s=\"");
        writer.Write((char)('0' + (int)style));
        writer.Write('"');
    }

    private static decimal Serial(DateTime time) => decimal.Round((time - Epoch).Ticks / (decimal)TimeSpan.TicksPerDay, 8);

    private static bool BeginsLikeFormula(string text) => text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';

    private static string ColumnName(int column) =>
        column < 26 ? Letters[column] : Letters[(column / 26) - 1] + Letters[column % 26];

    private static string SheetName(string name)
    {
        var allowed = string.Concat(name.Where(c => !"[]:*?/\\".Contains(c, StringComparison.Ordinal)));
        return allowed.Length > 31 ? allowed[..31] : allowed;
    }

    private static string Escaped(string text)
    {
        foreach (var c in text)
        {
            if (c is '<' or '>' or '&' or '"' or '\'' or < ' ' or (>= '\ud800' and <= '\udfff') or >= '\ufffe') return SecurityElement.Escape(WithoutForbidden(text));
        }

        return text;
    }

    /// <summary>XML knows neither control characters nor halves of surrogate pairs.</summary>
    private static string WithoutForbidden(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r' or (>= 0x20 and not 0xfffe and not 0xffff)) kept.Append(rune.ToString());
        }

        return kept.ToString();
    }
}
