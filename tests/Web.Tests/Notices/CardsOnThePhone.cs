using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Accounts;

namespace PropertyPlatform.Web.Tests.Notices;

/// <summary>What happens when somebody touches a card in WeChat.</summary>
public sealed class CardsOnThePhone(NoticesOverHttp.Town town) : IClassFixture<NoticesOverHttp.Town>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "NTF-12")]
    [Trait("row", "NTF-10")]
    public async Task a_card_opens_its_message_by_the_wechat_that_got_it_and_takes_the_reply()
    {
        await town.Notices.FollowAsync("manager", "oDEV-card");
        var notice = await PublishAsync("报送名册");
        await town.App.DrainAsync();
        var link = await LinkToAsync("oDEV-card");
        using var phone = Phone();

        link.ShouldBe($"/my/messages/{notice}");
        var page = await ComeInAsync(phone, link, "oDEV-card");
        page.ShouldContain("报送名册");
        page.ShouldContain("请于周五前报送。");
        var replied = await phone.SubmitAsync(link, "#edit", ("Answer", "已报送"));
        replied.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await phone.GetAsync(link, Ct)).TextAsync()).ShouldContain("已报送");
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task a_card_opens_as_the_identity_that_it_went_to()
    {
        var (name, number) = ("两重人", "13910000071");
        await town.Notices.City.PersonAsync("both-expert", Role.ExpertApplicant, null, name, number);
        var officer = await town.Notices.City.PersonAsync("both-officer", Role.StreetOfficer, "street", name, number);
        await town.Notices.FollowAsync("both-officer", "oDEV-both");
        var notice = await PublishAsync("两重身份", "StreetOfficer");
        using var phone = Phone();

        officer.Person.ShouldBe(town.Notices.City.Person("both-expert").Person);
        (await ComeInAsync(phone, $"/my/messages/{notice}", "oDEV-both")).ShouldContain("两重身份");
        (await ComeInAsync(phone, $"/my/messages/{await PublishAsync("别人的")}", "oDEV-both")).ShouldNotContain("别人的");

        using var other = Phone();
        var (state, back) = await BeginAsync(other, $"/my/messages/{notice}");
        var entered = SessionOf(await other.GetAsync($"{back}&state={state}&code=oDEV-both", Ct));
        SessionOf(await other.GetAsync($"/my/messages/{notice}", Ct)).ShouldBe(entered, "one sign-out ends whatever cookie was copied on the way");
    }

    [Fact]
    [Trait("row", "ACC-02")]
    public async Task a_wechat_that_nobody_knows_goes_to_the_entrance_and_is_known_from_then_on()
    {
        using var phone = Phone();
        var (state, _) = await BeginAsync(phone, "/my/homes");

        var sent = await phone.GetAsync($"/my/wechat?back=/my/homes&state={state}&code=oDEV-new", Ct);
        sent.Headers.Location?.OriginalString.ShouldBe("/my/enter?back=%2Fmy%2Fhomes&asked=true");
        var entrance = await phone.OpenAsync("/my/enter?back=/my/homes&asked=true");
        entrance.QuerySelector("[name='Form.Ticket']")?.GetAttribute("value").ShouldNotBeNull().Length.ShouldBeGreaterThan(20);
        entrance.Body?.TextContent.ShouldNotBeNull().ShouldContain("微信没有认出您的身份");

        using var cheat = Phone();
        (await cheat.GetAsync($"/my/wechat?back=/my&state={state}&code=oDEV-card", Ct)).Headers.Location?.OriginalString.ShouldStartWith("/my/enter");
        (await cheat.GetAsync("/my/homes", Ct)).Headers.Location?.OriginalString.ShouldStartWith("/my/enter");
        (await cheat.GetAsync("/my/wechat?back=https://evil.example/", Ct)).Headers.Location?.OriginalString.ShouldContain(Uri.EscapeDataString("/my/wechat?back=%2Fmy"));
    }

    [Fact]
    [Trait("row", "ACC-02")]
    public async Task without_wechat_the_entrance_does_not_speak_of_it()
    {
        await using var app = new PlatformApp().With("Ports:WeChat:Adapter", "off");
        await app.InitializeAsync();
        using var phone = app.CreateClient(new() { AllowAutoRedirect = false });
        phone.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 MicroMessenger/8.0");

        var entrance = await phone.OpenAsync("/my/enter?back=/my/homes");

        entrance.Body?.TextContent.ShouldNotBeNull().ShouldNotContain("微信");
        (await phone.GetAsync("/my/wechat?back=/my/homes", Ct)).Headers.Location?.OriginalString.ShouldBe("/my/enter?back=%2Fmy%2Fhomes&asked=true");
    }

    private string SessionOf(HttpResponseMessage answer)
    {
        var sealedTicket = answer.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("pp-session=", StringComparison.Ordinal))["pp-session=".Length..].Split(';')[0];
        return town.App.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme).TicketDataFormat.Unprotect(sealedTicket).ShouldNotBeNull().Principal.FindFirst("session").ShouldNotBeNull().Value;
    }

    private HttpClient Phone()
    {
        var phone = town.App.CreateClient(new() { AllowAutoRedirect = false });
        phone.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (iPhone) MicroMessenger/8.0.50");
        return phone;
    }

    private async Task<Guid> PublishAsync(string title, string role = "ProjectManager")
    {
        using var officer = await town.App.ClientOfAsync("district-officer");
        var answer = await officer.PostAsJsonAsync("/api/v1/notices", new { title, type = "Submission", reply = "Reply", body = "请于周五前报送。", roles = new[] { role } }, Ct);
        return (await answer.JsonAsync()).GetProperty("id").GetGuid();
    }

    private async Task<string> LinkToAsync(string follower)
    {
        await using var scope = town.App.ScopeOf(TestActor.Almighty);
        return (await scope.ServiceProvider.GetRequiredService<IChannelLog>().ReadClearAsync(follower, 1, Ct))[0].LinkPath.ShouldNotBeNull();
    }

    /// <summary>Touches a link inside WeChat: the entrance asks WeChat, WeChat says who it is, the page opens.</summary>
    private static async Task<string> ComeInAsync(HttpClient phone, string link, string follower)
    {
        var asked = await phone.GetAsync(link, Ct);
        if (asked.Headers.Location is not { } entrance) return await asked.TextAsync();

        if (entrance.OriginalString.StartsWith("/my/enter", StringComparison.Ordinal))
        {
            var (state, back) = await BeginAsync(phone, link);
            entrance = (await phone.GetAsync($"{back}&state={state}&code={follower}", Ct)).Headers.Location.ShouldNotBeNull();
        }

        entrance.OriginalString.ShouldBe(link);
        var opened = await phone.GetAsync(link, Ct);
        return await (opened.Headers.Location is { } other ? await phone.GetAsync(other, Ct) : opened).TextAsync();
    }

    private static async Task<(string State, string Back)> BeginAsync(HttpClient phone, string link)
    {
        var door = (await phone.GetAsync($"/my/enter?back={Uri.EscapeDataString(link)}", Ct)).Headers.Location.ShouldNotBeNull();
        var weChat = new Uri(new Uri("http://localhost"), (await phone.GetAsync(door, Ct)).Headers.Location.ShouldNotBeNull());
        var query = System.Web.HttpUtility.ParseQueryString(weChat.Query);
        return (query["state"].ShouldNotBeNull(), query["back"].ShouldNotBeNull());
    }
}
