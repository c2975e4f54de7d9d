using System.Globalization;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Demo;

/// <summary>Draws the register of one area: single owners, couples, families, people with several homes, homes of the developer, shops and parking spaces.</summary>
internal sealed class RegisterPlan(ProjectPlan plan, People people, int seed, IReadOnlyDictionary<HomeKey, IReadOnlyList<RegisterOwner>> known)
{
    private const double SeveralHomes = 0.05;
    private const double Couple = 0.30;
    private const double Family = 0.02;
    private static readonly int[] Sizes = [8_850, 10_236, 7_520, 12_790];

    private readonly Random _random = new(seed);
    private readonly List<IReadOnlyList<RegisterOwner>> _owning = [];
    private int _titles;

    /// <summary>All homes, in the order of the buildings.</summary>
    public IReadOnlyList<RegisterHome> Draw() => [.. Dwellings(), .. Shops(), .. Parking()];

    private IEnumerable<RegisterHome> Dwellings()
    {
        var layout = plan.Layout;
        for (var building = 1; building <= layout.Buildings; building++)
        {
            for (var stairwell = 1; stairwell <= layout.Stairwells; stairwell++)
            {
                for (var floor = 1; floor <= layout.Floors; floor++)
                {
                    for (var door = 1; door <= layout.Doors; door++)
                    {
                        var key = new HomeKey($"{building}栋", $"{stairwell}单元", Text((floor * 100) + door));
                        yield return HomeOf(key, Text(floor), HouseUse.Residence, Sizes[(door - 1) % Sizes.Length] + (building * 12) + (stairwell * 5), Owners(key, plan.DeveloperShare));
                    }
                }
            }
        }
    }

    private IEnumerable<RegisterHome> Shops() => Enumerable.Range(1, plan.Layout.Shops).Select(number =>
    {
        var key = new HomeKey("商业裙楼", "", string.Create(CultureInfo.InvariantCulture, $"S{number:D2}"));
        return HomeOf(key, "1", HouseUse.Commercial, 3_500 + (_random.Next(40) * 100), Owners(key, 0.3));
    });

    private IEnumerable<RegisterHome> Parking() => Enumerable.Range(1, plan.Layout.Parking).Select(number =>
    {
        var key = new HomeKey("地下车库", "", string.Create(CultureInfo.InvariantCulture, $"P{number:D3}"));
        return HomeOf(key, "-1", HouseUse.Parking, 1_280, _random.NextDouble() < 0.2 ? [] : _owning[_random.Next(_owning.Count)]);
    });

    private RegisterHome HomeOf(HomeKey key, string floor, HouseUse use, int area, IReadOnlyList<RegisterOwner> owners)
    {
        var title = owners.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"粤（{plan.Year + 1}）深圳市不动产权第9{++_titles:D6}号");
        return new RegisterHome(key.Building, key.Stairwell, floor, key.Room, use, new Area(area), title, [.. owners.Select(owner => owner with { TitleNumber = title })]);
    }

    private IReadOnlyList<RegisterOwner> Owners(HomeKey key, double developer)
    {
        var (lot, kind) = (_random.NextDouble(), _random.NextDouble());
        if (known.TryGetValue(key, out var named)) return named;
        if (lot < developer) return [];
        if (lot < developer + SeveralHomes && _owning.Count > 0) return _owning[_random.Next(_owning.Count)];
        if (kind < Family) return Keep([people.Next(), people.Next(), people.Next()]);
        return Keep(kind < Family + Couple ? [people.Next(), people.Next()] : [people.Next()]);
    }

    private IReadOnlyList<RegisterOwner> Keep(IReadOnlyList<RegisterOwner> owners)
    {
        _owning.Add(owners);
        return owners;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
