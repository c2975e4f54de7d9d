using System.Text.Json;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Adapters.Tests.Map;

/// <summary>Places as they cross the border to maps that speak another system.</summary>
public sealed class CoordinateVectors
{
    private const double Exact = 1e-8;

    public static TheoryData<string> Places => [.. File().GetProperty("cases").EnumerateArray().Select(one => one.GetProperty("name").GetString().ShouldNotBeNull())];

    [Theory]
    [MemberData(nameof(Places))]
    public void a_place_is_moved_and_moved_back(string name)
    {
        var vector = File().GetProperty("cases").EnumerateArray().Single(one => one.GetProperty("name").GetString() == name);
        var (east, north) = Of(vector, "cgcs2000");
        var place = new GeoPoint((decimal)east, (decimal)north);

        var gcj02 = Gcj02Point.Of(place);
        var bd09 = Bd09Point.Of(gcj02);
        var back = bd09.ToGcj02();

        ShouldBeAt((gcj02.Longitude, gcj02.Latitude), Of(vector, "gcj02"), Exact);
        ShouldBeAt((bd09.Longitude, bd09.Latitude), Of(vector, "bd09"), Exact);
        ShouldBeAt((back.Longitude, back.Latitude), Of(vector, "bd09ToGcj02"), Exact);
        gcj02.ToGeoPoint().ShouldBe(place);
    }

    [Fact]
    public void outside_the_box_nothing_is_moved() => Gcj02Point.Of(new GeoPoint(2.3522m, 48.8566m)).ShouldBe(new Gcj02Point(2.3522, 48.8566));

    private static void ShouldBeAt((double East, double North) place, (double East, double North) expected, double tolerance)
    {
        place.East.ShouldBe(expected.East, tolerance);
        place.North.ShouldBe(expected.North, tolerance);
    }

    private static (double East, double North) Of(JsonElement vector, string system) => (vector.GetProperty(system)[0].GetDouble(), vector.GetProperty(system)[1].GetDouble());

    private static JsonElement File() => JsonDocument.Parse(System.IO.File.ReadAllText(TestData.PathOf("vectors", "coordinates.json"))).RootElement;
}
