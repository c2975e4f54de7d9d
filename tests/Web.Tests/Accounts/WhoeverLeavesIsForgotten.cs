using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Web;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Accounts;

public sealed class WhoeverLeavesIsForgotten(CityApp city) : IClassFixture<CityApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("row", "ACC-28")]
    [Trait("row", "PLT-11")]
    [InlineData("/api/v1/me/unbind", "13500000291", "oDEV-unbinds")]
    [InlineData("/api/v1/me/cancel", "13500000292", "oDEV-cancels")]
    public async Task by_phone_and_by_wechat(string way, string phone, string openId)
    {
        await city.PresetAsync("community-lead", new { role = "CommunityOfficer", name = "甲离", phone });
        using var browser = city.Browser();
        var door = await browser.GetFromJsonAsync<JsonElement>("/api/v1/identity/wechat?returnPath=/h5/", Ct);
        var state = HttpUtility.ParseQueryString(new Uri(new Uri("http://localhost"), door.GetProperty("url").GetString()).Query)["state"];
        var entered = await (await browser.PostAsJsonAsync("/api/v1/identity/wechat", new { state, code = openId }, Ct)).JsonAsync();
        var form = new { name = "甲离", phone, code = await city.CodeAsync(phone), ticket = entered.GetProperty("ticket").GetString() };
        using var own = city.Phone(await (await browser.PostAsJsonAsync("/api/v1/identity/government", form, Ct)).JsonAsync());
        await using (var scope = city.App.ScopeOf(TestActor.Almighty))
        {
            var outbox = scope.ServiceProvider.GetRequiredService<IChannelOutbox>();
            outbox.Sms(MobileNumber.TryParse(phone).ShouldNotBeNull(), SmsKind.Notice, "通知");
            outbox.WeChat(openId, "todo.opened", "您有一项待办", [], null);
            (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync("Test", Ct)).ShouldBeNull();
        }

        await city.App.DrainAsync();
        var before = (await LinesAsync(phone), await LinesAsync(openId));

        (await own.PostAsync(way, null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await city.App.DrainAsync();

        before.Item1.ShouldBeGreaterThan(0);
        before.Item2.ShouldBeGreaterThan(0);
        (await LinesAsync(phone), await LinesAsync(openId)).ShouldBe((0, 0));
    }

    private async Task<int> LinesAsync(string to)
    {
        await using var scope = city.App.ScopeOf(TestActor.Almighty);
        return (await scope.ServiceProvider.GetRequiredService<IChannelLog>().ReadClearAsync(to, 50, Ct)).Count;
    }
}
