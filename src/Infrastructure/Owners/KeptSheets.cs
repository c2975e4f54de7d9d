using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Persistence.Conventions;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Owners;

/// <summary>What the sheet of a check says, sealed: it is full of identity numbers.</summary>
internal sealed class KeptSheet
{
    public RegisterImportId ImportId { get; init; }

    /// <summary>The homes as compressed JSON, encrypted.</summary>
    public byte[] Content { get; init; } = [];
}

/// <summary>Keeps sheets in the database, so that they come and go with their import.</summary>
internal sealed class KeptSheets(AppDbContext db, PersonalDataCipher cipher) : IRegisterSheets
{
    public void Keep(RegisterImportId import, IReadOnlyList<RegisterHome> homes)
    {
        using var packed = new MemoryStream();
        using (var packing = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true)) JsonSerializer.Serialize(packing, homes.Select(KeptHome.Of), JsonColumns.Options);

        db.Add(new KeptSheet { ImportId = import, Content = cipher.Seal(packed.GetBuffer().AsSpan(0, (int)packed.Length)) });
    }

    public async Task<IReadOnlyList<RegisterHome>?> OpenAsync(RegisterImportId import, CancellationToken ct)
    {
        var content = await db.Set<KeptSheet>().Where(sheet => sheet.ImportId == import).Select(sheet => sheet.Content).FirstOrDefaultAsync(ct);
        if (content is null) return null;

        using var packed = new MemoryStream(cipher.Open(content.AsSpan()));
        await using var unpacking = new DeflateStream(packed, CompressionMode.Decompress);
        var homes = JsonSerializer.Deserialize<List<KeptHome>>(unpacking, JsonColumns.Options) ?? throw new InvalidDataException("The kept sheet is empty.");
        return homes.ConvertAll(home => home.ToHome());
    }

    public Task DiscardAsync(RegisterImportId import, CancellationToken ct) => db.Set<KeptSheet>().Where(sheet => sheet.ImportId == import).ExecuteDeleteAsync(ct);

    private sealed record KeptHome(string Building, string Stairwell, string Floor, string Room, HouseUse Use, long Area, string Title, IReadOnlyList<KeptOwner> Owners)
    {
        public static KeptHome Of(RegisterHome home) => new(
            home.Building, home.Stairwell, home.Floor, home.Room, home.Use, home.Area.Centi, home.TitleNumber,
            [.. home.Owners.Select(owner => new KeptOwner(owner.Name, owner.Document.Type, owner.Document.Number, owner.Phone?.Digits, owner.Share, owner.TitleNumber))]);

        public RegisterHome ToHome() => new(Building, Stairwell, Floor, Room, Use, new Area(Area), Title, [.. Owners.Select(owner => owner.ToOwner())]);
    }

    private sealed record KeptOwner(string Name, DocumentType Type, string Number, string? Phone, string? Share, string Title)
    {
        public RegisterOwner ToOwner() => new(
            Name, IdDocument.TryParse(Type, Number) ?? throw new InvalidDataException("A kept document is none."), Phone is null ? null : MobileNumber.TryParse(Phone), Share, Title);
    }
}
