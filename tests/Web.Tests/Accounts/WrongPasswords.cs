using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Infrastructure.Audit;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Accounts;

/// <summary>Wrong passwords shut a name for whoever types them, never for the one it belongs to; a code on the phone opens it for good.</summary>
public sealed class WrongPasswords(WrongPasswords.BehindAProxy behind) : IClassFixture<WrongPasswords.BehindAProxy>
{
    private const string Wrong = "Wrong7password";
    private const string Another = "Another9horse";
    private const string Attacker = "203.0.113.66";

    private readonly CityApp _city = behind.City;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "ACC-19")]
    public async Task shut_the_name_for_their_own_address_and_leave_others_alone()
    {
        await RegisterAsync("SZ-YWH-0101", "13200000101");
        using var attacker = _city.Browser(Attacker);
        using var holder = _city.Browser("198.51.100.7");

        (await TriesAsync(attacker, "SZ-YWH-0101", Wrong, 5)).ShouldAllBe(status => status == HttpStatusCode.UnprocessableEntity);

        (await attacker.SignInByPasswordAsync("SZ-YWH-0101")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await holder.SignInByPasswordAsync("sz-ywh-0101")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        _city.App.Clock.Advance(TimeSpan.FromMinutes(15));
        (await attacker.SignInByPasswordAsync("SZ-YWH-0101", Wrong)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    [Trait("row", "ACC-19")]
    public async Task of_somebody_in_the_same_house_leave_the_own_browser_alone()
    {
        await RegisterAsync("SZ-YWH-0102", "13200000102");
        using var own = _city.Browser(Attacker);
        await own.SignInByPasswordAsync("SZ-YWH-0102");
        using var neighbour = _city.Browser(Attacker);
        using var thief = _city.Browser(Attacker);
        await RegisterAsync("SZ-YWH-0103", "13200000103");
        await thief.SignInByPasswordAsync("SZ-YWH-0103");

        await TriesAsync(neighbour, "SZ-YWH-0102", Wrong, 5);

        (await own.SignInByPasswordAsync("SZ-YWH-0102")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await thief.SignInByPasswordAsync("SZ-YWH-0102")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests, "a browser is known for the names that came in by it, and for no other");
        await TriesAsync(own, "SZ-YWH-0102", Wrong, 5);
        (await own.SignInByPasswordAsync("SZ-YWH-0102")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests, "a browser that is known has its limit too");
    }

    [Fact]
    [Trait("row", "ACC-19")]
    public async Task of_many_addresses_shut_the_name_for_strangers_until_a_code_resets_it()
    {
        await RegisterAsync("SZ-YWH-0104", "13200000104");
        using var own = _city.Browser("198.51.100.8");
        await own.SignInByPasswordAsync("SZ-YWH-0104");
        await using (var scope = _city.App.ScopeOf(TestActor.Nobody))
        {
            var tries = scope.ServiceProvider.GetRequiredService<PasswordTries>();
            for (var i = 0; i < 50; i++) await tries.MayTryAsync("SZ-YWH-0104", new SignInOrigin(null, $"192.0.2.{i}"), Ct);
        }

        using var holder = _city.Browser("198.51.100.9");
        var shut = await holder.SignInByPasswordAsync("SZ-YWH-0104");
        (await own.SignInByPasswordAsync("SZ-YWH-0104")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var reset = await ResetAsync(holder, "SZ-YWH-0104", "13200000104");

        shut.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await shut.TextAsync()).ShouldContain("密码错误次数过多，请稍后再试或重置密码");
        reset.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await holder.SignInByPasswordAsync("SZ-YWH-0104", Another)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    [Trait("row", "ACC-19")]
    public async Task are_forgotten_by_a_reset_that_ends_every_session_and_needs_the_own_phone()
    {
        await RegisterAsync("SZ-YWH-0105", "13200000105");
        using var stolen = _city.Browser("198.51.100.10");
        await stolen.SignInByPasswordAsync("SZ-YWH-0105");
        using var holder = _city.Browser("198.51.100.11");
        await TriesAsync(holder, "SZ-YWH-0105", Wrong, 5);
        (await holder.SignInByPasswordAsync("SZ-YWH-0105")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await stolen.GetAsync("/admin/me", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var foreign = await ResetAsync(holder, "SZ-YWH-0105", "13900000004");
        var reset = await ResetAsync(holder, "SZ-YWH-0105", "13200000105");

        foreign.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        reset.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await stolen.GetAsync("/admin/me", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await holder.SignInByPasswordAsync("SZ-YWH-0105", Registering.Password)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await holder.SignInByPasswordAsync("SZ-YWH-0105", Another)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await _city.App.UseAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Action == "accounts.sessions_ended", Ct))).ShouldBeGreaterThan(0);
    }

    [Fact]
    [Trait("row", "ACC-19")]
    public async Task are_forgotten_by_the_right_one_and_no_right_one_is_counted()
    {
        await RegisterAsync("SZ-YWH-0106", "13200000106");
        using var holder = _city.Browser("198.51.100.12");

        await TriesAsync(holder, "SZ-YWH-0106", Wrong, 4);
        var right = await TriesAsync(holder, "SZ-YWH-0106", Registering.Password, 6);
        var wrong = await TriesAsync(holder, "SZ-YWH-0106", Wrong, 4);

        right.ShouldAllBe(status => status == HttpStatusCode.Redirect);
        wrong.ShouldAllBe(status => status == HttpStatusCode.UnprocessableEntity);
        (await holder.SignInByPasswordAsync("SZ-YWH-0106")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    [Trait("row", "ACC-19")]
    public async Task of_a_name_that_nobody_has_are_answered_the_same()
    {
        await RegisterAsync("SZ-YWH-0107", "13200000107");
        using var known = _city.Browser("198.51.100.13");
        using var unknown = _city.Browser("198.51.100.14");

        (await known.SignInByPasswordAsync("SZ-YWH-0107", Wrong)).StatusCode.ShouldBe((await unknown.SignInByPasswordAsync("SZ-YWH-9999", Wrong)).StatusCode);
        await TriesAsync(known, "SZ-YWH-0107", Wrong, 4);
        await TriesAsync(unknown, "SZ-YWH-9999", Wrong, 4);
        (await known.SignInByPasswordAsync("SZ-YWH-0107", Wrong)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await unknown.SignInByPasswordAsync("SZ-YWH-9999", Wrong)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    [Trait("row", "ACC-19")]
    public async Task of_one_household_count_together_whichever_of_its_addresses_sends_them()
    {
        using var first = _city.Browser("2001:db8:1:2::a");
        using var second = _city.Browser("2001:db8:1:2:ffff::b");
        using var neighbour = _city.Browser("2001:db8:1:3::a");

        await TriesAsync(first, "SZ-YWH-9998", Wrong, 3);
        await TriesAsync(second, "SZ-YWH-9998", Wrong, 2);

        (await first.SignInByPasswordAsync("SZ-YWH-9998", Wrong)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await neighbour.SignInByPasswordAsync("SZ-YWH-9998", Wrong)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    [Trait("row", "ACC-19")]
    [Trait("row", "PLT-11")]
    public async Task keep_nothing_of_what_was_typed_and_are_forgotten_when_their_time_is_over()
    {
        using var stranger = _city.Browser("198.51.100.77");
        await TriesAsync(stranger, "13512345678", Wrong, 2);

        var kept = await _city.App.UseAsync(async db => await db.Database.SqlQueryRaw<string>("SELECT key AS \"Value\" FROM accounts.attempts").ToListAsync(Ct));
        kept.Count.ShouldBeGreaterThan(1);
        kept.ShouldAllBe(key => !key.Contains("13512345678", StringComparison.Ordinal) && !key.Contains("198.51", StringComparison.Ordinal));
        _city.App.Clock.Advance(TimeSpan.FromDays(2));
        await _city.App.RunJobAsync("accounts.forget_attempts");
        (await _city.App.UseAsync(async db => await db.Database.SqlQueryRaw<int>("SELECT count(*)::int AS \"Value\" FROM accounts.attempts").SingleAsync(Ct))).ShouldBe(0);
    }

    private async Task RegisterAsync(string code, string phone)
    {
        using var client = _city.Browser("198.51.100.1");
        (await _city.RegisterAsync(client, "Committee", code, phone)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task<HttpResponseMessage> ResetAsync(HttpClient client, string name, string phone) =>
        await client.SubmitAsync("/reset-password", "#edit", ("UserName", name), ("Phone", phone), ("Code", await _city.CodeAsync(phone)), ("Password", Another));

    private static async Task<IReadOnlyList<HttpStatusCode>> TriesAsync(HttpClient client, string name, string password, int times)
    {
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < times; i++) answers.Add((await client.SignInByPasswordAsync(name, password)).StatusCode);
        return answers;
    }

    /// <summary>A city whose platform believes the addresses that its proxy reports.</summary>
    public sealed class BehindAProxy : IAsyncLifetime
    {
        public CityApp City { get; } = new();

        public async ValueTask InitializeAsync()
        {
            City.App.With("Proxies:0", "127.0.0.1");
            await City.InitializeAsync();
        }

        public ValueTask DisposeAsync() => City.DisposeAsync();
    }
}
