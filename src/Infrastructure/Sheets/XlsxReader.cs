using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Sheets;

/// <summary>
/// Reads the XML parts of a workbook straight from its zip, forward only. Every part passes through one budget of unpacked
/// bytes, so that what the zip declares about its sizes need not be believed; a DTD refuses the file.
/// </summary>
internal sealed class XlsxReader : ISheetReader
{
    private const int MaxParts = 2_000;

    /// <inheritdoc/>
    public SheetReading Read(Stream workbook, SheetLimits limits)
    {
        if (workbook.CanSeek && workbook.Length > limits.MaxBytes) return new SheetReading.Refused(SheetRefusal.TooLarge);

        try
        {
            using var zip = new ZipArchive(workbook, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MaxParts) return new SheetReading.Refused(SheetRefusal.TooLarge);

            return new SheetReading.Rows(new Workbook(zip, limits).Read());
        }
        catch (OverBudgetException over)
        {
            return new SheetReading.Refused(over.Reason);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or XmlException or EndOfStreamException or FormatException or OverflowException or NotSupportedException)
        {
            return new SheetReading.Refused(SheetRefusal.NotAWorkbook);
        }
    }

    private sealed class Workbook(ZipArchive zip, SheetLimits limits)
    {
        private const string RelationshipNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        private const string StrictRelationshipNamespace = "http://purl.oclc.org/ooxml/officeDocument/relationships";

        private static readonly XmlReaderSettings Safe = new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        };

        private readonly Budget _budget = new(limits.MaxExpandedBytes);

        public List<SheetRow> Read()
        {
            var (main, _) = Relations("_rels/.rels", "").FirstOrDefault(r => r.Value.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Value;
            if (main is null) throw new InvalidDataException("No workbook part.");

            var folder = main[..(main.LastIndexOf('/') + 1)];
            var relations = Relations($"{folder}_rels/{main[folder.Length..]}.rels", folder);
            if (FirstVisibleSheet(main) is not { } id || !relations.TryGetValue(id, out var sheet)) throw new InvalidDataException("No sheet.");

            var strings = relations.Values.FirstOrDefault(r => r.Type.EndsWith("/sharedStrings", StringComparison.Ordinal)).Target;
            return ReadRows(sheet.Target, strings is null ? [] : ReadStrings(strings));
        }

        private Dictionary<string, (string Target, string Type)> Relations(string part, string folder)
        {
            var relations = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
            using var xml = Open(part);
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship") continue;
                if (xml.GetAttribute("TargetMode") == "External") continue;
                var target = xml.GetAttribute("Target") ?? throw new InvalidDataException("A relationship without target.");
                relations[xml.GetAttribute("Id") ?? ""] = (target.StartsWith('/') ? target[1..] : folder + target, xml.GetAttribute("Type") ?? "");
            }

            return relations;
        }

        private string? FirstVisibleSheet(string part)
        {
            using var xml = Open(part);
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "sheet") continue;
                if (xml.GetAttribute("state") is "hidden" or "veryHidden") continue;
                return xml.GetAttribute("id", RelationshipNamespace) ?? xml.GetAttribute("id", StrictRelationshipNamespace);
            }

            return null;
        }

        private List<string> ReadStrings(string part)
        {
            var strings = new List<string>();
            using var xml = Open(part);
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si") strings.Add(ReadText(xml));
            }

            return strings;
        }

        private List<SheetRow> ReadRows(string part, List<string> strings)
        {
            var rows = new List<SheetRow>();
            var cells = new List<SheetCell>();
            var number = 0;
            using var xml = Open(part);
            var (row, cell) = (xml.NameTable.Add("row"), xml.NameTable.Add("c"));
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && ReferenceEquals(xml.LocalName, row))
                {
                    number = xml.GetAttribute("r") is { } written ? int.Parse(written, NumberStyles.None, CultureInfo.InvariantCulture) : number + 1;
                    if (number > limits.MaxRows) throw new OverBudgetException(SheetRefusal.TooManyCells);
                    cells.Clear();
                    if (xml.IsEmptyElement) continue;
                }
                else if (xml.NodeType == XmlNodeType.Element && ReferenceEquals(xml.LocalName, cell))
                {
                    var column = ColumnOf(xml.GetAttribute("r"), cells.Count);
                    if (column >= limits.MaxColumns) throw new OverBudgetException(SheetRefusal.TooManyCells);
                    if (column < cells.Count) throw new InvalidDataException("Cells out of order.");
                    var read = ReadCell(xml, strings);
                    if (read.Kind == SheetCellKind.Empty) continue;
                    while (cells.Count < column) cells.Add(default);
                    cells.Add(read);
                }
                else if (xml.NodeType == XmlNodeType.EndElement && ReferenceEquals(xml.LocalName, row) && cells.Count > 0)
                {
                    rows.Add(new SheetRow(number, cells.ToArray()));
                }
            }

            return rows;
        }

        private SheetCell ReadCell(XmlReader xml, List<string> strings)
        {
            var type = xml.GetAttribute("t");
            if (xml.IsEmptyElement) return default;

            var (text, formula, depth) = ("", false, xml.Depth);
            xml.Read();
            while (xml.Depth > depth)
            {
                if (xml.NodeType != XmlNodeType.Element)
                {
                    xml.Read();
                }
                else if (xml.LocalName == "v")
                {
                    text = xml.ReadElementContentAsString();
                }
                else if (xml.LocalName == "is")
                {
                    text = ReadText(xml);
                    xml.Read();
                }
                else
                {
                    formula |= xml.LocalName == "f";
                    xml.Skip();
                }
            }

            if (type == "s" && text.Length > 0)
            {
                var index = int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
                text = index < strings.Count ? strings[index] : throw new InvalidDataException("A string that the workbook does not hold.");
            }

            if (text.Length > limits.MaxCellLength) throw new OverBudgetException(SheetRefusal.TooManyCells);
            if (formula) return new SheetCell(SheetCellKind.Formula, text);
            if (text.Length == 0) return default;
            return new SheetCell(
                type switch
                {
                    null or "n" => SheetCellKind.Number,
                    "b" => SheetCellKind.Boolean,
                    "e" => SheetCellKind.Error,
                    _ => SheetCellKind.Text,
                },
                text);
        }

        /// <summary>The text below the current element, without phonetic hints; ends on its end tag.</summary>
        private static string ReadText(XmlReader xml)
        {
            if (xml.IsEmptyElement) return "";

            var (first, more, depth) = ((string?)null, (StringBuilder?)null, xml.Depth);
            xml.Read();
            while (xml.Depth > depth)
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t")
                {
                    var piece = xml.ReadElementContentAsString();
                    if (first is null) first = piece;
                    else (more ??= new StringBuilder(first)).Append(piece);
                }
                else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh")
                {
                    xml.Skip();
                }
                else
                {
                    xml.Read();
                }
            }

            var text = more?.ToString() ?? first ?? "";
            if (!text.Contains("_x", StringComparison.Ordinal)) return text;

            // By such an escape, and only by it, a sheet can hold what XML itself forbids.
            var decoded = XmlConvert.DecodeName(text);
            return Normalised.IsStorable(decoded) ? decoded : throw new InvalidDataException("Text that is none.");
        }

        private static int ColumnOf(string? reference, int next)
        {
            if (reference is null) return next;

            var column = 0;
            foreach (var c in reference)
            {
                if (!char.IsAsciiLetterUpper(c)) break;
                column = checked((column * 26) + c - 'A' + 1);
            }

            return column - 1;
        }

        private XmlReader Open(string part)
        {
            var entry = zip.GetEntry(part) ?? throw new InvalidDataException("A part is missing.");
            return XmlReader.Create(new MeteredStream(entry.Open(), _budget), Safe);
        }
    }

    private sealed class Budget(long bytes)
    {
        private long _left = bytes;

        public void Spend(int bytes)
        {
            _left -= bytes;
            if (_left < 0) throw new OverBudgetException(SheetRefusal.TooLarge);
        }
    }

    private sealed class OverBudgetException(SheetRefusal reason) : Exception
    {
        public SheetRefusal Reason => reason;
    }

    /// <summary>Counts what is unpacked against the budget of the whole file.</summary>
    private sealed class MeteredStream(Stream inner, Budget budget) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            budget.Spend(read);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
