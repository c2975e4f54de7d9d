using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Web;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Tests.Screens;

namespace PropertyPlatform.Web.Tests.Accounts;

public sealed class WhomWeChatLost(CityApp city) : IClassFixture<CityApp>
{
    private const string Mark = "微信号已失效";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "ACC-20")]
    [Trait("row", "NTF-12")]
    public async Task stands_in_the_list_and_on_the_page_of_the_account_until_coming_by_wechat_again()
    {
        await city.PresetAsync("community-lead", new { role = "CommunityOfficer", name = "甲失", phone = "13500000301" });
        var entered = await EnterAsync("oDEV-lost");
        var form = new { name = "甲失", phone = "13500000301", code = await city.CodeAsync("13500000301"), ticket = entered.GetProperty("ticket").GetString() };
        using var phone = city.Browser();
        (await phone.PostAsJsonAsync("/api/v1/identity/government", form, Ct)).EnsureSuccessStatusCode();
        using var lead = city.Browser();
        await lead.SignInAsync("community-lead", "/Admin/Accounts");
        using var rest = await city.PhoneAsync("community-lead");

        var before = await lead.GetStringAsync("/Admin/Accounts?Search=甲失", Ct);
        (await city.App.SendAsync(new NoteWeChat("oDEV-lost", Known: false))).ShouldBe(Result.Done);
        var list = await lead.GetStringAsync("/Admin/Accounts?Search=甲失", Ct);
        var line = (await rest.GetFromJsonAsync<JsonElement>("/api/v1/accounts?search=甲失", Ct)).GetProperty("items")[0];
        var page = await lead.GetStringAsync($"/Admin/Accounts/Detail/{line.GetProperty("id").GetGuid()}", Ct);
        (await EnterAsync("oDEV-lost")).GetProperty("bound").GetBoolean().ShouldBeTrue();

        WebUtility.HtmlDecode(before).ShouldContain("甲失");
        before.ShouldNotContain(Mark);
        list.ShouldContain(Mark);
        page.ShouldContain(Mark);
        line.GetProperty("weChatLost").GetBoolean().ShouldBeTrue();
        (await lead.GetStringAsync("/Admin/Accounts?Search=甲失", Ct)).ShouldNotContain(Mark);
    }

    private async Task<JsonElement> EnterAsync(string openId)
    {
        using var browser = city.Browser();
        var door = await browser.GetFromJsonAsync<JsonElement>("/api/v1/identity/wechat?returnPath=/h5/", Ct);
        var state = HttpUtility.ParseQueryString(new Uri(new Uri("http://localhost"), door.GetProperty("url").GetString()).Query)["state"];
        return await (await browser.PostAsJsonAsync("/api/v1/identity/wechat", new { state, code = openId }, Ct)).JsonAsync();
    }
}
