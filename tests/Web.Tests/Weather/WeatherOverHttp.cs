using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Weather;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Projects;

namespace PropertyPlatform.Web.Tests.Weather;

public sealed class WeatherOverHttp(AStreet street) : IClassFixture<AStreet>, IDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static TestActor Officer => AStreet.Officer(AStreet.Here, Permissions.ViewWeather);

    private IWeatherStandIn StandIn => street.App.Services.GetRequiredService<IWeatherStandIn>();

    public void Dispose() => StandIn.Show(StagedWeather.Season);

    [Theory]
    [Trait("row", "WEA-01")]
    [InlineData("/weather")]
    [InlineData("/admin/weather")]
    public async Task an_officer_searches_chooses_and_reads_the_weather_of_an_area(string page)
    {
        using var client = street.App.ClientOf(Officer);

        var found = await TextAsync(client, $"{page}?Keyword=云景");
        var board = await TextAsync(client, $"{page}?Keyword=云景&Project={street.Inside}");

        found.ShouldContain("云景花园");
        found.ShouldContain("确定选择");
        found.ShouldNotContain("翠湖雅居");
        board.ShouldContain("相对湿度");
        board.ShouldContain("天气预报");
        board.ShouldContain("当前无生效的气象预警信号");
        board.ShouldContain("本地替身，非真实平台");
    }

    [Fact]
    [Trait("row", "WEA-01")]
    public async Task areas_are_found_by_name_within_the_scope_and_others_are_not_found()
    {
        using var client = street.App.ClientOf(Officer);

        var all = await client.GetFromJsonAsync<JsonElement>("/api/v1/weather/areas", Ct);
        var one = await client.GetFromJsonAsync<JsonElement>("/api/v1/weather/areas?keyword=云景", Ct);
        var outside = await client.GetAsync($"/api/v1/weather/{street.Outside}", Ct);
        var tooLong = await client.GetAsync($"/api/v1/weather/areas?keyword={new string('云', 101)}", Ct);

        NamesOf(all).ShouldBe(["云景花园", "翠湖雅居"], ignoreOrder: true);
        NamesOf(one).ShouldBe(["云景花园"]);
        outside.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        tooLong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    [Trait("row", "WEA-01")]
    public async Task an_area_off_the_map_shows_the_weather_of_its_community()
    {
        using var client = street.App.ClientOf(Officer);

        var board = await BoardAsync(client, street.OffTheMap);

        (board.GetProperty("state").GetString(), board.GetProperty("byCommunity").GetBoolean()).ShouldBe(("Fresh", true));
    }

    [Fact]
    [Trait("row", "WEA-01")]
    public async Task whoever_may_not_is_refused()
    {
        using var client = street.App.ClientOf(AStreet.Officer());

        (await client.GetAsync($"/api/v1/weather/{street.Inside}", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await client.GetAsync("/weather", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Trait("row", "WEA-02")]
    public async Task a_warning_appears_and_disappears_at_once_when_it_is_cancelled()
    {
        using var client = street.App.ClientOf(Officer);

        StandIn.Show(StagedWeather.RedRain);
        var warned = await BoardAsync(client, street.Inside);
        StandIn.Show(StagedWeather.Season);
        var over = await BoardAsync(client, street.Inside);

        warned.GetProperty("bulletin").GetProperty("warnings").EnumerateArray().Single().GetProperty("colour").GetString().ShouldBe("Red");
        over.GetProperty("bulletin").GetProperty("warnings").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    [Trait("row", "WEA-02")]
    public async Task while_the_source_is_down_the_last_is_shown_with_its_time_and_after_three_hours_none()
    {
        using var client = street.App.ClientOf(Officer);

        var fresh = await BoardAsync(client, street.Inside);
        StandIn.Show(StagedWeather.Down);
        street.App.Clock.Advance(TimeSpan.FromMinutes(30));
        var stale = await BoardAsync(client, street.Inside);
        var page = await TextAsync(client, $"/weather?Project={street.Inside}");
        street.App.Clock.Advance(TimeSpan.FromHours(3));
        var gone = await BoardAsync(client, street.Inside);
        var nothing = await TextAsync(client, $"/weather?Project={street.Inside}");

        fresh.GetProperty("state").GetString().ShouldBe("Fresh");
        (stale.GetProperty("state").GetString(), stale.GetProperty("ageMinutes").GetInt32()).ShouldBe(("Stale", 30));
        stale.GetProperty("bulletin").GetProperty("observedAt").GetDateTimeOffset().ShouldBe(fresh.GetProperty("bulletin").GetProperty("observedAt").GetDateTimeOffset());
        stale.GetProperty("fetchedAt").GetDateTimeOffset().ShouldBe(street.App.Clock.GetUtcNow() - TimeSpan.FromHours(3) - TimeSpan.FromMinutes(30));
        page.ShouldContain("30 分钟前");
        gone.GetProperty("state").GetString().ShouldBe("Unavailable");
        nothing.ShouldContain("气象数据源暂时无法连接");
    }

    [Fact]
    [Trait("row", "WEA-02")]
    public async Task the_weather_is_staged_below_dev()
    {
        using var client = street.App.ClientOf(TestActor.Nobody);

        var page = await TextAsync(client, "/dev/weather");

        page.ShouldContain("台风白色");
        page.ShouldContain("暴雨红色");
        page.ShouldContain("源头中断");
    }

    private static async Task<string> TextAsync(HttpClient client, string page) => WebUtility.HtmlDecode(await client.GetStringAsync(page, Ct));

    private static async Task<JsonElement> BoardAsync(HttpClient client, Guid project) => await client.GetFromJsonAsync<JsonElement>($"/api/v1/weather/{project}", Ct);

    private static IEnumerable<string?> NamesOf(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(area => area.GetProperty("name").GetString());
}
