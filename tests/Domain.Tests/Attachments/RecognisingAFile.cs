using System.IO.Compression;
using PropertyPlatform.Domain.Attachments;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Domain.Tests.Attachments;

[Trait("row", "PLT-03")]
public sealed class RecognisingAFile
{
    [Theory]
    [InlineData("255044462D312E37", FileType.Pdf)]
    [InlineData("FFD8FFE000104A46", FileType.Jpeg)]
    [InlineData("89504E470D0A1A0A00", FileType.Png)]
    public void goes_by_its_first_bytes(string hex, FileType expected) =>
        FileTypes.Recognise(new MemoryStream(Convert.FromHexString(hex))).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("FFD8")]
    [InlineData("4D5A9000")]
    [InlineData("3C7376673E")]
    [InlineData("504B0304FFFFFFFF")]
    public void takes_nothing_else(string hex) =>
        FileTypes.Recognise(new MemoryStream(Convert.FromHexString(hex))).ShouldBeNull();

    [Fact]
    public void a_forged_directory_makes_no_document_however_the_stream_minds_it()
    {
        var empty = new byte[22];
        "PK\u0005\u0006"u8.CopyTo(empty);
        byte[][] forged = [[.. "PK\u0003\u0004zzz"u8], [.. "PK\u0003\u0004"u8, .. empty[..10], 1, 0, 1, 0, 46, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f, 0, 0]];

        foreach (var file in forged)
        {
            FileTypes.Recognise(new MemoryStream(file)).ShouldBeNull();
            FileTypes.Recognise(new StrictStream(file)).ShouldBeNull();
        }
    }

    [Fact]
    public void tells_word_from_excel_by_the_parts_of_the_archive()
    {
        FileTypes.Recognise(Archive("[Content_Types].xml", "word/document.xml")).ShouldBe(FileType.Docx);
        FileTypes.Recognise(Archive("[Content_Types].xml", "xl/workbook.xml")).ShouldBe(FileType.Xlsx);
        FileTypes.Recognise(Archive("word/document.xml")).ShouldBeNull();
        FileTypes.Recognise(Archive("[Content_Types].xml", "whatever.exe")).ShouldBeNull();
    }

    [Fact]
    public void refuses_macros_under_whatever_name() =>
        FileTypes.Recognise(Archive("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin")).ShouldBeNull();

    [Fact]
    public void leaves_the_stream_at_its_beginning()
    {
        using var archive = Archive("[Content_Types].xml", "word/document.xml");

        FileTypes.Recognise(archive);

        archive.Position.ShouldBe(0);
    }

    [Theory]
    [InlineData("方案.PDF", FileType.Pdf)]
    [InlineData("a.jpeg", FileType.Jpeg)]
    [InlineData("a.pdf.exe", null)]
    [InlineData("pdf", null)]
    public void the_name_claims_by_its_ending(string name, FileType? claimed) => FileTypes.Claimed(name).ShouldBe(claimed);

    private static MemoryStream Archive(params string[] parts)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts) archive.CreateEntry(part);
        }

        stream.Position = 0;
        return stream;
    }

    /// <summary>Refuses a place outside itself, as the stream of an upload does.</summary>
    private sealed class StrictStream(byte[] content) : MemoryStream(content)
    {
        public override long Position
        {
            get => base.Position;
            set => base.Position = value >= 0 && value <= Length ? value : throw new ArgumentOutOfRangeException(nameof(value));
        }

        public override long Seek(long offset, SeekOrigin loc) => Position = offset + (loc == SeekOrigin.End ? Length : loc == SeekOrigin.Current ? Position : 0);
    }
}
