using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Accounts;

/// <summary>Asking for codes says nothing about who is known, and is limited as the city has laid down.</summary>
public sealed class CodesCannotBeProbed(CityApp city) : IClassFixture<CityApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "ACC-06")]
    public async Task known_and_unknown_phones_get_the_same_answer_in_about_the_same_time()
    {
        using var phone = await city.PhoneAsync();
        var (known, unknown) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var i = 0; i < 6; i++) await city.PresetAsync("community-lead", new { role = "CommunityOfficer", name = "吴七", phone = $"1370000071{i}" });
        await AskAsync(phone, "13700000799", []);

        var answers = new HashSet<string>();
        for (var i = 0; i < 6; i++)
        {
            answers.Add(await AskAsync(phone, $"1370000071{i}", known));
            answers.Add(await AskAsync(phone, $"1370000072{i}", unknown));
        }

        answers.Count.ShouldBe(1);
        Median(known).ShouldBeLessThan((Median(unknown) * 3) + TimeSpan.FromMilliseconds(50));
        Median(unknown).ShouldBeLessThan((Median(known) * 3) + TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    [Trait("row", "ACC-06")]
    public async Task an_address_gets_thirty_an_hour_whatever_the_phones()
    {
        for (var i = 0; i < 30; i++) (await city.App.SendAsync(new RequestCode($"137000008{i:00}", CodePurpose.Identity, "203.0.113.9"))).Error.ShouldBeNull();

        (await city.App.SendAsync(new RequestCode("13700000899", CodePurpose.Identity, "203.0.113.9"))).Error.ShouldBe(AccountErrors.CodesTooOften);
        (await city.App.SendAsync(new RequestCode("13700000899", CodePurpose.Identity, "203.0.113.10"))).Error.ShouldBeNull();
    }

    [Fact]
    [Trait("row", "ACC-06")]
    public async Task a_city_lays_down_other_limits_from_a_day_on()
    {
        await using var app = new PlatformApp()
            .With("Codes:Limits:1:Version", "2035").With("Codes:Limits:1:EffectiveFrom", "2035-01-01T00:00:00+08:00").With("Codes:Limits:1:RestSeconds", "120")
            .With("Codes:Limits:1:PerHour", "2").With("Codes:Limits:1:PerDay", "3").With("Codes:Limits:1:PerAddressAndHour", "9");
        await app.InitializeAsync();
        var (limits, day) = (app.Services.GetRequiredService<ICodeLimits>(), new DateTimeOffset(2035, 1, 1, 0, 0, 0, TimeSpan.FromHours(8)));

        limits.InForceAt(day.AddTicks(-1)).PerDay.ShouldBe(10);
        limits.InForceAt(day).ShouldBe(new CodeLimits("2035", day, TimeSpan.FromMinutes(2), 2, 3, 9));
    }

    private static async Task<string> AskAsync(HttpClient client, string phone, List<TimeSpan> times)
    {
        var started = Stopwatch.StartNew();
        using var answer = await client.PostAsJsonAsync("/api/v1/codes", new { phone, purpose = "Identity" }, Ct);
        times.Add(started.Elapsed);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);
}
