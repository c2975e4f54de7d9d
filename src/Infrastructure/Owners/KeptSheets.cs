using System.Text;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Owners;

/// <summary>What the sheet of a check says, sealed: it is full of identity numbers.</summary>
internal sealed class KeptSheet
{
    public RegisterImportId ImportId { get; init; }

    /// <summary>The homes one after the other, encrypted.</summary>
    public byte[] Content { get; init; } = [];
}

/// <summary>Keeps sheets in the database, so that they come and go with their import.</summary>
internal sealed class KeptSheets(AppDbContext db, PersonalDataCipher cipher) : IRegisterSheets
{
    public void Keep(RegisterImportId import, IReadOnlyList<RegisterHome> homes)
    {
        using var written = new MemoryStream();
        using (var writer = new BinaryWriter(written, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(homes.Count);
            foreach (var home in homes) Write(writer, home);
        }

        db.Add(new KeptSheet { ImportId = import, Content = cipher.Seal(written.GetBuffer().AsSpan(0, (int)written.Length)) });
    }

    public async Task<IReadOnlyList<RegisterHome>?> OpenAsync(RegisterImportId import, CancellationToken ct)
    {
        var content = await db.Set<KeptSheet>().Where(sheet => sheet.ImportId == import).Select(sheet => sheet.Content).FirstOrDefaultAsync(ct);
        if (content is null) return null;

        using var reader = new BinaryReader(new MemoryStream(cipher.Open(content.AsSpan())), Encoding.UTF8);
        var homes = new RegisterHome[reader.ReadInt32()];
        for (var i = 0; i < homes.Length; i++) homes[i] = ReadHome(reader);
        return homes;
    }

    public Task DiscardAsync(RegisterImportId import, CancellationToken ct) => db.Set<KeptSheet>().Where(sheet => sheet.ImportId == import).ExecuteDeleteAsync(ct);

    private static void Write(BinaryWriter writer, RegisterHome home)
    {
        writer.Write(home.Building);
        writer.Write(home.Stairwell);
        writer.Write(home.Floor);
        writer.Write(home.Room);
        writer.Write((int)home.Use);
        writer.Write(home.Area.Centi);
        writer.Write(home.TitleNumber);
        writer.Write(home.Owners.Count);
        foreach (var owner in home.Owners)
        {
            writer.Write(owner.Name);
            writer.Write((int)owner.Document.Type);
            writer.Write(owner.Document.Number);
            writer.Write(owner.Phone?.Digits ?? "");
            writer.Write(owner.Share ?? "");
            writer.Write(owner.TitleNumber);
        }
    }

    private static RegisterHome ReadHome(BinaryReader reader)
    {
        var (building, stairwell, floor, room) = (reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString());
        var (use, area, title) = ((HouseUse)reader.ReadInt32(), new Area(reader.ReadInt64()), reader.ReadString());
        var owners = new RegisterOwner[reader.ReadInt32()];
        for (var i = 0; i < owners.Length; i++) owners[i] = ReadOwner(reader);
        return new RegisterHome(building, stairwell, floor, room, use, area, title, owners);
    }

    private static RegisterOwner ReadOwner(BinaryReader reader)
    {
        var (name, type, number) = (reader.ReadString(), (DocumentType)reader.ReadInt32(), reader.ReadString());
        var (phone, share, title) = (reader.ReadString(), reader.ReadString(), reader.ReadString());
        var document = IdDocument.TryParse(type, number) ?? throw new InvalidDataException("A kept document is none.");
        return new RegisterOwner(name, document, MobileNumber.TryParse(phone), share.Length > 0 ? share : null, title);
    }
}
