using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Adapters.Tests.Outgoing;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Weather;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Adapters;
using PropertyPlatform.Infrastructure.Adapters.Outgoing;
using PropertyPlatform.Infrastructure.Adapters.Weather;
using PropertyPlatform.Support;

namespace PropertyPlatform.Adapters.Tests.Weather;

/// <summary>What every weather source does, stand-in and adapters alike (ports §6, §10).</summary>
public abstract class WeatherSuite : IAsyncLifetime
{
    protected static readonly GeoPoint Here = new(113.9412345m, 22.5412345m);

    protected static readonly GeoPoint NextDoor = new(113.9423456m, 22.5423456m);

    private ServiceProvider? _services;

    protected TestClock Clock { get; } = new();

    protected CapturedLog Log { get; } = new();

    protected IWeatherSource Source => Services.GetRequiredService<IWeatherSource>();

    protected ServiceProvider Services => _services.ShouldNotBeNull();

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected abstract IEnumerable<KeyValuePair<string, string?>> Settings { get; }

    public virtual ValueTask InitializeAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddSingleton<TimeProvider>(Clock);
        new OutgoingModule().Register(services, configuration);
        new WeatherPort().Register(services, configuration);
        _services = services.BuildServiceProvider();
        return ValueTask.CompletedTask;
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Services.DisposeAsync();
        Log.Dispose();
    }

    /// <summary>From now on the other side is in a mood: <c>ok</c>, <c>red</c> (warns), <c>down</c>.</summary>
    protected abstract void Become(string mood);

    [Fact]
    [Trait("row", "WEA-02")]
    public async Task the_present_the_days_to_come_and_who_says_so()
    {
        var bulletin = (await Source.BulletinAsync(Here, Ct)).ShouldBeOfType<WeatherRead.Fresh>().Bulletin;

        bulletin.Now.Temperature.ShouldBeInRange(-20, 50);
        bulletin.Now.Text.ShouldNotBeNullOrWhiteSpace();
        bulletin.Forecast.ShouldNotBeEmpty();
        bulletin.Forecast.ShouldAllBe(day => day.Low <= day.High);
        bulletin.Warnings.ShouldBeEmpty();
        bulletin.IssuedBy.ShouldNotBeNullOrWhiteSpace();
        bulletin.Attribution.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    [Trait("row", "WEA-02")]
    public async Task a_warning_in_force_has_its_colour_and_is_gone_with_the_next_answer_that_does_not_have_it()
    {
        Become("red");
        var warned = await Source.BulletinAsync(Here, Ct);
        Become("ok");
        Clock.Advance(TimeSpan.FromMinutes(6));
        var over = await Source.BulletinAsync(Here, Ct);

        warned.ShouldBeOfType<WeatherRead.Fresh>().Bulletin.Warnings.ShouldHaveSingleItem().Colour.ShouldBe(WarningColour.Red);
        over.ShouldBeOfType<WeatherRead.Fresh>().Bulletin.Warnings.ShouldBeEmpty();
    }

    [Fact]
    [Trait("row", "WEA-02")]
    public async Task down_it_says_what_it_said_last_and_how_old_that_is_for_three_hours()
    {
        await Source.BulletinAsync(Here, Ct);
        Become("down");
        Clock.Advance(TimeSpan.FromMinutes(20));
        var stale = await Source.BulletinAsync(Here, Ct);
        Clock.Advance(TimeSpan.FromMinutes(161));
        var failed = await Source.BulletinAsync(Here, Ct);
        Become("ok");
        Clock.Advance(TimeSpan.FromMinutes(2));
        var again = await Source.BulletinAsync(Here, Ct);

        stale.ShouldBeOfType<WeatherRead.Stale>().Age.ShouldBe(TimeSpan.FromMinutes(20));
        failed.ShouldBeOfType<WeatherRead.Failed>().Why.ShouldBeOfType<PortFailure.Unavailable>();
        again.ShouldBeOfType<WeatherRead.Fresh>();
    }

    [Fact]
    [Trait("row", "WEA-02")]
    public async Task down_from_the_beginning_it_says_so()
    {
        Become("down");

        (await Source.BulletinAsync(Here, Ct)).ShouldBeOfType<WeatherRead.Failed>();
    }
}

public sealed class LocalWeatherTests : WeatherSuite
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [];

    [Fact]
    [Trait("row", "WEA-02")]
    public async Task the_same_day_and_cell_have_the_same_weather_and_it_calls_itself_a_stand_in()
    {
        var here = (await Source.BulletinAsync(Here, Ct)).ShouldBeOfType<WeatherRead.Fresh>().Bulletin;
        var nextDoor = (await Source.BulletinAsync(NextDoor, Ct)).ShouldBeOfType<WeatherRead.Fresh>().Bulletin;

        nextDoor.Forecast.ShouldBe(here.Forecast);
        Source.IsStandIn.ShouldBeTrue();
        typeof(LocalWeatherSource).GetCustomAttributes(typeof(StandInAttribute), false).ShouldHaveSingleItem();
    }

    protected override void Become(string mood) =>
        Services.GetRequiredService<IWeatherStandIn>().Show(mood switch { "red" => StagedWeather.RedRain, "down" => StagedWeather.Down, _ => StagedWeather.Season });
}

/// <summary>What both services have in common beyond the suite; each is played on loopback.</summary>
public abstract class ServiceSuite : WeatherSuite
{
    protected const string Secret = "k3y-of-the-weather";
    private Counterpart? _service;
    private string _mood = "ok";
    private int _failuresLeft;

    protected Counterpart Service => _service.ShouldNotBeNull();

    protected int Asked => Service.Requests.Count;

    public override async ValueTask InitializeAsync()
    {
        _service = await Counterpart.StartAsync(Answer);
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        await Service.DisposeAsync();
    }

    protected abstract bool HasKey(Arrived asked);

    protected abstract string Said(Arrived asked, string mood);

    protected override void Become(string mood) => (_mood, _failuresLeft) = (mood, mood == "once-500" ? 1 : 0);

    [Fact]
    [Trait("row", "WEA-02")]
    public async Task a_cell_is_asked_for_once_and_warnings_sooner_than_the_rest()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Source.BulletinAsync(n % 2 == 0 ? Here : NextDoor, Ct).AsTask()));
        var first = Asked;
        Clock.Advance(TimeSpan.FromMinutes(6));
        await Source.BulletinAsync(Here, Ct);
        var afterSix = Asked;
        Clock.Advance(TimeSpan.FromMinutes(5));
        await Source.BulletinAsync(Here, Ct);

        (first, afterSix).ShouldBe((3, 4));
        Asked.ShouldBe(7);
        Service.Requests.ShouldAllBe(asked => HasKey(asked));
    }

    [Theory]
    [Trait("row", "WEA-02")]
    [InlineData("html")]
    [InlineData("other")]
    [InlineData("hang-up")]
    public async Task what_is_no_answer_leaves_the_last_one(string mood)
    {
        await Source.BulletinAsync(Here, Ct);
        Become(mood);
        Clock.Advance(TimeSpan.FromMinutes(11));

        (await Source.BulletinAsync(Here, Ct)).ShouldBeOfType<WeatherRead.Stale>().Age.ShouldBe(TimeSpan.FromMinutes(11));
    }

    [Fact]
    [Trait("row", "WEA-02")]
    public async Task no_answer_in_time_leaves_the_last_one()
    {
        await Source.BulletinAsync(Here, Ct);
        Become("hang");
        Clock.Advance(TimeSpan.FromMinutes(11));
        var started = DateTime.UtcNow;

        (await Source.BulletinAsync(Here, Ct)).ShouldBeOfType<WeatherRead.Stale>();

        (DateTime.UtcNow - started).ShouldBeLessThan(TimeSpan.FromSeconds(9));
    }

    [Fact]
    [Trait("row", "WEA-02")]
    public async Task a_failure_that_passes_is_asked_again()
    {
        Become("once-500");

        (await Source.BulletinAsync(Here, Ct)).ShouldBeOfType<WeatherRead.Fresh>();
        Asked.ShouldBe(4);
    }

    [Theory]
    [Trait("row", "WEA-02")]
    [InlineData("403")]
    [InlineData("401")]
    public async Task a_key_that_is_refused_is_an_operators_business_and_is_not_shown_again_for_an_hour(string mood)
    {
        await Source.BulletinAsync(Here, Ct);
        Become(mood);
        Clock.Advance(TimeSpan.FromMinutes(11));
        var refused = await Source.BulletinAsync(Here, Ct);
        var asked = Asked;
        Clock.Advance(TimeSpan.FromMinutes(30));
        await Source.BulletinAsync(Here, Ct);
        await Source.BulletinAsync(new GeoPoint(114.5m, 22.7m), Ct);
        var meanwhile = Asked;
        Become("ok");
        Clock.Advance(TimeSpan.FromMinutes(31));
        var again = await Source.BulletinAsync(Here, Ct);

        refused.ShouldBeOfType<WeatherRead.Stale>().Why.ShouldBeOfType<PortFailure.Misconfigured>();
        meanwhile.ShouldBe(asked);
        again.ShouldBeOfType<WeatherRead.Fresh>();
        Log.Lines.ShouldContain(line => line.Contains("needs an operator"));
    }

    [Fact]
    [Trait("row", "WEA-02")]
    public async Task asked_too_often_it_waits_as_long_as_it_is_told()
    {
        await Source.BulletinAsync(Here, Ct);
        Become("429");
        Clock.Advance(TimeSpan.FromMinutes(11));
        var quota = await Source.BulletinAsync(Here, Ct);
        var asked = Asked;
        Clock.Advance(TimeSpan.FromMinutes(4));
        await Source.BulletinAsync(Here, Ct);

        quota.ShouldBeOfType<WeatherRead.Stale>().Why.ShouldBeOfType<PortFailure.QuotaExhausted>();
        Asked.ShouldBe(asked);
    }

    [Fact]
    [Trait("row", "WEA-02")]
    public async Task a_service_that_fails_is_left_alone()
    {
        Become("down");
        for (var time = 0; time < 8; time++)
        {
            await Source.BulletinAsync(Here, Ct);
            Clock.Advance(TimeSpan.FromSeconds(61));
        }

        var policy = Services.GetRequiredService<OutgoingClients>().Of(OutgoingPolicies.Weather);
        for (var call = 0; call < 20; call++) await policy.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, Service.Address), Ct);
        var asked = Asked;

        (await Source.BulletinAsync(Here, Ct)).ShouldBeOfType<WeatherRead.Failed>().Why.ShouldBeOfType<PortFailure.Unavailable>().Why.ShouldBe("circuit open");
        Asked.ShouldBe(asked);
    }

    [Fact]
    [Trait("row", "PLT-11")]
    public async Task no_key_is_logged()
    {
        foreach (var mood in new[] { "ok", "hang-up", "403" })
        {
            Become(mood);
            await Source.BulletinAsync(Here, Ct);
            Clock.Advance(TimeSpan.FromMinutes(11));
        }

        Log.ShouldNotHold(Secret);
    }

    private Reply Answer(Arrived asked)
    {
        if (_mood == "once-500" && Interlocked.Decrement(ref _failuresLeft) >= 0) return Reply.Fails(500);

        return _mood switch
        {
            "down" => Reply.Fails(503),
            "403" or "401" => Reply.Fails(int.Parse(_mood, System.Globalization.CultureInfo.InvariantCulture)),
            "429" => new Reply.Says(429, "", new Dictionary<string, string> { ["Retry-After"] = "300" }),
            "hang" => new Reply.Hangs(),
            "hang-up" => new Reply.HangsUp(),
            "html" => Reply.Ok("<html>维护中</html>"),
            "other" => Reply.Ok("""{"hello":"world"}"""),
            _ => Reply.Ok(Said(asked, _mood)),
        };
    }
}

public sealed class QWeatherTests : ServiceSuite
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
        [new("Ports:Weather:Adapter", "qweather"), new("Ports:Weather:Address", Service.Address.ToString()), new("Ports:Weather:ApiKey", Secret)];

    [Fact]
    [Trait("row", "WEA-02")]
    public async Task a_superseded_and_a_cancelled_warning_are_gone_and_the_attribution_is_named()
    {
        Become("superseded");

        var bulletin = (await Source.BulletinAsync(Here, Ct)).ShouldBeOfType<WeatherRead.Fresh>().Bulletin;

        bulletin.Warnings.Select(warning => warning.Id).ShouldBe(["new"]);
        bulletin.Attribution.ShouldContain("和风天气");
        bulletin.Now.ShouldBe(new WeatherNow("多云", 24, 72, "东南风 1级", 0.0m));
        bulletin.ObservedAt.ShouldBe(new DateTimeOffset(2026, 6, 30, 13, 40, 0, TimeSpan.Zero));
        Service.Requests.Select(asked => asked.Path).ShouldContain("/weatheralert/v1/current/22.53/113.93");
        Service.Requests.Select(asked => asked.Query).ShouldContain("?location=113.93,22.53");
    }

    protected override bool HasKey(Arrived asked) => asked.Headers["X-QW-Api-Key"] == Secret;

    protected override string Said(Arrived asked, string mood) => asked.Path switch
    {
        "/v7/weather/now" => """{"code":"200","updateTime":"2026-06-30T22:00+08:00","now":{"obsTime":"2026-06-30T21:40+08:00","temp":"24","text":"多云","windDir":"东南风","windScale":"1","humidity":"72","precip":"0.0"},"refer":{"sources":["QWeather","NMC"],"license":["QWeather Developers License"]}}""",
        "/v7/weather/7d" => """{"code":"200","daily":[{"fxDate":"2026-06-30","tempMax":"31","tempMin":"26","textDay":"雷阵雨","windDirDay":"南风","windScaleDay":"1-3"}]}""",
        _ => mood switch
        {
            "red" => $$"""{"metadata":{"zeroResult":false},"alerts":[{{Alert("a", "alert", "[]", "red")}}]}""",
            "superseded" => $$"""{"metadata":{"zeroResult":false},"alerts":[{{Alert("old", "alert", "[]", "orange")}},{{Alert("new", "update", "[\"old\"]", "red")}},{{Alert("off", "cancel", "[]", "blue")}}]}""",
            _ => """{"metadata":{"zeroResult":true},"alerts":[]}""",
        },
    };

    private static string Alert(string id, string type, string supersedes, string colour) =>
        $$"""{"id":"{{id}}","senderName":"深圳市气象台","issuedTime":"2026-06-30T12:00Z","messageType":{"code":"{{type}}","supersedes":{{supersedes}}},"eventType":{"name":"暴雨","code":"1003"},"color":{"code":"{{colour}}"},"expireTime":"2099-01-01T00:00Z","headline":"暴雨预警","description":"注意防范"}""";
}

public sealed class GuangdongWeatherTests : ServiceSuite
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("Ports:Weather:Adapter", "guangdong"), new("Ports:Weather:Address", Service.Address.ToString()), new("Ports:Weather:Code", "440300"),
        new("Ports:Weather:Keys:LIVE", $"{Secret}-LIVE"), new("Ports:Weather:Keys:FCST", $"{Secret}-FCST"), new("Ports:Weather:Keys:YJ", $"{Secret}-YJ"),
    ];

    [Fact]
    [Trait("row", "WEA-02")]
    public async Task a_signal_of_a_kind_takes_the_place_of_the_one_before_and_a_lifted_one_is_gone()
    {
        Become("superseded");

        var warning = (await Source.BulletinAsync(Here, Ct)).ShouldBeOfType<WeatherRead.Fresh>().Bulletin.Warnings.ShouldHaveSingleItem();

        (warning.Kind, warning.Colour).ShouldBe(("台风", WarningColour.White));
        warning.IssuedAt.ShouldBe(new DateTimeOffset(2026, 6, 30, 4, 0, 0, TimeSpan.Zero));
    }

    // Each product has its own key.
    protected override bool HasKey(Arrived asked)
    {
        var query = System.Web.HttpUtility.ParseQueryString(asked.Query);
        return asked.Path == "/share/getData.do" && query["type"] == "json" && query["code"] == "440300" && query["key"] == $"{Secret}-{query["productType"]}";
    }

    protected override string Said(Arrived asked, string mood) => System.Web.HttpUtility.ParseQueryString(asked.Query)["productType"] switch
    {
        "LIVE" => """{"data":[{"ddatetime":"2026-06-30 21:40:00","t":"24.3","rh":"72","wd":"东南风","wl":"3","r1h":"0.0"}]}""",
        "FCST" => """{"data":[{"date":"2026-06-30","weather":"雷阵雨","tmin":"26","tmax":"31","wd":"南风","wl":"3"}]}""",
        _ => mood switch
        {
            "red" => $$"""{"data":[{{Signal("暴雨", "红色", "12:00", "发布")}}]}""",
            "superseded" => $$"""{"data":[{{Signal("台风", "蓝色", "11:00", "发布")}},{{Signal("台风", "白色", "12:00", "发布")}},{{Signal("雷电", "黄色", "12:00", "解除")}}]}""",
            _ => """{"data":[]}""",
        },
    };

    private static string Signal(string kind, string level, string time, string state) =>
        $$"""{"signalType":"{{kind}}","signalLevel":"{{level}}","time":"2026-06-30 {{time}}:00","content":"注意防范","issuer":"深圳市气象台","state":"{{state}}"}""";
}
