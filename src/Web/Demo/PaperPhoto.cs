using System.Buffers.Binary;
using System.IO.Compression;

namespace PropertyPlatform.Web.Demo;

/// <summary>Draws what stands for the photo of a paper ballot: a sheet with a row of boxes a question, one of them ticked.</summary>
internal static class PaperPhoto
{
    private const int Width = 360;
    private const int RowHeight = 60;
    private const int Top = 70;
    private const byte Paper = 0xF4;
    private const byte Line = 0x50;
    private const byte Ink = 0x18;

    /// <summary>A PNG picture in shades of grey.</summary>
    /// <param name="ticks">The ticked box of each question, from 0.</param>
    /// <param name="boxes">Boxes a question.</param>
    public static byte[] Draw(IReadOnlyList<int> ticks, int boxes)
    {
        var height = Top + (ticks.Count * RowHeight) + 40;
        var pixels = new byte[height, Width];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < Width; x++) pixels[y, x] = Paper;
        }

        Fill(pixels, 90, 24, 180, 8, Line);
        for (var row = 0; row < ticks.Count; row++)
        {
            var y = Top + (row * RowHeight);
            Fill(pixels, 20, y - 12, Width - 40, 1, Line);
            Fill(pixels, 24, y + 6, 90, 5, Line);
            for (var box = 0; box < boxes; box++) Frame(pixels, 140 + (box * 52), y, 24);
            Tick(pixels, 140 + (ticks[row] * 52), y);
        }

        return Encode(pixels, height);
    }

    private static void Fill(byte[,] pixels, int left, int top, int width, int height, byte shade)
    {
        for (var y = top; y < top + height; y++)
        {
            for (var x = left; x < left + width; x++) pixels[y, x] = shade;
        }
    }

    private static void Frame(byte[,] pixels, int left, int top, int size)
    {
        Fill(pixels, left, top, size, 2, Line);
        Fill(pixels, left, top + size, size, 2, Line);
        Fill(pixels, left, top, 2, size, Line);
        Fill(pixels, left + size, top, 2, size + 2, Line);
    }

    private static void Tick(byte[,] pixels, int left, int top)
    {
        for (var i = 0; i < 8; i++) Fill(pixels, left + 4 + i, top + 11 + i, 3, 3, Ink);
        for (var i = 0; i < 16; i++) Fill(pixels, left + 11 + i, top + 18 - i, 3, 3, Ink);
    }

    private static byte[] Encode(byte[,] pixels, int height)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Deflated(pixels, height));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Deflated(byte[,] pixels, int height)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                deflate.WriteByte(0);
                for (var x = 0; x < Width; x++) deflate.WriteByte(pixels[y, x]);
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(kind);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Check(kind, data));
        file.Write(number);
    }

    // CRC-32 as PNG wants it.
    private static uint Check(ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        var sum = uint.MaxValue;
        foreach (var part in kind) sum = Add(sum, part);
        foreach (var part in data) sum = Add(sum, part);
        return ~sum;
    }

    private static uint Add(uint sum, byte part)
    {
        sum ^= part;
        for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
        return sum;
    }
}
