using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Weather;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Adapters.Weather;

/// <summary>Stand-in of the weather service: the weather of the season, made from date and cell, the same on every node; a page below <c>/dev</c> stages warnings and an outage.</summary>
[StandIn("Weather")]
internal sealed class LocalWeatherSource(WeatherAges ages, TimeProvider clock) : CachedWeather(ages, clock), IWeatherStandIn
{
    private const string Issuer = "本地替身";
    private static readonly int[] MeanOfMonth = [15, 16, 19, 23, 26, 28, 29, 29, 28, 25, 21, 17];
    private static readonly string[] Dry = ["晴", "多云", "多云", "阴"];
    private static readonly string[] Wet = ["多云", "雷阵雨", "阵雨", "中雨"];
    private static readonly string[] Winds = ["东北风 2级", "东风 3级", "东南风 3级", "南风 2级"];
    private readonly TimeProvider _clock = clock;
    private volatile StagedWeather _shown = StagedWeather.Season;

    public override bool IsStandIn => true;

    public StagedWeather Shown => _shown;

    public void Show(StagedWeather weather)
    {
        _shown = weather;
        Outdate();
    }

    protected override ValueTask<Fetched<WeatherConditions>> ConditionsAsync(WeatherCell cell)
    {
        if (Outage is { } down) return ValueTask.FromResult<Fetched<WeatherConditions>>(down);

        var now = _clock.GetUtcNow();
        var days = Enumerable.Range(0, 7).Select(ahead => DayOf(ChinaCalendar.DayOf(now).AddDays(ahead), cell)).ToList();
        var today = days[0];
        var share = (decimal)Math.Sin(Math.PI * Math.Clamp((ChinaCalendar.Of(now).Hour - 6) / 16.0, 0, 1));
        var present = new WeatherNow(today.Text, decimal.Round(today.Low + ((today.High - today.Low) * share), 1), 60 + Of(ChinaCalendar.DayOf(now), cell, 35), today.Wind, Wet.Skip(1).Contains(today.Text) ? 1.5m : 0m);
        return ValueTask.FromResult<Fetched<WeatherConditions>>(new WeatherConditions(present, days, Issuer, now, "本地替身数据，非真实气象信息"));
    }

    protected override ValueTask<Fetched<IReadOnlyList<WeatherWarning>>> WarningsAsync(WeatherCell cell)
    {
        if (Outage is { } down) return ValueTask.FromResult<Fetched<IReadOnlyList<WeatherWarning>>>(down);

        IReadOnlyList<WeatherWarning> signals = _shown switch
        {
            StagedWeather.WhiteTyphoon => [Signal("台风", WarningColour.White, "台风白色预警信号", "48小时内可能受热带气旋影响，请留意最新消息。")],
            StagedWeather.RedRain => [Signal("暴雨", WarningColour.Red, "暴雨红色预警信号", "3小时内降雨量将达100毫米以上，请停止户外活动。")],
            _ => [],
        };
        return ValueTask.FromResult(new Fetched<IReadOnlyList<WeatherWarning>>(signals, null));
    }

    private PortFailure.Unavailable? Outage => _shown == StagedWeather.Down ? new PortFailure.Unavailable("The stand-in was told to be down.", null) : null;

    private WeatherWarning Signal(string kind, WarningColour colour, string headline, string text) =>
        new($"local-{colour}", kind, colour, headline, text, Issuer, _clock.GetUtcNow(), null);

    private static WeatherDay DayOf(DateOnly date, WeatherCell cell)
    {
        var mean = MeanOfMonth[date.Month - 1] + Of(date, cell, 5) - 2;
        var skies = date.Month is >= 4 and <= 9 ? Wet : Dry;
        return new WeatherDay(date, skies[Of(date, cell, skies.Length)], mean - 3, mean + 4, Winds[Of(date, cell, Winds.Length)]);
    }

    private static int Of(DateOnly date, WeatherCell cell, int choices) => (int)((((uint)date.DayNumber * 2_654_435_761u) ^ ((uint)cell.X * 40_503u) ^ ((uint)cell.Y * 9_973u)) >> 8) % choices;
}
