using System.Net;
using AngleSharp.Dom;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Accounts;
using PropertyPlatform.Web.Tests.Screens;

namespace PropertyPlatform.Web.Tests.Notices;

public sealed class NoticePages(NoticesOverHttp.Town town) : IClassFixture<NoticesOverHttp.Town>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "NTF-06")]
    [Trait("row", "NTF-11")]
    [Trait("row", "NTF-14")]
    public async Task lead_from_the_quick_entry_to_the_statistics_and_the_reply()
    {
        var (officer, director) = (town.App.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true }), town.App.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true }));
        await officer.SignInAsync("district-officer");
        await director.SignInAsync("director");

        (await officer.OpenAsync("/")).QuerySelectorAll(".tile").Select(tile => tile.TextContent.Trim()).ShouldContain("通知发布");
        var form = await officer.OpenAsync("/admin/notices/publish");
        form.QuerySelectorAll("[name='Form.Roles']").Select(box => box.GetAttribute("value")).ShouldBe(["ProjectManager", "Director", "EntLead", "StreetLead", "StreetOfficer", "CommunityLead", "CommunityOfficer"]);
        form.QuerySelectorAll("[name='Form.Places']").Select(box => box.GetAttribute("value")).ShouldBe([ACity.Street, ACity.OtherStreet]);
        var refused = await officer.SubmitAsync("/admin/notices/publish", "form#edit", ("Form.Title", ""), ("Form.Type", "Work"), ("Form.Reply", "Reply"), ("Form.Roles", "Director"));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.TextAsync()).ShouldContain("请填写标题");
        var published = await officer.SubmitAsync("/admin/notices/publish", "form#edit", ("Form.Title", "报送台账"), ("Form.Type", "Submission"), ("Form.Reply", "Reply"), ("Form.Roles", "Director"), ("Form.Places", ACity.Street));
        published.StatusCode.ShouldBe(HttpStatusCode.Redirect, await published.Content.ReadAsStringAsync(Ct));
        var detail = published.Headers.Location?.ToString() ?? "";
        var shown = (await officer.OpenAsync(detail)).Body?.TextContent ?? "";
        shown.ShouldContain("发布成功");
        shown.ShouldContain("甲园");
        shown.ShouldNotContain("丙园");

        (await director.OpenAsync("/")).QuerySelector("a[href='/admin/notices/inbox'] .badge").ShouldNotBeNull();
        (await director.OpenAsync("/admin/notices/inbox?Filter=Unread")).Body?.TextContent.ShouldContain("报送台账");
        var message = detail.Replace("/notices/", "/notices/message/", StringComparison.OrdinalIgnoreCase);
        var empty = await director.SubmitAsync(message, "form#edit", ("Answer", " "));
        (empty.StatusCode, (await empty.TextAsync()).Contains("请填写回复内容", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true));
        (await director.SubmitAsync(message, "form#edit", ("Answer", "已报送"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await director.OpenAsync(message)).Body?.TextContent.ShouldContain("我的回复");

        var list = await officer.OpenAsync($"{detail}/recipients?measure=Replied&by=Project&key={town.Notices.Here[0].Value}");
        list.Body?.TextContent.ShouldContain("已报送");
        (await officer.GetAsync($"{detail}/recipients?handler=Export&measure=Replied", Ct)).Content.Headers.ContentType?.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        (await officer.OpenAsync("/admin/notices")).QuerySelector("form[action*=Urge]").ShouldBeNull("everybody has responded");
        foreach (var page in new[] { "/admin/notices?Reminders=true", "/admin/notices/reminders", $"{detail}?By=Role", $"{detail}?By=District" }) await officer.OpenAsync(page);
        (await director.GetAsync(detail, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await director.GetAsync("/admin/notices/publish", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
