using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Sheets;

namespace PropertyPlatform.Adapters.Tests.Sheets;

[Trait("row", "PLT-05")]
public sealed class Workbooks
{
    private static readonly SheetLayout Layout = new(
        "未参与业主名单",
        [new("房号"), new("面积", 12), new("日期"), new("时间", 18), new("用途", Choices: ["住宅", "商业"]), new("证件号码", 22, AsText: true)],
        "标题");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task what_is_written_can_be_read_back()
    {
        IReadOnlyList<SheetValue>[] rows =
        [
            ["1栋<101>&\u0001", SheetValue.TwoDecimals(99.5m), new DateOnly(2026, 11, 20), new DateTimeOffset(2026, 11, 20, 1, 30, 0, TimeSpan.Zero), "住宅", "99999919911124426X"],
            ["=1+1", 3, default, default, default, "+86"],
        ];

        var file = await new XlsxWriter().WriteAsync(Layout, rows, Ct);

        await using var content = file.Content;
        file.Name.ShouldBe("未参与业主名单.xlsx");
        var read = Read(content);
        read.Count.ShouldBe(4);
        read[0][0].ShouldBe(SheetCell.OfText("标题"));
        read[1].Cells.Select(c => c.Text).ShouldBe(Layout.Columns.Select(c => c.Header));
        read[2].Number.ShouldBe(3);
        read[2][0].ShouldBe(SheetCell.OfText("1栋<101>&"));
        read[2][1].ShouldBe(SheetCell.OfNumber(99.5m));
        read[2][2].ShouldBe(SheetCell.OfNumber(46346));
        read[2][3].Text.ShouldStartWith("46346.39583");
        read[2][5].ShouldBe(SheetCell.OfText("99999919911124426X"));
        read[3][0].ShouldBe(SheetCell.OfText("=1+1"));
    }

    [Fact]
    public async Task another_library_finds_the_written_file_valid_and_without_formulas()
    {
        var file = await new XlsxWriter().WriteAsync(Layout, [(IReadOnlyList<SheetValue>)["=cmd|' /C calc'!A0", 1, default, default, "商业", "@x"]], Ct);

        await using var content = file.Content;
        using var workbook = SpreadsheetDocument.Open(content, false);
        new OpenXmlValidator().Validate(workbook, Ct).Select(e => e.Description).ShouldBeEmpty();
        var sheet = workbook.WorkbookPart.ShouldNotBeNull().WorksheetParts.ShouldHaveSingleItem().Worksheet;
        sheet.Descendants<CellFormula>().ShouldBeEmpty();
        var risky = sheet.Descendants<Cell>().Where(c => c.CellReference is { Value: "A3" or "F3" }).ToList();
        risky.Count.ShouldBe(2);
        var formats = workbook.WorkbookPart.WorkbookStylesPart.ShouldNotBeNull().Stylesheet.CellFormats.ShouldNotBeNull().Elements<CellFormat>().ToList();
        foreach (var cell in risky) formats[(int)cell.StyleIndex.ShouldNotBeNull().Value].QuotePrefix.ShouldNotBeNull().Value.ShouldBeTrue();
    }

    [Fact]
    public void formulas_shared_strings_rich_texts_and_gaps_are_read_as_they_stand()
    {
        var read = Read(AWorkbook.With(
            """<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2"><f>1+1</f><v>2</v></c><c r="D2" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c><c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><v>#REF!</v></c><c r="G2" s="3"/></row><row r="5"><c t="str"><v>x</v></c></row>""",
            """<si><t>共享</t></si>"""));

        read.Select(r => r.Number).ShouldBe([2, 5]);
        read[0].Cells.ShouldBe(
        [
            SheetCell.OfText("共享"),
            default,
            new SheetCell(SheetCellKind.Formula, "2"),
            SheetCell.OfText("甲乙"),
            new SheetCell(SheetCellKind.Boolean, "1"),
            new SheetCell(SheetCellKind.Error, "#REF!"),
        ]);
        read[1][0].ShouldBe(SheetCell.OfText("x"));
        read[1][9].ShouldBe(default);
    }

    [Fact]
    public void a_formula_without_a_value_is_still_a_formula() =>
        Read(AWorkbook.With("""<row r="1"><c r="A1"><f>HYPERLINK("http://x")</f></c></row>""")).ShouldHaveSingleItem()[0].Kind.ShouldBe(SheetCellKind.Formula);

    [Fact]
    public void a_file_that_unpacks_beyond_the_limit_is_refused()
    {
        var bomb = AWorkbook.With($"""<row r="1"><c r="A1" t="inlineStr"><is><t>{new string('x', 3_000_000)}</t></is></c></row>""");

        bomb.Length.ShouldBeLessThan(20_000);
        new XlsxReader().Read(bomb, new SheetLimits(MaxExpandedBytes: 1_000_000)).ShouldBe(new SheetReading.Refused(SheetRefusal.TooLarge));
    }

    [Fact]
    public void a_file_larger_than_the_limit_is_refused() =>
        new XlsxReader().Read(AWorkbook.With(""), new SheetLimits(MaxBytes: 100)).ShouldBe(new SheetReading.Refused(SheetRefusal.TooLarge));

    [Theory]
    [InlineData("""<row r="11"><c r="A11"><v>1</v></c></row>""")]
    [InlineData("""<row r="1"><c r="AA1"><v>1</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1" t="inlineStr"><is><t>12345678901</t></is></c></row>""")]
    public void more_cells_than_the_limit_are_refused(string rows) =>
        new XlsxReader().Read(AWorkbook.With(rows), new SheetLimits(MaxRows: 10, MaxColumns: 26, MaxCellLength: 10)).ShouldBe(new SheetReading.Refused(SheetRefusal.TooManyCells));

    [Theory]
    [InlineData("")]
    [InlineData("楼栋名称,单元/梯")]
    [InlineData("PK\u0003\u0004 and then nothing")]
    public void what_is_no_workbook_is_refused(string content) =>
        new XlsxReader().Read(new MemoryStream(Encoding.UTF8.GetBytes(content)), new SheetLimits()).ShouldBe(new SheetReading.Refused(SheetRefusal.NotAWorkbook));

    [Theory]
    [InlineData("""<row r="x"><c r="A1"><v>1</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1" t="s"><v>7</v></c></row>""")]
    [InlineData("""<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>""")]
    [InlineData("<row")]
    [InlineData("""<row r="1"><c t="inlineStr"><is><t>1_xD800_栋</t></is></c></row>""")]
    [InlineData("""<row r="1"><c t="inlineStr"><is><t>1_x0000_栋</t></is></c></row>""")]
    public void a_damaged_sheet_is_refused(string rows) =>
        new XlsxReader().Read(AWorkbook.With(rows), new SheetLimits()).ShouldBe(new SheetReading.Refused(SheetRefusal.NotAWorkbook));

    [Fact]
    public void entities_are_never_expanded()
    {
        var doctype = AWorkbook.Of("""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&a;</v></c></row></sheetData></worksheet>""");

        new XlsxReader().Read(doctype, new SheetLimits()).ShouldBe(new SheetReading.Refused(SheetRefusal.NotAWorkbook));
    }

    [Fact]
    public async Task a_workbook_without_its_sheet_is_refused()
    {
        var stream = new MemoryStream();
        await using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, true)) zip.CreateEntry("readme.txt");
        stream.Position = 0;

        new XlsxReader().Read(stream, new SheetLimits()).ShouldBe(new SheetReading.Refused(SheetRefusal.NotAWorkbook));
    }

    private static IReadOnlyList<SheetRow> Read(Stream workbook) => new XlsxReader().Read(workbook, new SheetLimits()).ShouldBeOfType<SheetReading.Rows>().Items;
}
