using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Adapters.Tokens;
using PropertyPlatform.Infrastructure.Adapters.WeChat;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Notices;

/// <summary>What every adapter of the official account does, stand-in and real one alike (ports §1, §10).</summary>
public abstract partial class WeChatContract : IAsyncLifetime
{
    protected static readonly WeChatNotice Notice = new(Guid.Empty, "oDEV-follower", "ballot.invitation", "您有一项业主投票", [new NoticeField("投票议题", "一二三四五六七八九十一二三四五六七八九十一")], "/my/ballots/1");

    protected PlatformApp App { get; } = new();

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected IWeChatIdentity Identity => App.Services.GetRequiredService<IWeChatIdentity>();

    protected IWeChatMessenger Messenger => App.Services.GetRequiredService<IWeChatMessenger>();

    public virtual async ValueTask InitializeAsync() => await App.InitializeAsync();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await App.DisposeAsync();
    }

    [Fact]
    [Trait("row", "ACC-02")]
    public async Task a_state_is_thirty_two_hex_digits_and_works_once()
    {
        var state = await BeginAsync();

        state.ShouldMatch("^[0-9a-f]{32}$");
        (await Identity.CompleteAsync(state, "oDEV-follower", Ct)).ShouldBe(new WeChatLogin.SignedIn("oDEV-follower"));
        (await Identity.CompleteAsync(state, "oDEV-follower", Ct)).ShouldBeOfType<WeChatLogin.StateUnknown>();
    }

    [Fact]
    [Trait("row", "ACC-02")]
    public async Task a_state_ends_after_ten_minutes_and_a_made_up_one_never_begins()
    {
        var state = await BeginAsync();
        App.Clock.Advance(TimeSpan.FromMinutes(10));

        (await Identity.CompleteAsync(state, "oDEV-follower", Ct)).ShouldBeOfType<WeChatLogin.StateUnknown>();
        (await Identity.CompleteAsync(new string('a', 32), "oDEV-follower", Ct)).ShouldBeOfType<WeChatLogin.StateUnknown>();
        (await App.UseAsync(db => db.Set<SignInState>().AnyAsync(s => s.Hash == state, Ct))).ShouldBeFalse("only the hash is kept");
    }

    [Fact]
    [Trait("row", "ACC-02")]
    public async Task a_person_who_says_no_and_a_virtual_user_are_not_signed_in()
    {
        (await Identity.CompleteAsync(await BeginAsync(), null, Ct)).ShouldBeOfType<WeChatLogin.Declined>();
        (await Identity.CompleteAsync(await BeginAsync(), "snapshot", Ct)).ShouldBeOfType<WeChatLogin.SnapshotUser>();
        (await Identity.CompleteAsync(await BeginAsync(), "forged", Ct)).ShouldBeOfType<WeChatLogin.Failed>().Why.ShouldBeOfType<PortFailure.Refused>();
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task a_notice_is_taken() =>
        (await Messenger.SendAsync(Notice with { Key = Guid.NewGuid() }, Ct)).ShouldBeOfType<WeChatDelivery.Accepted>().MessageId.ShouldNotBeEmpty();

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task who_left_is_not_reached_until_following_again()
    {
        var silences = App.Services.GetRequiredService<WeChatSilences>();
        await silences.LeftAsync(Notice.OpenId, Ct);
        App.Clock.Advance(TimeSpan.FromDays(365));
        var gone = await Messenger.SendAsync(Notice, Ct);
        await silences.FollowsAsync(Notice.OpenId, Ct);

        gone.ShouldBe(new WeChatDelivery.NotReachable(NotReachableReason.NotFollower));
        (await Messenger.SendAsync(Notice, Ct)).ShouldBeOfType<WeChatDelivery.Accepted>();
    }

    [Fact]
    [Trait("row", "ACC-02")]
    public async Task pages_of_others_are_not_signed()
    {
        var signer = App.Services.GetRequiredService<IWeChatPageSigner>();

        (await signer.SignAsync("https://evil.example/h5", Ct)).ShouldBeOfType<PageSigning.ForeignPage>();
        (await signer.SignAsync("http://localhost/h5#top", Ct)).ShouldBeOfType<PageSigning.Done>().Signature.Signature.ShouldMatch("^[0-9a-f]{40}$");
    }

    protected async Task<string> BeginAsync() => StateIn().Match((await Identity.BeginAsync("/my?a=1&b=业主", Ct)).Address.OriginalString).Groups[1].Value;

    [GeneratedRegex("[?&]state=([^&#]*)")]
    private static partial Regex StateIn();
}

public sealed class LocalWeChatTests : WeChatContract;

/// <summary>The real adapter against WeChat, played on loopback: it knows its own token, and refuses others as WeChat does.</summary>
public sealed class RealWeChatTests : WeChatContract
{
    private const string Secret = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static readonly WeChatNotice Subscribed = Notice with { Key = Guid.NewGuid(), Kind = "binding.bound" };
    private readonly FakeWeChat _weChat = new(Secret);
    private readonly ConcurrentQueue<string> _log = new();

    public override async ValueTask InitializeAsync()
    {
        await _weChat.StartAsync();
        App.With("Ports:WeChat:Adapter", "wechat").With("Ports:WeChat:AppId", "wx2c2769f8efd9abc2").With("Ports:WeChat:AppSecret", Secret).With("Ports:WeChat:Token", "T0kenOfTheCallback")
            .With("Ports:WeChat:EncodingAesKeys:0", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG").With("Ports:WeChat:Address", _weChat.Address).With("Ports:WeChat:PageAddress", "http://localhost/")
            .With("Ports:WeChat:PerSecond", "5000")
            .With("Ports:WeChat:Templates:ballot.invitation:Id", "TPL-1").With("Ports:WeChat:Templates:ballot.invitation:Keys:title", "first").With("Ports:WeChat:Templates:ballot.invitation:Keys:投票议题", "thing1")
            .With("Ports:WeChat:Templates:*:Id", "TPL-ANY").With("Ports:WeChat:Templates:*:Subscription", "true");
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _weChat.DisposeAsync();
    }

    [Fact]
    [Trait("row", "ACC-02")]
    public async Task the_link_has_its_parameters_in_the_order_that_wechat_compares()
    {
        var link = (await Identity.BeginAsync("/my?a=1&b=业主", Ct)).Address.OriginalString;

        link.ShouldMatch(@"^https://open\.weixin\.qq\.com/connect/oauth2/authorize\?appid=wx2c2769f8efd9abc2&redirect_uri=http%3A%2F%2Flocalhost%2Fmy%3Fa%3D1%26b%3D%25E4%25B8%259A%25E4%25B8%25BB&response_type=code&scope=snsapi_base&state=[0-9a-f]{32}#wechat_redirect$");
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task a_notice_says_what_the_template_holds()
    {
        var key = Guid.NewGuid();
        await Messenger.SendAsync(Notice with { Key = key }, Ct);
        await Messenger.SendAsync(Notice with { Key = key, Kind = "binding.bound" }, Ct);

        var template = _weChat.Sent("/cgi-bin/message/template/send").Single();
        (template.GetProperty("touser").GetString(), template.GetProperty("template_id").GetString(), template.GetProperty("client_msg_id").GetString(), template.GetProperty("url").GetString())
            .ShouldBe(("oDEV-follower", "TPL-1", key.ToString("N"), "http://localhost/my/ballots/1"));
        template.GetProperty("data").GetProperty("thing1").GetProperty("value").GetString().ShouldBe("一二三四五六七八九十一二三四五六七八九…");
        template.GetProperty("data").GetProperty("first").GetProperty("value").GetString().ShouldBe("您有一项业主投票");
        _weChat.Sent("/cgi-bin/message/subscribe/bizsend").Single().GetProperty("template_id").GetString().ShouldBe("TPL-ANY");
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task fifty_calls_that_learn_that_the_token_ended_fetch_one()
    {
        await Messenger.SendAsync(Notice, Ct);
        _weChat.EndTokens();

        var sent = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Messenger.SendAsync(Notice with { Key = Guid.NewGuid() }, Ct).AsTask()));

        sent.ShouldAllBe(delivery => delivery is WeChatDelivery.Accepted);
        _weChat.Count("/cgi-bin/stable_token").ShouldBe(2);
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task two_nodes_share_a_token()
    {
        await using var other = App.WithWebHostBuilder(_ => { });
        var second = other.Services.GetRequiredService<IWeChatMessenger>();

        var sent = await Task.WhenAll(Enumerable.Range(0, 60).Select(n => (n % 2 == 0 ? Messenger : second).SendAsync(Notice with { Key = Guid.NewGuid() }, Ct).AsTask()));

        sent.ShouldAllBe(delivery => delivery is WeChatDelivery.Accepted);
        _weChat.Count("/cgi-bin/stable_token").ShouldBe(1);
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task a_token_that_stays_bad_is_an_operators_business_after_two_tries()
    {
        _weChat.Mood = "40001";

        (await Messenger.SendAsync(Notice, Ct)).ShouldBeOfType<WeChatDelivery.Failed>().Why.ShouldBe(new PortFailure.Misconfigured("40001"));
        _weChat.Count("/cgi-bin/message/template/send").ShouldBe(2);
    }

    [Theory]
    [Trait("row", "NTF-12")]
    [InlineData("busy-once", 2)]
    [InlineData("500-twice", 3)]
    public async Task a_failure_that_passes_is_tried_again(string mood, int calls)
    {
        _weChat.Mood = mood;

        (await Messenger.SendAsync(Notice, Ct)).ShouldBeOfType<WeChatDelivery.Accepted>();
        _weChat.Count("/cgi-bin/message/template/send").ShouldBe(calls);
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task what_is_not_json_is_no_answer()
    {
        _weChat.Mood = "html";

        (await Messenger.SendAsync(Notice, Ct)).ShouldBeOfType<WeChatDelivery.Failed>().Why.ShouldBeOfType<PortFailure.Unavailable>();
        _weChat.Count("/cgi-bin/message/template/send").ShouldBe(3);
    }

    [Theory]
    [Trait("row", "NTF-12")]
    [InlineData("hang", 3)]
    [InlineData("hang-up", 3)]
    [InlineData("500", 3)]
    public async Task an_answer_that_is_lost_is_asked_for_again_where_wechat_knows_the_key(string mood, int calls)
    {
        _weChat.Mood = mood;
        var started = Stopwatch.StartNew();

        (await Messenger.SendAsync(Notice with { Key = Guid.NewGuid() }, Ct)).ShouldBeOfType<WeChatDelivery.Failed>().Why.ShouldBeOfType<PortFailure.Unavailable>();

        started.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(12), "ten seconds in all");
        Messenger.KnowsAgain(Notice.Kind).ShouldBeTrue();
        var keys = _weChat.Sent("/cgi-bin/message/template/send").Select(sent => sent.GetProperty("client_msg_id").GetString()).ToList();
        keys.Count.ShouldBe(calls);
        keys.Distinct().Count().ShouldBe(1);
    }

    [Theory]
    [Trait("row", "NTF-12")]
    [InlineData("hang")]
    [InlineData("hang-up")]
    [InlineData("500")]
    [InlineData("html")]
    public async Task a_subscription_notice_whose_answer_is_lost_is_not_sent_again(string mood)
    {
        _weChat.Mood = mood;

        (await Messenger.SendAsync(Subscribed, Ct)).ShouldBe(new WeChatDelivery.Failed(new PortFailure.OutcomeUnknown(Subscribed.Key.ToString("N"))));

        Messenger.KnowsAgain(Subscribed.Kind).ShouldBeFalse();
        _weChat.Count("/cgi-bin/message/subscribe/bizsend").ShouldBe(1);
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task a_subscription_notice_that_wechat_was_too_busy_to_take_is_sent_again()
    {
        _weChat.Mood = "busy-once";

        (await Messenger.SendAsync(Subscribed, Ct)).ShouldBeOfType<WeChatDelivery.Accepted>();
        _weChat.Count("/cgi-bin/message/subscribe/bizsend").ShouldBe(2);
    }

    [Theory]
    [Trait("row", "NTF-12")]
    [InlineData("ballot.invitation", "/cgi-bin/message/template/send")]
    [InlineData("binding.bound", "/cgi-bin/message/subscribe/bizsend")]
    public async Task wechat_is_left_alone_when_it_fails_and_asked_again_after_a_while(string kind, string path)
    {
        _weChat.Mood = "500";
        for (var call = 0; call < 20; call++) await Messenger.SendAsync(Notice with { Key = Guid.NewGuid(), Kind = kind }, Ct);
        var asked = _weChat.Count(path);

        var open = await Messenger.SendAsync(Notice with { Key = Guid.NewGuid(), Kind = kind }, Ct);
        _weChat.Count(path).ShouldBe(asked);
        _weChat.Mood = "ok";
        App.Clock.Advance(TimeSpan.FromSeconds(31));

        open.ShouldBeOfType<WeChatDelivery.Failed>().Why.ShouldBeOfType<PortFailure.Unavailable>().Why.ShouldBe("circuit open");
        asked.ShouldBeInRange(19, 20, "the fetch of the token counts where it goes the same way");
        (await Messenger.SendAsync(Notice with { Key = Guid.NewGuid(), Kind = kind }, Ct)).ShouldBeOfType<WeChatDelivery.Accepted>();
    }

    [Theory]
    [Trait("row", "NTF-12")]
    [InlineData("40003", NotReachableReason.BadOpenId)]
    [InlineData("43004", NotReachableReason.NotFollower)]
    [InlineData("43101", NotReachableReason.Refused)]
    public async Task who_cannot_be_reached_is_named_after_one_call(string code, NotReachableReason reason)
    {
        _weChat.Mood = code;

        (await Messenger.SendAsync(Notice, Ct)).ShouldBe(new WeChatDelivery.NotReachable(reason));
        _weChat.Count("/cgi-bin/message/template/send").ShouldBe(1);
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task an_openid_that_wechat_does_not_know_is_not_asked_for_again_until_the_next_day_or_until_it_follows()
    {
        var nobody = new WeChatDelivery.NotReachable(NotReachableReason.BadOpenId);
        _weChat.Mood = "40003";
        await Messenger.SendAsync(Notice, Ct);
        _weChat.Mood = "ok";

        (await Messenger.SendAsync(Notice, Ct)).ShouldBe(nobody);
        (await Messenger.SendAsync(Notice with { Kind = "binding.bound" }, Ct)).ShouldBe(nobody);
        _weChat.Count("/cgi-bin/message/template/send").ShouldBe(1);
        App.Clock.Advance(TimeSpan.FromDays(1));
        (await Messenger.SendAsync(Notice, Ct)).ShouldBeOfType<WeChatDelivery.Accepted>();

        _weChat.Mood = "40003";
        await Messenger.SendAsync(Notice, Ct);
        _weChat.Mood = "ok";
        await App.Services.GetRequiredService<WeChatSilences>().FollowsAsync(Notice.OpenId, Ct);
        (await Messenger.SendAsync(Notice, Ct)).ShouldBeOfType<WeChatDelivery.Accepted>();
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task a_refused_template_is_remembered_for_thirty_days_and_no_other()
    {
        _weChat.Mood = "43101";
        await Messenger.SendAsync(Notice, Ct);
        _weChat.Mood = "ok";

        (await Messenger.SendAsync(Notice, Ct)).ShouldBe(new WeChatDelivery.NotReachable(NotReachableReason.Refused));
        (await Messenger.SendAsync(Notice with { Kind = "binding.bound" }, Ct)).ShouldBeOfType<WeChatDelivery.Accepted>();
        _weChat.Count("/cgi-bin/message/template/send").ShouldBe(1);
        App.Clock.Advance(TimeSpan.FromDays(30));
        (await Messenger.SendAsync(Notice, Ct)).ShouldBeOfType<WeChatDelivery.Accepted>();
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task the_limits_of_the_account_end_at_midnight_and_in_a_minute()
    {
        var now = App.Clock.GetUtcNow();
        _weChat.Mood = "45009";
        (await Messenger.SendAsync(Notice, Ct)).ShouldBe(new WeChatDelivery.Failed(new PortFailure.QuotaExhausted(QuotaScope.Account, ChinaCalendar.EndOf(ChinaCalendar.DayOf(now)))));
        _weChat.Mood = "45011";
        (await Messenger.SendAsync(Notice, Ct)).ShouldBe(new WeChatDelivery.Failed(new PortFailure.QuotaExhausted(QuotaScope.Account, now.AddMinutes(1))));
    }

    [Theory]
    [Trait("row", "NTF-12")]
    [InlineData("40037")]
    [InlineData("40164")]
    [InlineData("47003")]
    [InlineData("48001")]
    public async Task what_is_set_up_wrongly_is_an_operators_business(string code)
    {
        _weChat.Mood = code;

        (await Messenger.SendAsync(Notice, Ct)).ShouldBe(new WeChatDelivery.Failed(new PortFailure.Misconfigured(code)));
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task a_wrong_secret_is_refused_by_wechat()
    {
        _weChat.Secret = "another";

        (await Messenger.SendAsync(Notice, Ct)).ShouldBeOfType<WeChatDelivery.Failed>().Why.ShouldBe(new PortFailure.Misconfigured("40001"));
        _weChat.Count("/cgi-bin/message/template/send").ShouldBe(0);
    }

    [Fact]
    [Trait("row", "ACC-02")]
    public async Task a_page_is_signed_with_a_ticket_that_is_fetched_once()
    {
        var signer = App.Services.GetRequiredService<IWeChatPageSigner>();

        var first = (await signer.SignAsync("http://localhost/h5?名=值#x", Ct)).ShouldBeOfType<PageSigning.Done>().Signature;
        await signer.SignAsync("http://localhost/other", Ct);

        first.Signature.ShouldBe(PageSignatures.Of(FakeWeChat.Ticket, first.NonceStr, first.Timestamp, "http://localhost/h5?名=值"));
        _weChat.Count("/cgi-bin/ticket/getticket").ShouldBe(1);
    }

    [Fact]
    [Trait("row", "PLT-11")]
    public async Task neither_token_nor_secret_nor_openid_is_logged_or_kept_in_clear()
    {
        await using var host = App.WithWebHostBuilder(builder => builder.UseSetting("Logging:LogLevel:Default", "Trace").ConfigureLogging(logging => logging.ClearProviders().AddProvider(new Listener(_log))));
        var messenger = host.Services.GetRequiredService<IWeChatMessenger>();
        await messenger.SendAsync(Notice, Ct);
        _weChat.Mood = "500";
        await messenger.SendAsync(Notice, Ct);
        _weChat.Mood = "ok";
        var identity = host.Services.GetRequiredService<IWeChatIdentity>();
        var state = HttpUtility.ParseQueryString(new Uri((await identity.BeginAsync("/my", Ct)).Address.OriginalString.Replace("#wechat_redirect", "")).Query)["state"].ShouldNotBeNull();
        await identity.CompleteAsync(state, "oDEV-follower", Ct);

        _log.ShouldContain(line => line.Contains("access_token=***"));
        foreach (var secret in new[] { Secret, FakeWeChat.TokenPrefix, Notice.OpenId, state }) _log.ShouldAllBe(line => !line.Contains(secret));
        (await App.UseAsync(db => db.Set<ExternalToken>().Select(t => t.Value).ToListAsync(Ct))).ShouldAllBe(value => !value.Contains(FakeWeChat.TokenPrefix));
    }

    private sealed class Listener(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}

/// <summary>Plays WeChat's interface on loopback.</summary>
public sealed class FakeWeChat(string secret) : IAsyncDisposable
{
    public const string TokenPrefix = "T0KEN-";
    public const string Ticket = "T1CKET";

    private readonly ConcurrentQueue<(string Path, string Body)> _requests = new();
    private readonly Lock _lock = new();
    private WebApplication? _app;
    private int _token = 1;
    private int _failed;

    public string Mood { get; set; } = "ok";

    public string Secret { get; set; } = secret;

    public string Address => _app.ShouldNotBeNull().Urls.Single() + "/";

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(System.Net.IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(AnswerAsync);
        await _app.StartAsync();
    }

    public void EndTokens() => Interlocked.Increment(ref _token);

    public int Count(string path) => _requests.Count(request => request.Path == path);

    public IReadOnlyList<JsonElement> Sent(string path) => [.. _requests.Where(request => request.Path == path).Select(request => JsonDocument.Parse(request.Body).RootElement)];

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var path = http.Request.Path.Value ?? "";
        _requests.Enqueue((path, body));
        var (status, answer) = path switch
        {
            "/cgi-bin/stable_token" => (200, TokenFor(JsonDocument.Parse(body).RootElement)),
            "/cgi-bin/ticket/getticket" => (200, Knows(http) ? new { errcode = 0, ticket = Ticket, expires_in = 7200 } : Code(40001)),
            "/sns/oauth2/access_token" => (200, UserFor(http.Request.Query)),
            _ => Sending(http),
        };
        if (status == 0) await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        if (status <= 0)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(answer as string ?? JsonSerializer.Serialize(answer));
    }

    private object TokenFor(JsonElement asked) =>
        asked.GetProperty("secret").GetString() == Secret && asked.GetProperty("grant_type").GetString() == "client_credential" ? new { access_token = $"{TokenPrefix}{_token}", expires_in = 7200 } : Code(40001);

    private object UserFor(IQueryCollection query) => (query["secret"] == Secret, query["code"].ToString()) switch
    {
        (false, _) => Code(40125),
        (_, "snapshot") => new { openid = "oVirtual", is_snapshotuser = 1 },
        (_, "forged") => Code(40029),
        (_, var code) => new { access_token = "u", expires_in = 7200, refresh_token = "r", openid = code, scope = "snsapi_base" },
    };

    private (int, object) Sending(HttpContext http)
    {
        if (!Knows(http)) return (200, Code(42001));

        lock (_lock)
        {
            return Mood switch
            {
                "ok" => (200, Taken),
                "html" => (200, "<html>busy</html>"),
                "500" => (500, ""),
                "hang" => (0, ""),
                "hang-up" => (-1, ""),
                "busy-once" => _failed++ < 1 ? (200, Code(-1)) : (200, Taken),
                "500-twice" => _failed++ < 2 ? (500, "") : (200, Taken),
                var code => (200, Code(int.Parse(code, CultureInfo.InvariantCulture))),
            };
        }
    }

    private static object Taken => new { errcode = 0, errmsg = "ok", msgid = 200163836L };

    private bool Knows(HttpContext http) => http.Request.Query["access_token"] == $"{TokenPrefix}{_token}";

    private static object Code(int code) => new { errcode = code, errmsg = "no" };
}
