using System.IO.Compression;

namespace PropertyPlatform.Adapters.Tests.Sheets;

/// <summary>Workbooks made by hand, as odd as they arrive.</summary>
internal static class AWorkbook
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static MemoryStream With(string rows, string strings = "") => Of($"<worksheet><sheetData>{rows}</sheetData></worksheet>", strings);

    public static MemoryStream Of(string sheet, string strings = "")
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "_rels/.rels", $"""<Relationships><Relationship Id="r1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add(zip, "xl/workbook.xml", $"""<workbook xmlns:r="{Office}"><sheets><sheet name="hidden" state="hidden" r:id="none"/><sheet name="x" r:id="r1"/></sheets></workbook>""");
            Add(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships><Relationship Id="r1" Type="{Office}/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>""");
            Add(zip, "xl/sharedStrings.xml", $"<sst>{strings}</sst>");
            Add(zip, "xl/worksheets/sheet1.xml", sheet);
        }

        stream.Position = 0;
        return stream;
    }

    private static void Add(ZipArchive zip, string name, string xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(xml);
    }
}
