using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Ballots;

/// <summary>A home of the register on the way to the roll.</summary>
/// <param name="Home">The home.</param>
/// <param name="IsParking">A parking space; left out unless the rule set counts it (decision 18).</param>
/// <param name="IsDeveloperHeld">Still held by the developer.</param>
/// <param name="Owners">Its owners at the start, with who had bound before it.</param>
public sealed record RegisteredHome(RollHouse Home, bool IsParking, bool IsDeveloperHeld, IReadOnlyList<RollOwner> Owners);

/// <summary>The figures of a frozen roll and the fingerprint that proves it unchanged.</summary>
/// <param name="Units">Voting units, the heads of the decision.</param>
/// <param name="Houses">Homes.</param>
/// <param name="Area">Exclusive area of all homes.</param>
/// <param name="Hash">SHA-256 over every line of the roll, hexadecimal.</param>
public sealed record RollSummary(int Units, int Houses, Area Area, string Hash)
{
    /// <summary>Everything in scope.</summary>
    public Weight Total => new(Area, Units);
}

/// <summary>The base of a ballot: who decides, with what weight (BAL-32).</summary>
public sealed class Roll
{
    private Roll(IReadOnlyList<VotingUnit> units, RollSummary summary) => (Units, Summary) = (units, summary);

    /// <summary>The voting units, in the order of their first home.</summary>
    public IReadOnlyList<VotingUnit> Units { get; }

    /// <summary>Its figures.</summary>
    public RollSummary Summary { get; }

    /// <summary>
    /// Groups the homes of the scope by their set of owners. All developer-held homes are one unit; a home without a known owner is a unit of its own.
    /// </summary>
    /// <param name="ballot">The ballot.</param>
    /// <param name="homes">The homes in scope, in any order.</param>
    /// <param name="parkingCounts">Whether parking spaces take part.</param>
    public static Roll Freeze(BallotId ballot, IEnumerable<RegisteredHome> homes, bool parkingCounts)
    {
        var groups = new Dictionary<string, List<RegisteredHome>>();
        foreach (var home in homes.Where(home => parkingCounts || !home.IsParking).OrderBy(home => home.Home, RollHouse.AsPrinted))
        {
            var key = KeyOf(home);
            if (!groups.TryGetValue(key, out var members)) groups[key] = members = [];
            members.Add(home);
        }

        var units = groups.Values.Select((members, position) => UnitOf(ballot, position, members)).ToList();
        return new Roll(units, Summarise(units));
    }

    private static VotingUnit UnitOf(BallotId ballot, int position, List<RegisteredHome> members)
    {
        var owners = members.SelectMany(home => home.Owners).GroupBy(owner => owner.Owner)
            .Select(same => same.FirstOrDefault(owner => owner.BoundBeforeStart) ?? same.First());
        return new VotingUnit(VotingUnitId.New(), ballot, position, members[0].IsDeveloperHeld, members.Select(home => home.Home), owners);
    }

    private static string KeyOf(RegisteredHome home)
    {
        if (home.IsDeveloperHeld) return "developer";
        if (home.Owners.Count == 0) return $"home:{home.Home.House.Value}";
        if (home.Owners.Count == 1) return home.Owners[0].Owner.Value.ToString("N");
        return string.Join('+', home.Owners.Select(owner => owner.Owner.Value.ToString("N")).Distinct().Order(StringComparer.Ordinal));
    }

    private static RollSummary Summarise(List<VotingUnit> units)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in units.Select(LineOf).Order(StringComparer.Ordinal)) hash.AppendData(Encoding.UTF8.GetBytes(line));

        return new RollSummary(units.Count, units.Sum(unit => unit.Houses.Count), new Area(units.Sum(unit => unit.Area.Centi)), Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Everything of a unit that the count depends on; not its id, which is drawn anew at each freezing.</summary>
    private static string LineOf(VotingUnit unit)
    {
        var houses = unit.Houses.Select(house => $"{house.House.Value:N}:{house.Area.Centi.ToString(CultureInfo.InvariantCulture)}").Order(StringComparer.Ordinal);
        var owners = unit.Owners.Select(owner => $"{owner.Owner.Value:N}:{owner.BoundPerson?.ToString("N")}:{owner.Proxy?.ToString("N")}").Order(StringComparer.Ordinal);
        return $"{string.Join(',', houses)}|{string.Join(',', owners)}\n";
    }
}
