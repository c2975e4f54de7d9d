using System.Text.Json;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Sheets;
using PropertyPlatform.Support;

namespace PropertyPlatform.Adapters.Tests.Sheets;

/// <summary>The two registers as they really arrive, read by the real reader.</summary>
[Trait("row", "PLT-05")]
[Trait("row", "OWN-08")]
public sealed class HouseRegisterSheets
{
    [Theory]
    [InlineData("house-register-clean")]
    [InlineData("house-register")]
    public void give_the_expected_figures_and_every_fault_at_its_cell(string name)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(TestData.PathOf("sheets", $"{name}.expected.json")));
        var root = expected.RootElement;

        var reading = RegisterSheet.Read(Rows(name));

        reading.Faults.Select(f => $"{f.Row} {f.Column} {f.Kind}")
            .ShouldBe(root.GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("row").GetInt32()} {e.GetProperty("column").GetString()} {e.GetProperty("kind").GetString()}"));
        reading.Figures.Rows.ShouldBe(root.GetProperty("dataRows").GetInt32());
        reading.Figures.Homes.ShouldBe(root.GetProperty("housesIfOnlyGoodRowsWereTaken").GetInt32());
        reading.Figures.Owners.ShouldBe(root.GetProperty("ownersIfOnlyGoodRowsWereTaken").GetInt32());
        reading.Figures.VotingUnits.ShouldBe(root.GetProperty("votingUnits").GetInt32());
        reading.Figures.Area.Centi.ShouldBe(root.GetProperty("areaCenti").GetInt64());
    }

    [Fact]
    public void no_fault_repeats_what_stands_in_the_cell()
    {
        var reading = RegisterSheet.Read(Rows("house-register"));

        reading.Faults.Count.ShouldBe(12);
        reading.Faults.ShouldAllBe(f => !f.Message.Contains("999999") && !f.Message.Contains("1990000") && !f.Message.Contains("王艳玲"));
    }

    private static IReadOnlyList<SheetRow> Rows(string name)
    {
        using var file = File.OpenRead(TestData.PathOf("sheets", $"{name}.xlsx"));
        return new XlsxReader().Read(file, new SheetLimits()).ShouldBeOfType<SheetReading.Rows>().Items;
    }
}
