using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Adapters.Outgoing;

namespace PropertyPlatform.Infrastructure.Adapters.Weather;

/// <summary>Where the province's weather service is asked and as whom; <c>Ports:Weather</c>.</summary>
internal sealed class GuangdongWeatherOptions(IConfigurationSection settings)
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["Data"] = "data|DATA|list",
        ["Time"] = "ddatetime|time|obsTime|publishTime",
        ["Text"] = "weather|weatherStatus|text",
        ["Temperature"] = "t|temp|temperature",
        ["Humidity"] = "rh|u|humidity",
        ["WindDirection"] = "wd|windDirection|windDir",
        ["WindScale"] = "wl|windLevel|windScale",
        ["Rain"] = "r1h|rain|precip",
        ["Date"] = "date|forecastDate|fcstDate",
        ["Low"] = "tmin|minTemp|tempMin",
        ["High"] = "tmax|maxTemp|tempMax",
        ["Id"] = "id|signalId|warnId",
        ["Kind"] = "signalType|type|warnType",
        ["Colour"] = "signalLevel|level|color",
        ["Content"] = "content|issueContent|text",
        ["Issuer"] = "issuer|publisher|unit",
        ["State"] = "state|status|signalState",
        ["Expires"] = "expireTime|endTime",
    };

    private readonly Dictionary<string, string[]> _fields = Names.ToDictionary(name => name.Key, name => (settings[$"Fields:{name.Key}"] is { Length: > 0 } said ? said : name.Value).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The service.</summary>
    public Uri Address { get; } = new(settings["Address"] is { Length: > 0 } said ? said : "http://open.gd121.cn/");

    /// <summary>The city: 440300.</summary>
    public string Code { get; } = settings["Code"] ?? "";

    /// <summary>What the agreement wants shown with the data.</summary>
    public string Attribution { get; } = settings["Attribution"] is { Length: > 0 } said ? said : "气象信息由广东省气象局提供";

    /// <summary>The key of a product: each has its own.</summary>
    public string KeyOf(string product) => settings[$"Keys:{product}"] ?? "";

    /// <summary>What the first of the names under which a field comes holds; empty when there is none.</summary>
    public string Text(JsonElement element, string field) => _fields[field].Select(name => element.TextOf(name)).FirstOrDefault(text => text.Length > 0) ?? "";

    /// <summary>The entries of an answer; null when it has none of the names.</summary>
    public IReadOnlyList<JsonElement>? Entries(JsonElement answer)
    {
        foreach (var name in _fields["Data"])
        {
            if (!answer.TryGetProperty(name, out var data)) continue;
            if (data.ValueKind == JsonValueKind.Array) return [.. data.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object)];
            if (data.ValueKind == JsonValueKind.Object) return [data];
        }

        return null;
    }
}

/// <summary>Asks the weather service of the province, product by product; it knows the city as one place.</summary>
internal sealed class GuangdongWeatherSource(GuangdongWeatherOptions options, WeatherAges ages, OutgoingClients outgoing, TimeProvider clock, ILogger<GuangdongWeatherSource> log) : CachedWeather(ages, clock)
{
    private readonly TimeProvider _clock = clock;

    protected override WeatherCell CellOf(GeoPoint at) => default;

    protected override async ValueTask<Fetched<WeatherConditions>> ConditionsAsync(WeatherCell cell)
    {
        var liveAsked = AskAsync("LIVE");
        var daysAsked = AskAsync("FCST");
        var (live, liveFailure) = await liveAsked;
        var (days, daysFailure) = await daysAsked;
        if ((liveFailure ?? daysFailure) is { } failure) return failure;
        if (live is not [var now, ..] || WeatherAnswers.Decimal(options.Text(now, "Temperature")) is not { } temperature || WeatherAnswers.MomentOf(options.Text(now, "Time")) is not { } observed) return WeatherAnswers.Malformed;

        var forecast = days.Select(DayOf).OfType<WeatherDay>().OrderBy(day => day.Date).ToList();
        if (forecast.Count == 0) return WeatherAnswers.Malformed;

        var present = new WeatherNow(
            options.Text(now, "Text") is { Length: > 0 } text ? text : forecast[0].Text, temperature, (int?)WeatherAnswers.Decimal(options.Text(now, "Humidity")), WindOf(now), WeatherAnswers.Decimal(options.Text(now, "Rain")));
        return new WeatherConditions(present, forecast, options.Text(now, "Issuer") is { Length: > 0 } issuer ? issuer : "广东省气象局", observed, options.Attribution);
    }

    protected override async ValueTask<Fetched<IReadOnlyList<WeatherWarning>>> WarningsAsync(WeatherCell cell)
    {
        var (signals, failure) = await AskAsync("YJ");
        if (failure is not null) return failure;

        var read = signals.Where(signal => !IsOver(options.Text(signal, "State"))).Select(WarningOf).ToList();
        if (read.Contains(null)) return WeatherAnswers.Malformed;

        // A signal of a kind takes the place of the one before it.
        return new Fetched<IReadOnlyList<WeatherWarning>>([.. read.OfType<WeatherWarning>().GroupBy(signal => signal.Kind).Select(kind => kind.OrderByDescending(signal => signal.IssuedAt).First())], null);
    }

    private async Task<(IReadOnlyList<JsonElement> Entries, PortFailure? Failure)> AskAsync(string product)
    {
        var address = new Uri(options.Address, $"share/getData.do?type=json&code={Uri.EscapeDataString(options.Code)}&productType={product}&key={Uri.EscapeDataString(options.KeyOf(product))}");
        var outcome = await outgoing.Of(OutgoingPolicies.Weather).SendAsync(() => new HttpRequestMessage(HttpMethod.Get, address), CancellationToken.None);
        var (json, failure) = WeatherAnswers.Read(outcome, _clock.GetUtcNow());
        if (failure is PortFailure.Misconfigured wrong) log.LogError("Weather needs an operator: {Product} {Code}", product, wrong.Code);
        if (failure is not null) return ([], failure);

        return options.Entries(json) is { } entries ? (entries, null) : ([], WeatherAnswers.Malformed);
    }

    private WeatherDay? DayOf(JsonElement day) =>
        DateOnly.TryParse(options.Text(day, "Date").Split(' ')[0], CultureInfo.InvariantCulture, out var date) && WeatherAnswers.Decimal(options.Text(day, "Low")) is { } low && WeatherAnswers.Decimal(options.Text(day, "High")) is { } high
            ? new WeatherDay(date, options.Text(day, "Text"), low, high, WindOf(day))
            : null;

    private WeatherWarning? WarningOf(JsonElement signal)
    {
        if (WeatherAnswers.ColourOf(options.Text(signal, "Colour")) is not { } colour || WeatherAnswers.MomentOf(options.Text(signal, "Time")) is not { } issued) return null;

        var kind = options.Text(signal, "Kind");
        return new WeatherWarning(
            options.Text(signal, "Id") is { Length: > 0 } id ? id : $"{kind}-{issued:yyyyMMddHHmm}", kind, colour, $"{kind}{NameOf(colour)}预警信号", options.Text(signal, "Content"),
            options.Text(signal, "Issuer"), issued, WeatherAnswers.MomentOf(options.Text(signal, "Expires")));
    }

    private string WindOf(JsonElement entry) => $"{options.Text(entry, "WindDirection")} {(options.Text(entry, "WindScale") is { Length: > 0 } scale ? scale.TrimEnd('级') + "级" : "")}".Trim();

    private static bool IsOver(string state) => state.Contains("解除", StringComparison.Ordinal) || state.Contains("取消", StringComparison.Ordinal) || state.Equals("cancel", StringComparison.OrdinalIgnoreCase);

    private static string NameOf(WarningColour colour) => colour switch
    {
        WarningColour.White => "白色",
        WarningColour.Blue => "蓝色",
        WarningColour.Yellow => "黄色",
        WarningColour.Orange => "橙色",
        _ => "红色",
    };
}
