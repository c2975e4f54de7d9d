using System.IO.Compression;

namespace PropertyPlatform.Domain.Attachments;

/// <summary>The types of file that the platform takes; everything else is refused.</summary>
public enum FileType
{
    /// <summary>PDF</summary>
    Pdf = 1,

    /// <summary>JPEG picture</summary>
    Jpeg = 2,

    /// <summary>PNG picture</summary>
    Png = 3,

    /// <summary>Word document without macros</summary>
    Docx = 4,

    /// <summary>Excel workbook without macros</summary>
    Xlsx = 5,
}

/// <summary>What is known of each <see cref="FileType"/>.</summary>
public static class FileTypes
{
    private static readonly byte[] PdfMark = "%PDF-"u8.ToArray();
    private static readonly byte[] JpegMark = [0xFF, 0xD8, 0xFF];
    private static readonly byte[] PngMark = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] ZipMark = [0x50, 0x4B, 0x03, 0x04];

    /// <summary>The type as HTTP names it.</summary>
    public static string MediaType(this FileType type) => type switch
    {
        FileType.Pdf => "application/pdf",
        FileType.Jpeg => "image/jpeg",
        FileType.Png => "image/png",
        FileType.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileType.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such type."),
    };

    /// <summary>Whether a browser may show it in the page; others are only offered for download.</summary>
    public static bool CanBePreviewed(this FileType type) => type is FileType.Pdf or FileType.Jpeg or FileType.Png;

    /// <summary>The type that a file name claims by its ending; null for an ending that is not taken.</summary>
    public static FileType? Claimed(string fileName) => Path.GetExtension(fileName).ToUpperInvariant() switch
    {
        ".PDF" => FileType.Pdf,
        ".JPG" or ".JPEG" => FileType.Jpeg,
        ".PNG" => FileType.Png,
        ".DOCX" => FileType.Docx,
        ".XLSX" => FileType.Xlsx,
        _ => null,
    };

    /// <summary>The type that the content has, whatever its name says; null for a type that is not taken. The stream is left at its beginning.</summary>
    /// <param name="content">A stream that can seek.</param>
    public static FileType? Recognise(Stream content)
    {
        Span<byte> head = stackalloc byte[8];
        content.Position = 0;
        head = head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        content.Position = 0;
        if (head.StartsWith(PdfMark)) return FileType.Pdf;
        if (head.StartsWith(JpegMark)) return FileType.Jpeg;
        if (head.StartsWith(PngMark)) return FileType.Png;
        return head.StartsWith(ZipMark) ? OfficeDocument(content) : null;
    }

    // Only the directory of the archive is read, so a zip bomb costs nothing. A part named vbaProject holds macros.
    private static FileType? OfficeDocument(Stream content)
    {
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Any(entry => entry.Name.StartsWith("vbaProject", StringComparison.OrdinalIgnoreCase))) return null;
            if (archive.GetEntry("[Content_Types].xml") is null) return null;
            if (archive.GetEntry("word/document.xml") is not null) return FileType.Docx;
            return archive.GetEntry("xl/workbook.xml") is not null ? FileType.Xlsx : null;
        }
        catch (Exception damaged) when (damaged is InvalidDataException or IOException or ArgumentException)
        {
            // Where the directory lies is read from the file itself, so a forged one leads outside it; each kind of stream minds that in its own way.
            return null;
        }
        finally
        {
            content.Position = 0;
        }
    }
}
