using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Adapters.Tests.Outgoing;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Adapters;
using PropertyPlatform.Infrastructure.Adapters.Channels;
using PropertyPlatform.Infrastructure.Adapters.Outgoing;
using PropertyPlatform.Infrastructure.Adapters.Sms;
using PropertyPlatform.Support;

namespace PropertyPlatform.Adapters.Tests.Sms;

/// <summary>What every SMS gateway does, stand-in and adapters alike (ports §2, §10). A provider is played on loopback and checks the signature as the real one does.</summary>
public abstract class SmsSuite
{
    protected static readonly MobileNumber Phone = MobileNumber.TryParse("13800000002").ShouldNotBeNull();

    protected TestClock Clock { get; } = new();

    protected CapturedLog Log { get; } = new();

    /// <summary>The gateway, when the other side is in some mood.</summary>
    protected abstract Task<ISmsGateway> GatewayAsync(string mood);

    /// <summary>How many requests the other side got.</summary>
    protected abstract int Asked { get; }

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task a_message_is_taken_and_has_a_number()
    {
        var result = await SendAsync("ok");

        result.ShouldBeOfType<SmsResult.Accepted>().Serial.ShouldNotBeNullOrWhiteSpace();
        Asked.ShouldBe(1);
    }

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task a_limit_of_the_phone_waits()
    {
        var quota = (await SendAsync("limit")).ShouldBeOfType<SmsResult.Failed>().Why.ShouldBeOfType<PortFailure.QuotaExhausted>();

        quota.Scope.ShouldBe(QuotaScope.Recipient);
        Asked.ShouldBe(1);
    }

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task a_limit_of_the_platform_waits() =>
        (await SendAsync("account-limit")).ShouldBeOfType<SmsResult.Failed>().Why.ShouldBeOfType<PortFailure.QuotaExhausted>().Scope.ShouldBe(QuotaScope.Account);

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task an_answer_that_was_lost_is_not_asked_for_again()
    {
        var failed = (await SendAsync("hang-up")).ShouldBeOfType<SmsResult.Failed>();

        failed.Why.ShouldBeOfType<PortFailure.OutcomeUnknown>();
        Asked.ShouldBe(1);
    }

    [Fact]
    [Trait("row", "PLT-11")]
    public async Task neither_phone_nor_code_nor_secret_is_logged()
    {
        foreach (var mood in new[] { "ok", "limit", "hang-up", "wrong-secret" }) await SendAsync(mood);

        Log.ShouldNotHold("13800000002", "493027", FakeProvider.Secret);
    }

    protected async Task<SmsResult> SendAsync(string mood, SmsKind kind = SmsKind.OwnerCode) =>
        await (await GatewayAsync(mood)).SendAsync(new SmsMessage(Guid.NewGuid(), Phone, kind, ["493027"]), TestContext.Current.CancellationToken);
}

public sealed class LocalSmsTests : SmsSuite
{
    private StandInLimits? _limits;
    private int _asked;

    protected override int Asked => _asked;

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task a_phone_gets_one_code_a_minute_five_an_hour_and_ten_a_day_and_any_number_of_notices()
    {
        var began = Clock.GetUtcNow();
        var taken = new List<TimeSpan>();
        while (Clock.GetUtcNow() < began.AddHours(25))
        {
            var result = await SendAsync("ok");
            if (result is SmsResult.Accepted) taken.Add(Clock.GetUtcNow() - began);
            else Clock.SetTo(result.ShouldBeOfType<SmsResult.Failed>().Why.ShouldBeOfType<PortFailure.QuotaExhausted>().Until.ShouldNotBeNull());
        }

        taken.Select(at => at.TotalMinutes).ShouldBe([0, 1, 2, 3, 4, 60, 61, 62, 63, 64, 1440, 1441, 1442, 1443, 1444]);
        for (var notice = 0; notice < 20; notice++) (await SendAsync("ok", SmsKind.Notice)).ShouldBeOfType<SmsResult.Accepted>();
    }

    [Fact]
    public async Task the_limits_can_be_set()
    {
        _limits = LimitsOf(new() { ["Ports:Sms:StandIn:PerMinute"] = "2" });

        (await SendAsync("ok")).ShouldBeOfType<SmsResult.Accepted>();
        (await SendAsync("ok")).ShouldBeOfType<SmsResult.Accepted>();
        (await SendAsync("ok")).ShouldBeOfType<SmsResult.Failed>().Why.ShouldBe(new PortFailure.QuotaExhausted(QuotaScope.Recipient, Clock.GetUtcNow().AddMinutes(1)));
    }

    protected override Task<ISmsGateway> GatewayAsync(string mood)
    {
        _asked++;
        _limits ??= LimitsOf([]);
        var standIn = new StandInMood(Clock);
        standIn.FailNext(mood switch { "limit" => "quota", "account-limit" => "quota-account", "hang-up" => "unknown", "wrong-secret" => "unavailable", _ => "" });
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(Log)).BuildServiceProvider();
        var reports = new LocalSmsReports(services.GetRequiredService<IServiceScopeFactory>(), Clock, services.GetRequiredService<ILogger<LocalSmsReports>>());
        return Task.FromResult<ISmsGateway>(new LocalSmsGateway(standIn, _limits, reports, Clock, services.GetRequiredService<ILogger<LocalSmsGateway>>()));
    }

    private static StandInLimits LimitsOf(Dictionary<string, string?> settings) =>
        new(PortChoice.Of(new ServiceCollection(), new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), "Sms"));
}

/// <summary>What both providers have in common beyond the suite.</summary>
public abstract class ProviderSuite : SmsSuite, IAsyncLifetime
{
    private FakeProvider? _provider;
    private ServiceProvider? _services;

    protected override int Asked => Provider.Requests;

    protected FakeProvider Provider => _provider.ShouldNotBeNull();

    protected abstract FakeProvider NewProvider(TestClock clock);

    protected abstract IReadOnlyDictionary<string, string?> Settings { get; }

    public async ValueTask InitializeAsync()
    {
        _provider = NewProvider(Clock);
        await _provider.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_services is not null) await _services.DisposeAsync();
        await Provider.DisposeAsync();
        Log.Dispose();
    }

    [Theory]
    [Trait("row", "NTF-13")]
    [InlineData("html")]
    [InlineData("not-json")]
    [InlineData("empty")]
    [InlineData("500")]
    [InlineData("hang")]
    public async Task what_is_no_answer_leaves_the_outcome_unknown(string mood)
    {
        (await SendAsync(mood)).ShouldBeOfType<SmsResult.Failed>().Why.ShouldBeOfType<PortFailure.OutcomeUnknown>();
        Asked.ShouldBe(1);
    }

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task a_wrong_secret_is_refused_by_the_provider_and_is_an_operators_business()
    {
        (await SendAsync("wrong-secret")).ShouldBeOfType<SmsResult.Failed>().Why.ShouldBeOfType<PortFailure.Misconfigured>();
        Asked.ShouldBe(1);
    }

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task clocks_that_differ_are_an_operators_business()
    {
        Provider.ClockAhead = TimeSpan.FromMinutes(20);

        (await SendAsync("ok")).ShouldBeOfType<SmsResult.Failed>().Why.ShouldBe(new PortFailure.Misconfigured("clock"));
    }

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task a_provider_that_fails_is_left_alone()
    {
        for (var call = 0; call < 20; call++) await SendAsync("500");

        (await SendAsync("500")).ShouldBeOfType<SmsResult.Failed>().Why.ShouldBeOfType<PortFailure.Unavailable>().Why.ShouldBe("circuit open");
        Asked.ShouldBe(20);
    }

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task a_provider_that_is_not_there_may_be_tried_later()
    {
        await Provider.StopAsync();

        (await SendAsync("ok")).ShouldBeOfType<SmsResult.Failed>().Why.ShouldBeOfType<PortFailure.Unavailable>();
    }

    [Fact]
    public void missing_settings_are_named_when_it_starts()
    {
        var services = new ServiceCollection();
        var port = services.AddSms(new ConfigurationBuilder().AddInMemoryCollection([new("Ports:Sms:Adapter", Settings["Ports:Sms:Adapter"])]).Build());

        port.Mistakes.ShouldContain(mistake => mistake.Contains("Ports:Sms:SignName"));
        port.Mistakes.ShouldContain(mistake => mistake.Contains("Ports:Sms:Templates:OwnerCode"));
        port.Mistakes.ShouldContain(mistake => mistake.Contains("Secret"));
    }

    protected override Task<ISmsGateway> GatewayAsync(string mood)
    {
        Provider.Mood = mood;
        _services ??= Services();
        return Task.FromResult(_services.GetRequiredService<ISmsGateway>());
    }

    private ServiceProvider Services()
    {
        var settings = Settings.ToDictionary();
        settings["Ports:Sms:Address"] = Provider.Address.ToString();
        settings["Ports:Sms:SignName"] = "市物业平台";
        foreach (var kind in Enum.GetValues<SmsKind>()) settings[$"Ports:Sms:Templates:{kind}"] = $"SMS_{(int)kind}";
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddSingleton<TimeProvider>(Clock);
        new OutgoingModule().Register(services, configuration);
        services.AddSms(configuration).Mistakes.ShouldBeEmpty();
        return services.BuildServiceProvider();
    }
}

public sealed class TencentSmsTests : ProviderSuite
{
    protected override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Ports:Sms:Adapter"] = "tencent",
        ["Ports:Sms:SecretId"] = "AKIDEXAMPLE",
        ["Ports:Sms:SecretKey"] = FakeProvider.Secret,
        ["Ports:Sms:AppId"] = "1400006666",
    };

    protected override FakeProvider NewProvider(TestClock clock) => new FakeTencent(clock);

    [Theory]
    [Trait("row", "NTF-13")]
    [InlineData("LimitExceeded.PhoneNumberThirtySecondLimit", 30)]
    [InlineData("LimitExceeded.PhoneNumberOneHourLimit", 3600)]
    [InlineData("LimitExceeded.PhoneNumberDailyLimit", 86400)]
    public async Task the_limits_of_a_phone_end_when_they_say(string code, int seconds)
    {
        Provider.LineCode = code;

        (await SendAsync("line")).ShouldBeOfType<SmsResult.Failed>().Why.ShouldBe(new PortFailure.QuotaExhausted(QuotaScope.Recipient, Clock.GetUtcNow().AddSeconds(seconds)));
    }

    [Theory]
    [Trait("row", "NTF-13")]
    [InlineData("FailedOperation.PhoneNumberInBlacklist", "Unsubscribed")]
    [InlineData("InvalidParameterValue.IncorrectPhoneNumber", "BadNumber")]
    public async Task who_cannot_be_written_to_is_refused(string code, string reason)
    {
        Provider.LineCode = code;

        (await SendAsync("line")).ShouldBeOfType<SmsResult.Failed>().Why.ShouldBe(new PortFailure.Refused(reason));
    }

    [Theory]
    [Trait("row", "NTF-13")]
    [InlineData("FailedOperation.InsufficientBalanceInSmsPackage")]
    [InlineData("FailedOperation.TemplateIncorrectOrUnapproved")]
    [InlineData("UnauthorizedOperation.RequestIpNotInWhitelist")]
    public async Task an_error_of_the_whole_answer_with_status_200_is_an_error(string code)
    {
        Provider.LineCode = code;

        (await SendAsync("error")).ShouldBeOfType<SmsResult.Failed>().Why.ShouldBe(new PortFailure.Misconfigured(code));
    }

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task of_two_lines_the_one_of_the_phone_counts()
    {
        Provider.LineCode = "FailedOperation.PhoneNumberInBlacklist";

        (await SendAsync("two-lines")).ShouldBeOfType<SmsResult.Failed>().Why.ShouldBe(new PortFailure.Refused("Unsubscribed"));
    }

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task sends_what_the_template_needs()
    {
        await SendAsync("ok");

        var sent = JsonDocument.Parse(Provider.LastBody).RootElement;
        sent.GetProperty("PhoneNumberSet")[0].GetString().ShouldBe("+8613800000002");
        sent.GetProperty("TemplateId").GetString().ShouldBe("SMS_3");
        sent.GetProperty("TemplateParamSet")[0].GetString().ShouldBe("493027");
        sent.GetProperty("SmsSdkAppId").GetString().ShouldBe("1400006666");
    }
}

public sealed class AliyunSmsTests : ProviderSuite
{
    protected override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Ports:Sms:Adapter"] = "aliyun",
        ["Ports:Sms:AccessKeyId"] = "AKEXAMPLE",
        ["Ports:Sms:AccessKeySecret"] = FakeProvider.Secret,
        ["Ports:Sms:Places:OwnerCode"] = "code",
    };

    protected override FakeProvider NewProvider(TestClock clock) => new FakeAliyun(clock);

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task sends_what_the_template_needs()
    {
        await SendAsync("ok");

        Provider.LastQuery["PhoneNumbers"].ShouldBe("13800000002");
        Provider.LastQuery["TemplateCode"].ShouldBe("SMS_3");
        Provider.LastQuery["TemplateParam"].ShouldBe("""{"code":"493027"}""");
    }

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task a_connection_that_breaks_on_a_later_message_repeats_nothing()
    {
        await SendAsync("ok");

        (await SendAsync("hang-up")).ShouldBeOfType<SmsResult.Failed>().Why.ShouldBeOfType<PortFailure.OutcomeUnknown>();

        Asked.ShouldBe(2);
    }

    [Theory]
    [Trait("row", "NTF-13")]
    [InlineData("触发分钟级流控Permits:1", 60)]
    [InlineData("触发小时级流控Permits:5", 3600)]
    [InlineData("触发天级流控Permits:40", 86400)]
    public async Task the_limits_of_a_phone_end_when_they_say(string text, int seconds)
    {
        Provider.LineText = text;

        (await SendAsync("limit")).ShouldBeOfType<SmsResult.Failed>().Why.ShouldBe(new PortFailure.QuotaExhausted(QuotaScope.Recipient, Clock.GetUtcNow().AddSeconds(seconds)));
    }
}
