using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Owners;

/// <summary>The sheet of a check, sealed: it is full of identity numbers.</summary>
internal sealed class KeptSheet
{
    public RegisterImportId ImportId { get; init; }

    public byte[] Content { get; init; } = [];
}

/// <summary>Keeps sheets in the database, so that they come and go with their import.</summary>
internal sealed class KeptSheets(AppDbContext db, PersonalDataCipher cipher) : IRegisterSheets
{
    public void Keep(RegisterImportId import, byte[] workbook) => db.Add(new KeptSheet { ImportId = import, Content = cipher.Seal(workbook.AsSpan()) });

    public async Task<byte[]?> OpenAsync(RegisterImportId import, CancellationToken ct)
    {
        var content = await db.Set<KeptSheet>().Where(sheet => sheet.ImportId == import).Select(sheet => sheet.Content).FirstOrDefaultAsync(ct);
        return content is null ? null : cipher.Open(content.AsSpan());
    }

    public Task DiscardAsync(RegisterImportId import, CancellationToken ct) => db.Set<KeptSheet>().Where(sheet => sheet.ImportId == import).ExecuteDeleteAsync(ct);
}
