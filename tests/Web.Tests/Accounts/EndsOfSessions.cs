using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Security;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Accounts;

/// <summary>What is left of a session when it is over: nothing, on any node, whoever kept a copy.</summary>
public sealed class EndsOfSessions(EveryNodeKnows.TwoNodes nodes) : IClassFixture<EveryNodeKnows.TwoNodes>
{
    private readonly CityApp _here = nodes.Here;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "ACC-10")]
    public async Task a_copied_cookie_opens_nothing_after_the_sign_out_and_other_sessions_go_on()
    {
        await _here.City.PersonAsync("leaving", Role.CommunityOfficer, "community", "乙一", "13500000201");
        using var browser = _here.Browser();
        using var elsewhere = _here.Browser();
        var copy = CookieOf(await browser.SignInAsync("leaving"));
        await elsewhere.SignInAsync("leaving");
        (await OpensAsync(_here.App, copy), await OpensAsync(nodes.There, copy)).ShouldBe((true, true));

        var form = (await browser.OpenAsync("/")).QuerySelector<IHtmlFormElement>("form[action='/sign-out']").ShouldNotBeNull();
        (await browser.PostAsync("/sign-out", form.Fields(), Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await OpensAsync(_here.App, copy), await OpensAsync(nodes.There, copy)).ShouldBe((false, false));
        (await elsewhere.GetAsync("/admin/me/looks", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("row", "ACC-10")]
    public async Task tokens_open_nothing_after_the_sign_out()
    {
        var issued = await EnterAsync("乙二", "13500000202");
        using var phone = _here.Phone(issued);
        (await OpensAsync(nodes.There, issued)).ShouldBe(HttpStatusCode.OK);

        (await phone.PostAsync("/api/v1/me/sign-out", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await OpensAsync(nodes.There, issued), await OpensAsync(_here.App, issued)).ShouldBe((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized));
        (await RefreshAsync(_here.App, issued)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await phone.PostAsync("/api/v1/me/sign-out", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent, "nothing is left to end");
        (await OpensAsync(_here.App, await EnterAsync("乙二", "13500000202", preset: false))).ShouldBe(HttpStatusCode.OK, "the account itself is as before");
    }

    [Fact]
    [Trait("row", "ACC-02")]
    public async Task a_refresh_token_is_worth_one_use_and_a_second_one_ends_the_session()
    {
        var first = await EnterAsync("乙三", "13500000203");
        var second = await (await RefreshAsync(nodes.There, first)).JsonAsync();
        var third = await (await RefreshAsync(_here.App, second)).JsonAsync();
        (await OpensAsync(_here.App, third)).ShouldBe(HttpStatusCode.OK);

        (await RefreshAsync(nodes.There, first)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        (await RefreshAsync(_here.App, third)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "whoever copied the first one may have this one");
        foreach (var issued in new[] { first, second, third }) (await OpensAsync(_here.App, issued)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    [Trait("row", "ACC-02")]
    public async Task of_many_uses_of_a_refresh_token_at_once_one_succeeds()
    {
        var issued = await EnterAsync("乙四", "13500000204");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => RefreshAsync(i % 2 == 0 ? _here.App : nodes.There, issued)));

        answers.Count(answer => answer.IsSuccessStatusCode).ShouldBeLessThanOrEqualTo(1);
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK || answer.StatusCode == HttpStatusCode.Unauthorized);
    }

    [Fact]
    [Trait("row", "ACC-09")]
    public async Task another_identity_is_another_session_and_the_earlier_one_is_over()
    {
        var issued = await EnterAsync("乙五", "13500000205");
        using var phone = _here.Phone(issued);
        var own = (await phone.GetFromJsonAsync<JsonElement>("/api/v1/me/identities", Ct))[0].GetProperty("account").GetGuid();

        var switched = await (await phone.PostAsync($"/api/v1/me/identities/{own}/switch", null, Ct)).JsonAsync();

        (await OpensAsync(nodes.There, issued), await OpensAsync(nodes.There, switched)).ShouldBe((HttpStatusCode.Unauthorized, HttpStatusCode.OK));
    }

    [Fact]
    [Trait("row", "ACC-10")]
    public async Task marks_are_kept_as_long_as_anything_lives_and_no_longer()
    {
        var (gone, kept) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await _here.App.UseAsync(db =>
        {
            db.AddRange(
                new SessionMark { Id = gone, PersonId = PersonId.New(), Ended = true, Until = DateTimeOffset.UtcNow.AddSeconds(-1) },
                new SessionMark { Id = kept, PersonId = PersonId.New(), Ended = true, Until = DateTimeOffset.UtcNow.AddHours(1) });
            return db.SaveChangesAsync(Ct);
        });

        await _here.App.RunJobAsync("accounts.forget_sessions");

        (await _here.App.UseAsync(db => db.Set<SessionMark>().Where(m => m.Id == gone || m.Id == kept).Select(m => m.Id).ToListAsync(Ct))).ShouldBe([kept]);
    }

    private static string CookieOf(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("pp-session=", StringComparison.Ordinal)).Split(';')[0];

    private static async Task<bool> OpensAsync(PlatformApp node, string cookie)
    {
        using var copier = node.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        copier.DefaultRequestHeaders.Add("Cookie", cookie);
        return (await copier.GetAsync("/admin/me/looks", Ct)).StatusCode == HttpStatusCode.OK;
    }

    private static async Task<HttpStatusCode> OpensAsync(PlatformApp node, JsonElement issued)
    {
        using var copier = node.CreateClient(new() { AllowAutoRedirect = false });
        copier.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", issued.GetProperty("accessToken").GetString());
        return (await copier.GetAsync("/api/v1/me", Ct)).StatusCode;
    }

    private static async Task<HttpResponseMessage> RefreshAsync(PlatformApp node, JsonElement issued)
    {
        using var client = node.CreateClient(new() { AllowAutoRedirect = false });
        return await client.PostAsJsonAsync("/api/v1/identity/refresh", new { refreshToken = issued.GetProperty("refreshToken").GetString() }, Ct);
    }

    private async Task<JsonElement> EnterAsync(string name, string phone, bool preset = true)
    {
        if (preset) await _here.PresetAsync("community-lead", new { role = "CommunityOfficer", name, phone });
        using var client = _here.Browser();
        return await (await client.PostAsJsonAsync("/api/v1/identity/government", new { name, phone, code = await _here.CodeAsync(phone) }, Ct)).JsonAsync();
    }
}
