using System.Globalization;
using System.Text;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Owners;

/// <summary>One difference as a check showed it; kept as the history of the import. Names are masked.</summary>
internal sealed class ShownChange
{
    public const int TextLength = 400;

    private static readonly Dictionary<HouseUse, string> UseWords = RegisterSheet.Uses.ToDictionary(word => word.Value, word => word.Key);

    public RegisterImportId ImportId { get; init; }

    /// <summary>Place in the list, from 1.</summary>
    public int Number { get; init; }

    public RegisterChangeKind Kind { get; init; }

    public string Building { get; init; } = "";

    public string Stairwell { get; init; } = "";

    public string Room { get; init; } = "";

    /// <summary>Bits of <see cref="HomeAspects"/>.</summary>
    public int Aspects { get; init; }

    /// <summary>What the register says; empty for a home that enters.</summary>
    public string Before { get; init; } = "";

    /// <summary>What the sheet says; empty for a home that it does not name.</summary>
    public string After { get; init; } = "";

    public static IEnumerable<ShownChange> Of(RegisterImportId import, RegisterComparison comparison)
    {
        var number = 0;
        foreach (var change in comparison.Amended) yield return Row(RegisterChangeKind.Amended, change.Before.Key, (int)change.Aspects, Text(change.Before), Text(change.After));
        foreach (var home in comparison.Missing) yield return Row(RegisterChangeKind.Missing, home.Key, 0, Text(home), "");
        foreach (var home in comparison.Added) yield return Row(RegisterChangeKind.Added, home.Key, 0, "", Text(home));

        ShownChange Row(RegisterChangeKind kind, HomeKey key, int aspects, string before, string after) => new()
        {
            ImportId = import,
            Number = ++number,
            Kind = kind,
            Building = key.Building,
            Stairwell = key.Stairwell,
            Room = key.Room,
            Aspects = aspects,
            Before = before,
            After = after,
        };
    }

    private static string Text(StandingHome home) => Text(home.Use, home.Area, home.Floor, home.TitleNumber, home.Owners.Select(owner => owner.Name));

    private static string Text(RegisterHome home) => Text(home.Use, home.Area, home.Floor, home.TitleNumber, home.Owners.Select(owner => owner.Name));

    private static string Text(HouseUse use, Area area, string floor, string title, IEnumerable<string> names)
    {
        var text = new StringBuilder(UseWords[use]).Append(CultureInfo.InvariantCulture, $"；{area} ㎡");
        if (floor.Length > 0) text.Append(CultureInfo.InvariantCulture, $"；{floor}层");

        var owners = string.Join('、', names.Select(Masking.Name));
        text.Append('；').Append(owners.Length > 0 ? owners : RegisterSheet.DeveloperName);
        if (title.Length > 0) text.Append('；').Append(title);
        return text.Length <= TextLength ? text.ToString() : text.ToString(0, TextLength);
    }
}
