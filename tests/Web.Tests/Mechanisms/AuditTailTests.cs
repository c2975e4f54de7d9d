using System.Net;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Ballots;

namespace PropertyPlatform.Web.Tests.Mechanisms;

public sealed class AuditTailTests(BallotCity city) : IClassFixture<BallotCity>
{
    private const string Heading = "id=\"audit-title\"";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "BAL-35")]
    public async Task stands_below_a_thing_for_those_who_may_read_the_trail()
    {
        var ballot = await city.Assembly.SubmitAsync();
        string[] pages = [$"/admin/ballots/{ballot.Value}", $"/Admin/Projects/Detail/{city.Assembly.Estate.Project.Value}", $"/Admin/Organisations/Detail/{city.Assembly.City.Unit("committee")}"];
        using var street = city.Assembly.App.ClientOf(city.Assembly.Street);
        using var community = city.Assembly.App.ClientOf(city.Assembly.Community);

        foreach (var page in pages) (await street.GetStringAsync(page, Ct)).ShouldContain(Heading);
        WebUtility.HtmlDecode(await street.GetStringAsync(pages[0], Ct)).ShouldContain("提交表决");
        foreach (var page in pages) (await community.GetStringAsync(page, Ct)).ShouldNotContain(Heading);
    }
}
