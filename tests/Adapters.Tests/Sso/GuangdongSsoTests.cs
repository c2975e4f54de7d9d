using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using PropertyPlatform.Adapters.Tests.Outgoing;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Support;

namespace PropertyPlatform.Adapters.Tests.Sso;

/// <summary>The adapter against another side that fails, lies or is impersonated.</summary>
public sealed class GuangdongSsoTests : IAsyncLifetime
{
    private const string Li = """{"sub":"p-1","account_type":"person","name":"李四","id_no":"11010519491231002X","mobile":"13800000002","loa":"L3"}""";
    private const string Corporation = """{"sub":"c-1","account_type":"corporation","uscc":"91350100M000100Y43","corp_name":"平安物业","legal_rep_name":"王五","agent_name":"李四","agent_mobile":"13800000002","loa":"L3"}""";
    private readonly TestClock _clock = new();
    private ASignInServer? _server;
    private AnEntrance? _entrance;

    private ASignInServer Server => _server ?? throw new InvalidOperationException("Not started.");

    private AnEntrance Entrance => _entrance ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _clock.SetTo(DateTimeOffset.FromUnixTimeSeconds(_clock.GetUtcNow().ToUnixTimeSeconds()));
        _server = await ASignInServer.StartAsync();
        _server.Now = _clock.GetUtcNow();
        _entrance = await AnEntrance.OpenAsync(_server, _clock);
    }

    public async ValueTask DisposeAsync()
    {
        await Entrance.DisposeAsync();
        await Server.DisposeAsync();
    }

    [Fact]
    public async Task asks_with_a_proof_key_a_nonce_and_a_state_and_shows_no_secret()
    {
        var address = await Entrance.BeginAsync();

        address.ShouldStartWith($"{Server.Address}/auth?");
        address.ShouldNotContain(Uri.EscapeDataString(ASignInServer.Secret));
        var asked = QueryHelpers.ParseQuery(new Uri(address).Query);
        asked["response_type"].ToString().ShouldBe("code");
        asked["code_challenge_method"].ToString().ShouldBe("S256");
        asked["code_challenge"].ToString().Length.ShouldBe(43);
        asked["nonce"].ToString().Length.ShouldBe(32);
        asked["redirect_uri"].ToString().ShouldBe("http://localhost/sign-in/government");
        asked["state"].ToString().ShouldNotContain("visit");
    }

    [Fact]
    public async Task a_code_is_exchanged_once_even_when_nobody_answers()
    {
        Tell("/token", new Reply.Hangs());

        (await SignInAsync()).ShouldBeOfType<SsoOutcome.Failed>().Why.ShouldBeOfType<PortFailure.Unavailable>();

        Server.Count("/token").ShouldBe(1);
    }

    [Theory]
    [InlineData("/jwks", 500)]
    [InlineData("/jwks", 503)]
    [InlineData("/me", 502)]
    [InlineData("/.well-known/openid-configuration", 500)]
    public async Task asks_again_for_what_may_be_asked_twice(string path, int status)
    {
        Tell(path, Reply.Fails(status));

        (await SignInAsync()).ShouldBeOfType<SsoOutcome.Person>();

        Server.Count(path).ShouldBe(2);
    }

    [Theory]
    [InlineData("/token", 500)]
    [InlineData("/token", 503)]
    public async Task never_asks_twice_for_a_token(string path, int status)
    {
        Tell(path, Reply.Fails(status));

        (await SignInAsync()).ShouldBeOfType<SsoOutcome.Failed>().Why.ShouldBeOfType<PortFailure.Unavailable>();

        Server.Count(path).ShouldBe(1);
    }

    [Theory]
    [InlineData("/token", "<html>", typeof(PortFailure.Unavailable))]
    [InlineData("/token", "{}", typeof(PortFailure.Unavailable))]
    [InlineData("/token", """{"access_token":"a","access_token":"b"}""", typeof(PortFailure.Unavailable))]
    [InlineData("/token", """{"access_token":"a","token_type":"DPoP"}""", typeof(PortFailure.Refused))]
    [InlineData("/me", "[]", typeof(PortFailure.Unavailable))]
    [InlineData("/me", """{"sub":"p-1","sub":"p-2"}""", typeof(PortFailure.Unavailable))]
    [InlineData("/jwks", "not json", typeof(PortFailure.Unavailable))]
    [InlineData("/jwks", """{"keys":7}""", typeof(PortFailure.Unavailable))]
    public async Task an_answer_that_cannot_be_read_makes_nobody_known(string path, string body, Type why)
    {
        Tell(path, Reply.Ok(body));

        (await SignInAsync()).ShouldBeOfType<SsoOutcome.Failed>().Why.ShouldBeOfType(why);
    }

    [Fact]
    public async Task says_when_too_many_were_asked()
    {
        Tell("/token", Reply.Fails(429));

        (await SignInAsync()).ShouldBeOfType<SsoOutcome.Failed>().Why.ShouldBeOfType<PortFailure.QuotaExhausted>();
    }

    [Fact]
    public async Task a_wrong_secret_is_a_matter_for_the_operator()
    {
        await using var entrance = await AnEntrance.OpenAsync(Server, settings: ("ClientSecret", "an-old-one"));

        (await entrance.SignInAsync(Server, Li)).ShouldBeOfType<SsoOutcome.Failed>().Why.ShouldBeOfType<PortFailure.Misconfigured>();
    }

    [Theory]
    [InlineData("iat", 60, true)]
    [InlineData("iat", 61, false)]
    [InlineData("exp", -59, true)]
    [InlineData("exp", -60, false)]
    public async Task bears_clocks_that_differ_by_a_minute(string claim, int seconds, bool taken)
    {
        Server.Otherwise.Add((claim, $"{_clock.GetUtcNow().ToUnixTimeSeconds() + seconds}"));

        (await SignInAsync() is SsoOutcome.Person).ShouldBe(taken);
    }

    [Theory]
    [InlineData("iss", "\"https://evil.example\"", "id_token WrongIssuer")]
    [InlineData("aud", "\"another-client\"", "id_token WrongAudience")]
    [InlineData("nonce", "\"of-another-session\"", "id_token NonceMismatch")]
    public async Task an_id_token_that_is_not_ours_is_refused(string claim, string json, string check)
    {
        Server.Otherwise.Add((claim, json));

        (await SignInAsync()).ShouldBe(new SsoOutcome.ReplayedOrForged(check));
        Server.Count("/me").ShouldBe(0);
    }

    [Fact]
    public async Task an_id_token_of_another_issuer_s_key_is_refused()
    {
        await SignInAsync();
        using var evil = new AnIssuer();
        Server.Otherwise.Clear();
        var own = Server.Issuer;
        var keys = own.KeySet;
        Server.Issuer = evil;
        Tell("/jwks", Reply.Ok(keys), Reply.Ok(keys));

        (await SignInAsync()).ShouldBe(new SsoOutcome.ReplayedOrForged("id_token BadSignature"));
        Server.Issuer = own;
    }

    [Fact]
    public async Task user_data_of_somebody_else_is_refused()
    {
        Server.OtherSubject = "x";

        (await SignInAsync()).ShouldBe(new SsoOutcome.ReplayedOrForged("sub"));
    }

    [Fact]
    public async Task keys_are_fetched_once_and_again_for_a_new_one()
    {
        await SignInAsync();
        await SignInAsync();
        Server.Count("/jwks").ShouldBe(1);

        using var old = Server.Issuer;
        Server.Issuer = new AnIssuer("rs-2");
        Server.Header = """{"alg":"RS256","kid":"rs-2"}""";
        _clock.Advance(TimeSpan.FromSeconds(61));
        Server.Now = _clock.GetUtcNow();

        (await SignInAsync()).ShouldBeOfType<SsoOutcome.Person>();
        Server.Count("/jwks").ShouldBe(2);
    }

    [Fact]
    public async Task a_key_that_nobody_knows_is_looked_for_once_a_minute()
    {
        await SignInAsync();
        _clock.Advance(TimeSpan.FromSeconds(61));
        Server.Now = _clock.GetUtcNow();
        Server.Header = """{"alg":"RS256","kid":"made-up"}""";

        for (var i = 0; i < 10; i++) (await SignInAsync()).ShouldBe(new SsoOutcome.ReplayedOrForged("id_token UnknownKey"));

        Server.Count("/jwks").ShouldBe(2);
    }

    [Fact]
    public async Task keys_are_kept_for_twelve_hours()
    {
        await SignInAsync();
        _clock.Advance(TimeSpan.FromHours(12));
        Server.Now = _clock.GetUtcNow();

        (await SignInAsync()).ShouldBeOfType<SsoOutcome.Person>();

        (Server.Count("/jwks"), Server.Count("/.well-known/openid-configuration")).ShouldBe((2, 2));
    }

    [Theory]
    [InlineData("code", "0123456789abcdef", "code")]
    [InlineData("code", null, "code")]
    [InlineData("code", "a\r\nSet-Cookie: x=1", "code")]
    [InlineData("iss", "https://evil.example", "iss")]
    [InlineData("iss", null, "iss")]
    public async Task a_callback_that_was_changed_is_refused(string parameter, string? value, string check) =>
        (await Entrance.SignInAsync(Server, Li, back => AnEntrance.With(back, parameter, value))).ShouldBe(new SsoOutcome.ReplayedOrForged(check));

    [Theory]
    [InlineData("forged")]
    [InlineData("")]
    [InlineData(null)]
    public async Task a_state_that_is_not_ours_leads_to_the_entrance(string? state)
    {
        (await Entrance.SignInAsync(Server, Li, back => AnEntrance.With(back, "state", state))).ShouldBeNull();
        Server.Count("/token").ShouldBe(0);
    }

    [Fact]
    public async Task a_parameter_that_comes_twice_is_refused()
    {
        (await Entrance.SignInAsync(Server, Li, back => $"{back}&code=other")).ShouldBe(new SsoOutcome.ReplayedOrForged("code"));
        (await Entrance.SignInAsync(Server, Li, back => $"{back}&iss=https://evil.example")).ShouldBe(new SsoOutcome.ReplayedOrForged("iss"));
    }

    [Fact]
    public async Task an_answer_is_worth_nothing_in_another_browser()
    {
        var back = Server.SignIn(await Entrance.BeginAsync(), Li);
        using var other = Entrance.Browser();

        (await Entrance.ReturnAsync(back, other)).ShouldBe(new SsoOutcome.ReplayedOrForged("correlation"));

        Server.Count("/token").ShouldBe(0);
    }

    [Fact]
    public async Task an_answer_is_worth_one_try_whatever_the_browser_keeps()
    {
        var cookies = new CookieContainer();
        using var browser = Entrance.Browser(cookies);
        var back = Server.SignIn(await browser.GetStringAsync("/sign-in/government/begin?kind=Person"), Li);
        var asked = cookies.GetCookies(new Uri(back)).ToList();
        (await Entrance.ReturnAsync(back, browser)).ShouldBeOfType<SsoOutcome.Person>();

        for (var i = 0; i < 3; i++)
        {
            using var again = Entrance.Browser(Kept(asked));
            (await Entrance.ReturnAsync(back, again)).ShouldBe(new SsoOutcome.ReplayedOrForged("state_used"));
        }

        Server.Count("/token").ShouldBe(1);
    }

    [Fact]
    public async Task an_outcome_is_handed_over_once_whatever_the_browser_keeps()
    {
        var cookies = new CookieContainer();
        using var browser = Entrance.Browser(cookies);
        var back = Server.SignIn(await browser.GetStringAsync("/sign-in/government/begin?kind=Person"), Li);
        var page = (await browser.GetAsync(back)).Headers.Location.ShouldNotBeNull().ToString();
        var handed = cookies.GetCookies(new Uri(new Uri(back), page)).ToList();
        (await Entrance.FinishAsync(page, browser)).ShouldBeOfType<SsoOutcome.Person>();

        using var again = Entrance.Browser(Kept(handed));

        (await Entrance.FinishAsync(page, again)).ShouldBe(new SsoOutcome.ReplayedOrForged("ticket"));
    }

    [Theory]
    [InlineData("server_error", typeof(PortFailure.Unavailable))]
    [InlineData("invalid_scope", typeof(PortFailure.Misconfigured))]
    [InlineData("<script>\r\nLocation: https://evil.example", typeof(PortFailure.Refused))]
    public async Task an_error_of_the_other_side_is_neither_shown_nor_logged(string error, Type why)
    {
        var outcome = await Entrance.SignInAsync(Server, Li, back => AnEntrance.With(AnEntrance.With(back, "error", error), "error_description", "evil-words\r\nforged line"));

        outcome.ShouldBeOfType<SsoOutcome.Failed>().Why.ShouldBeOfType(why);
        Entrance.Log.ShouldNotHold("evil", "forged line", "<script>");
    }

    [Theory]
    [InlineData("issuer", "\"https://another.example\"")]
    [InlineData("token_endpoint", "\"http://sso.example.gov.cn/token\"")]
    [InlineData("jwks_uri", "7")]
    public async Task does_not_begin_where_the_other_side_is_another(string member, string json)
    {
        Server.Discovery[member] = json;

        (await Entrance.StartAsync()).ShouldContain(nameof(PortFailure.Misconfigured));
    }

    [Fact]
    public async Task does_not_begin_where_nobody_answers()
    {
        var gone = await ASignInServer.StartAsync();
        await using var entrance = await AnEntrance.OpenAsync(gone);
        await gone.DisposeAsync();

        (await entrance.StartAsync()).ShouldContain(nameof(PortFailure.Unavailable));
    }

    [Theory]
    [Trait("row", "ACC-11")]
    [InlineData("uscc", "91350100M000100Y44", "uscc")]
    [InlineData("uscc", "", "uscc")]
    [InlineData("agent_name", "", "agent_name")]
    [InlineData("corp_name", "a\u0000b", "corp_name")]
    public async Task a_corporation_without_a_right_code_or_an_agent_is_nobody(string field, string value, string missing)
    {
        var data = JsonSerializer.Deserialize<Dictionary<string, string>>(Corporation).ShouldNotBeNull();
        data[field] = value;

        (await Entrance.SignInAsync(Server, JsonSerializer.Serialize(data))).ShouldBeOfType<SsoOutcome.Failed>().Why.ShouldBe(new PortFailure.Refused(missing));
    }

    [Fact]
    [Trait("row", "ACC-11")]
    public async Task the_agent_acts_and_not_the_legal_representative() =>
        (await Entrance.SignInAsync(Server, Corporation)).ShouldBeOfType<SsoOutcome.Corporation>().Agent.Name.ShouldBe("李四");

    [Theory]
    [Trait("row", "ACC-10")]
    [InlineData("id_no", "110105194912310021", "document")]
    [InlineData("id_no", "", "document")]
    [InlineData("name", " ", "name")]
    public async Task a_person_without_a_name_or_a_right_document_is_nobody(string field, string value, string missing)
    {
        var data = JsonSerializer.Deserialize<Dictionary<string, string>>(Li).ShouldNotBeNull();
        data[field] = value;

        (await Entrance.SignInAsync(Server, JsonSerializer.Serialize(data))).ShouldBeOfType<SsoOutcome.Failed>().Why.ShouldBe(new PortFailure.Refused(missing));
    }

    [Fact]
    public async Task a_level_that_nobody_explained_is_a_matter_for_the_operator_and_none_is_the_weakest()
    {
        (await Entrance.SignInAsync(Server, Li.Replace("L3", "gold"))).ShouldBeOfType<SsoOutcome.Failed>().Why.ShouldBeOfType<PortFailure.Misconfigured>();
        (await Entrance.SignInAsync(Server, Li.Replace("loa", "other"))).ShouldBe(new SsoOutcome.InsufficientAssurance(Assurance.L1, Assurance.L2));
    }

    [Fact]
    public async Task reads_fields_by_the_names_that_were_agreed()
    {
        await using var entrance = await AnEntrance.OpenAsync(
            Server, _clock, null,
            ("Profile", "oauth2-userinfo"), ("AuthorizationEndpoint", $"{Server.Address}/auth"), ("TokenEndpoint", $"{Server.Address}/token"), ("UserInfoEndpoint", $"{Server.Address}/me"),
            ("Fields:Subject", "data.uid"), ("Fields:Uscc", "data.tyshxydm"), ("Fields:CorpName", "data.dwmc"), ("Fields:AgentName", "data.jbr"), ("Fields:AgentMobile", "data.sjh"),
            ("Fields:AccountType", "data.lx"), ("Fields:CorporationType", "FR"), ("Fields:Level", "data.dj"), ("Levels:high", "L4"), ("Ask:All:service", "initService"), ("Ask:Corporation:acct", "legal"));

        var outcome = await entrance.SignInAsync(
            Server, """{"code":0,"data":{"uid":77,"tyshxydm":"91350100M000100Y43","dwmc":"平安物业","jbr":"李四","sjh":"13800000002","lx":"FR","dj":"high"}}""", kind: SsoSubjectKind.Corporation);
        var address = await entrance.BeginAsync(SsoSubjectKind.Corporation);

        var corporation = outcome.ShouldBeOfType<SsoOutcome.Corporation>();
        (corporation.Subject, corporation.Code.Value, corporation.Level).ShouldBe(("77", "91350100M000100Y43", Assurance.L4));
        address.ShouldContain("service=initService&acct=legal");
        address.ShouldNotContain("nonce");
    }

    [Fact]
    public async Task one_node_may_ask_and_another_be_answered()
    {
        var keys = Directory.CreateTempSubdirectory();
        try
        {
            await using var first = await AnEntrance.OpenAsync(Server, _clock, keys);
            await using var second = await AnEntrance.OpenAsync(Server, _clock, keys);
            var cookies = new CookieContainer();
            using var browser = first.Browser(cookies);
            var back = Server.SignIn(await browser.GetStringAsync("/sign-in/government/begin?kind=Person"), Li);

            using var same = second.Browser(cookies);

            (await second.ReturnAsync(back, same)).ShouldBeOfType<SsoOutcome.Person>();
        }
        finally
        {
            keys.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task logs_no_secret_no_token_and_nobody_s_data()
    {
        await SignInAsync();
        await Entrance.SignInAsync(Server, Corporation, kind: SsoSubjectKind.Corporation);
        Tell("/token", Reply.Fails(500));
        await SignInAsync();

        Entrance.Log.ShouldNotHold([ASignInServer.Secret, Uri.EscapeDataString(ASignInServer.Secret), "11010519491231002X", "13800000002", "李四", "王五", .. Server.Handed]);
    }

    [Theory]
    [InlineData("Profile", "oicd", "Ports:Sso:Profile is unknown; there are: oidc, oauth2-userinfo.")]
    [InlineData("ClientAuthentication", "form", "Ports:Sso:ClientAuthentication is unknown; there are: basic, post.")]
    [InlineData("Pkce", "yes", "Ports:Sso:Pkce is unknown; there are: true, false.")]
    [InlineData("Needed:Person", "L33", "Ports:Sso:Needed:Person is no level; there are: L1, L2, L3, L4.")]
    [InlineData("Needed:Corporation", "high", "Ports:Sso:Needed:Corporation is no level; there are: L1, L2, L3, L4.")]
    [InlineData("Levels:gold", "L5", "Ports:Sso:Levels:gold is no level; there are: L1, L2, L3, L4.")]
    public async Task a_word_that_nobody_knows_is_a_mistake_and_not_the_usual_one(string setting, string value, string mistake)
    {
        await using var entrance = await AnEntrance.OpenAsync(Server, settings: (setting, value));

        entrance.Mistakes.ShouldBe([mistake]);
    }

    [Theory]
    [InlineData(null, null, "The government's sign-in is ready")]
    [InlineData("/jwks", "{\"keys\":[]}", "is not set up as it has to be: keys")]
    [InlineData("/.well-known/openid-configuration", "{\"issuer\":\"https://another.example\"}", "is not set up as it has to be: discovery")]
    [InlineData("/.well-known/openid-configuration", "not json", "did not answer at the start")]
    public async Task an_operator_reads_after_the_start_whether_it_can_be_used(string? path, string? body, string line)
    {
        if (path is not null) Tell(path, Reply.Ok(body ?? ""));
        await using var entrance = await AnEntrance.OpenAsync(Server, settings: ("Background:Enabled", "true"));

        for (var i = 0; i < 200 && !entrance.Log.Lines.Any(one => one.Contains(line, StringComparison.Ordinal)); i++) await Task.Delay(50);

        entrance.Log.Lines.ShouldContain(one => one.Contains(line, StringComparison.Ordinal));
        entrance.Log.ShouldNotHold(ASignInServer.Secret);
    }

    [Fact]
    public async Task an_address_that_can_be_read_along_is_a_mistake()
    {
        await using var entrance = await AnEntrance.OpenAsync(Server, settings: [("Authority", "http://sso.example.gov.cn"), ("ClientSecret", "")]);

        entrance.Mistakes.Count.ShouldBe(2);
    }

    private static CookieContainer Kept(List<Cookie> cookies)
    {
        var kept = new CookieContainer();
        foreach (var one in cookies) kept.Add(new Cookie(one.Name, one.Value, one.Path, one.Domain));
        return kept;
    }

    private Task<SsoOutcome?> SignInAsync() => Entrance.SignInAsync(Server, Li);

    private void Tell(string path, params Reply[] replies)
    {
        foreach (var reply in replies) Server.Instead.GetOrAdd(path, _ => new()).Enqueue(reply);
    }
}
