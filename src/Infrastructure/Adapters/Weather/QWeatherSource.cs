using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Adapters.Outgoing;

namespace PropertyPlatform.Infrastructure.Adapters.Weather;

/// <summary>Where QWeather is asked and as whom; <c>Ports:Weather</c>.</summary>
internal sealed class QWeatherOptions(IConfigurationSection settings)
{
    /// <summary>The host that the service gave the account.</summary>
    public Uri Address { get; } = new(settings["Address"] is { Length: > 0 } said ? said : "https://qweather.invalid/");

    /// <summary>The account's key.</summary>
    public string ApiKey { get; } = settings["ApiKey"] ?? "";
}

/// <summary>Asks QWeather, whose attribution has to be shown with its data.</summary>
internal sealed class QWeatherSource(QWeatherOptions options, WeatherAges ages, OutgoingClients outgoing, TimeProvider clock, ILogger<QWeatherSource> log) : CachedWeather(ages, clock)
{
    private const string Attribution = "天气数据来自和风天气 https://www.qweather.com";
    private readonly TimeProvider _clock = clock;

    protected override async ValueTask<Fetched<WeatherConditions>> ConditionsAsync(WeatherCell cell)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"{cell.Middle.Longitude:F2},{cell.Middle.Latitude:F2}");
        var presentAsked = AskAsync($"v7/weather/now?location={at}");
        var daysAsked = AskAsync($"v7/weather/7d?location={at}");
        var (present, presentFailure) = await presentAsked;
        var (days, daysFailure) = await daysAsked;
        if ((presentFailure ?? daysFailure) is { } failure) return failure;
        if (Refusal(present) is { } refused) return refused;
        if (present.ObjectOf("now") is not { } now || now.DecimalOf("temp") is not { } temperature || WeatherAnswers.MomentOf(now.TextOf("obsTime")) is not { } observed) return WeatherAnswers.Malformed;

        var forecast = days.ItemsOf("daily").Select(DayOf).OfType<WeatherDay>().ToList();
        if (forecast.Count == 0) return WeatherAnswers.Malformed;

        return new WeatherConditions(
            new WeatherNow(now.TextOf("text"), temperature, (int?)now.DecimalOf("humidity"), Wind(now.TextOf("windDir"), now.TextOf("windScale")), now.DecimalOf("precip")),
            forecast, SourcesOf(present), observed, Attribution);
    }

    protected override async ValueTask<Fetched<IReadOnlyList<WeatherWarning>>> WarningsAsync(WeatherCell cell)
    {
        var (json, failure) = await AskAsync(string.Create(CultureInfo.InvariantCulture, $"weatheralert/v1/current/{cell.Middle.Latitude:F2}/{cell.Middle.Longitude:F2}?lang=zh"));
        if (failure is not null) return failure;
        if (!json.TryGetProperty("alerts", out var list) || list.ValueKind != JsonValueKind.Array) return WeatherAnswers.Malformed;

        var alerts = json.ItemsOf("alerts").ToList();
        var gone = alerts.SelectMany(alert => alert.ObjectOf("messageType") is { } type && type.TryGetProperty("supersedes", out var ids) && ids.ValueKind == JsonValueKind.Array ? ids.EnumerateArray().Select(id => id.ToString()) : []).ToHashSet();
        var read = alerts.Where(alert => !IsCancelled(alert) && !gone.Contains(alert.TextOf("id"))).Select(WarningOf).ToList();
        if (read.Contains(null)) return WeatherAnswers.Malformed;

        return new Fetched<IReadOnlyList<WeatherWarning>>([.. read.OfType<WeatherWarning>()], null);
    }

    private async Task<(JsonElement Json, PortFailure? Failure)> AskAsync(string path)
    {
        var outcome = await outgoing.Of(OutgoingPolicies.Weather).SendAsync(
            () => new HttpRequestMessage(HttpMethod.Get, new Uri(options.Address, path)) { Headers = { { "X-QW-Api-Key", options.ApiKey } } }, CancellationToken.None);
        var (json, failure) = WeatherAnswers.Read(outcome, _clock.GetUtcNow());
        if (failure is PortFailure.Misconfigured wrong) log.LogError("Weather needs an operator: {Code}", wrong.Code);
        return (json, failure);
    }

    // The older version answers 200 whatever happened, and says in the body what it means.
    private static PortFailure? Refusal(JsonElement json) => json.TextOf("code") switch
    {
        "200" => null,
        "401" or "402" or "403" => new PortFailure.Misconfigured($"code {json.TextOf("code")}"),
        "429" => new PortFailure.QuotaExhausted(QuotaScope.Account, null),
        _ => WeatherAnswers.Malformed,
    };

    private static WeatherDay? DayOf(JsonElement day) =>
        DateOnly.TryParseExact(day.TextOf("fxDate"), "yyyy-MM-dd", out var date) && day.DecimalOf("tempMin") is { } low && day.DecimalOf("tempMax") is { } high
            ? new WeatherDay(date, day.TextOf("textDay"), low, high, Wind(day.TextOf("windDirDay"), day.TextOf("windScaleDay")))
            : null;

    private static bool IsCancelled(JsonElement alert) => alert.ObjectOf("messageType") is { } type && type.TextOf("code") is "cancel";

    private static WeatherWarning? WarningOf(JsonElement alert) =>
        alert.TextOf("id") is { Length: > 0 } id && WeatherAnswers.MomentOf(alert.TextOf("issuedTime")) is { } issued && alert.ObjectOf("color") is { } colour && WeatherAnswers.ColourOf(colour.TextOf("code")) is { } grave
            ? new WeatherWarning(id, alert.ObjectOf("eventType")?.TextOf("name") ?? "", grave, alert.TextOf("headline"), alert.TextOf("description"), alert.TextOf("senderName"), issued, WeatherAnswers.MomentOf(FirstOf(alert, "expireTime", "expiredTime")))
            : null;

    private static string FirstOf(JsonElement element, params string[] names) => names.Select(name => element.TextOf(name)).FirstOrDefault(text => text.Length > 0) ?? "";

    private static string Wind(string direction, string scale) => scale.Length > 0 ? $"{direction} {scale}级".Trim() : direction;

    private static string SourcesOf(JsonElement json) =>
        json.ObjectOf("refer") is { } refer && refer.TryGetProperty("sources", out var sources) && sources.ValueKind == JsonValueKind.Array && sources.EnumerateArray().Select(one => one.ToString()).Where(one => one.Length > 0).ToList() is { Count: > 0 } named
            ? string.Join("、", named)
            : "和风天气";
}
