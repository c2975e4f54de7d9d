using System.Net;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Mechanisms;

public sealed class SystemPagesTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/Admin/Relay", "处理失败的消息")]
    [InlineData("/Admin/Audit", "操作日志")]
    public async Task open_for_those_who_may_and_for_nobody_else(string address, string text)
    {
        using var admin = app.ClientOf(TestActor.Almighty);
        using var owner = app.ClientOf(TestActor.Almighty with { AccountId = Guid.CreateVersion7(), Role = "Owner", Permissions = [] });

        var page = await admin.GetStringAsync(address, Ct);
        using var refused = await owner.GetAsync(address, Ct);

        WebUtility.HtmlDecode(page).ShouldContain(text);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
