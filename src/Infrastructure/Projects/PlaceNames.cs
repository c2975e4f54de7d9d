using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Projects;

/// <summary>Names of places for the rows of one page, in one question.</summary>
internal sealed class PlaceNames
{
    private readonly IReadOnlyDictionary<string, string> _names;

    private PlaceNames(IReadOnlyDictionary<string, string> names) => _names = names;

    /// <summary>Reads the names of the given places and of all around them.</summary>
    public static async Task<PlaceNames> ReadAsync(AppDbContext db, IEnumerable<string> codes, CancellationToken ct)
    {
        var wanted = codes.Distinct().SelectMany(code => Around(Jurisdiction.Of(code))).Select(place => place.Code).Distinct().ToList();
        return new PlaceNames(await db.Set<JurisdictionUnit>().AsNoTracking().Where(u => wanted.Contains(u.Code)).ToDictionaryAsync(u => u.Code, u => u.Name, ct));
    }

    /// <summary>The name of one place; its code when the tree does not know it.</summary>
    public string Of(string code) => _names.GetValueOrDefault(code, code);

    /// <summary>南山区 / 粤海街道 / 科技园社区</summary>
    public string Path(string code) =>
        string.Join(" / ", Around(Jurisdiction.Of(code)).Where(place => place.Level > JurisdictionLevel.City).Select(place => Of(place.Code)));

    /// <summary>A place and those around it, outermost first.</summary>
    public static IEnumerable<Jurisdiction> Around(Jurisdiction place) =>
        Enumerable.Range(1, (int)place.Level).Select(level => place.Up((JurisdictionLevel)level));
}
