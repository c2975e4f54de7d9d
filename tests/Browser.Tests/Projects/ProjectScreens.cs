using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Browser.Tests;

/// <summary>What an officer sees of projects: a district of three streets with two hundred areas.</summary>
public sealed class ProjectScreens(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private Guid _first;

    public async ValueTask InitializeAsync()
    {
        _first = await site.App.UseAsync(async db => (await db.Set<PropertyProject>().OrderBy(p => p.Code).FirstOrDefaultAsync())?.Id.Value ?? Guid.Empty);
        if (_first != Guid.Empty) return;

        foreach (var (code, name) in new[] { ("4403.", "深圳市"), ("4403.05.", "南山区"), ("4403.05.007.", "粤海街道"), ("4403.05.003.", "沙河街道"), ("4403.05.008.", "桃源街道"), ("4403.05.007.001.", "科技园社区"), ("4403.05.003.001.", "华侨城社区"), ("4403.05.008.001.", "塘朗社区") })
        {
            await site.App.SaveAsync(JurisdictionUnit.Found(Jurisdiction.Of(code), name, AreaKind.Administrative));
        }

        var projects = Enumerable.Range(0, 200).Select(Area).ToList();
        await site.App.SaveAsync([.. projects]);
        _first = projects[0].Id.Value;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    [Trait("row", "PRJ-15")]
    public Task lead_from_the_map_of_the_district_to_a_project() => site.VisitAsync(TestActor.Almighty with { Name = "李敏" }, async page =>
    {
        await page.GotoAsync("/Admin/Projects/Map?Place=4403.05.");
        (await page.Locator("a.map-cluster").CountAsync()).ShouldBe(3);

        await page.Locator("a.map-cluster", new() { HasTextString = "粤海街道" }).ClickAsync();
        await page.Locator("a.map-point").First.ClickAsync();

        await page.GetByText("物业区域信息").First.WaitForAsync();
        (await page.Locator(".summary-strip").IsVisibleAsync()).ShouldBeTrue();
    });

    [Theory]
    [InlineData("/Admin/Projects")]
    [InlineData("/Admin/Projects/Map")]
    [InlineData("/Admin/Projects/Edit")]
    [InlineData("/Admin/Projects/PartyBranch")]
    [InlineData("/Admin/Committees")]
    [InlineData("/Admin/Committees/Record")]
    [InlineData("/Admin/Committees/Meeting")]
    [InlineData("/Admin/ToDos")]
    public async Task are_complete_on_a_desk_and_fit_a_phone(string address)
    {
        await site.VisitAsync(TestActor.Almighty with { Name = "李敏" }, async page => await page.GotoAsync(address));
        await site.VisitAsync(TestActor.Almighty with { Name = "李敏" }, async page => await page.GotoAsync(address), Screen.Phone);
    }

    [Fact]
    [Trait("row", "PRJ-03")]
    public Task show_every_tab_of_a_project() => site.VisitAsync(TestActor.Almighty with { Name = "李敏" }, async page =>
    {
        foreach (var tab in new[] { "funds", "homes", "facilities", "parking", "staff", "managers", "owners", "committee", "branch", "ballots", "area" })
        {
            await page.GotoAsync($"/Admin/Projects/Detail/{_first}?tab={tab}");
            (await page.Locator(".nav-tabs .active").CountAsync()).ShouldBe(1);
        }
    });

    private static PropertyProject Area(int number)
    {
        var (code, east, north) = (number % 3) switch { 0 => ("4403.05.007.001.", 113.94m, 22.53m), 1 => ("4403.05.003.001.", 113.98m, 22.54m), _ => ("4403.05.008.001.", 113.99m, 22.58m) };
        var project = PropertyProject.Register(
            $"NS{number:D5}", Jurisdiction.Of(code), new ProjectFacts($"样例花园{number}", null, $"样例路{number}号", ProjectUsage.Residential, new Area(2_000_000), new Area(8_000_000 + number), 6, 720), DateTimeOffset.UnixEpoch).Value;
        var (x, y) = (east + (number * 37 % 100 * 0.0002m), north + (number * 53 % 100 * 0.00015m));
        project.PlaceOnMap(MapShape.Of(number % 5 == 0 ? [new(x, y), new(x + 0.001m, y), new(x + 0.001m, y + 0.001m)] : [new(x, y)]).Value, DateTimeOffset.UnixEpoch);
        return project;
    }
}
