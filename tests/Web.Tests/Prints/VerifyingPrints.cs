using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Shared.Prints;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Ballots;

namespace PropertyPlatform.Web.Tests.Prints;

/// <summary>What the platform prints bears number and code, by which anybody can ask whether it is genuine.</summary>
public sealed class VerifyingPrints(BallotCity city) : IClassFixture<BallotCity>
{
    private AVotingEstate Assembly => city.Assembly;

    [Theory]
    [Trait("row", "PLT-04")]
    [InlineData("paper", "业主大会表决票", false)]
    [InlineData("votes", "投票明细", false)]
    [InlineData("absent", "未参与表决明细表", false)]
    [InlineData("result", "业主大会表决结果公告", true)]
    public async Task tells_anybody_who_holds_one_that_it_is_genuine(string print, string form, bool isAnnouncement)
    {
        var ballot = await Assembly.CountedAsync();
        using var director = Assembly.App.ClientOf(Assembly.Director);
        var sheet = await ReadAsync(director, $"/admin/ballots/{ballot.Value}/print/{print}");
        var (number, code) = (Of(sheet, ".sheet-number").Split('：')[1], Of(sheet, ".sheet-code span"));

        using var stranger = Assembly.App.ClientOf(TestActor.Nobody);
        var page = await ReadAsync(stranger, $"/verify?number={number}&code={code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant()}");

        var told = Of(page, "main");
        told.ShouldContain("核验通过");
        foreach (var fact in new[] { form, number, "续聘物业服务企业及使用维修资金更换电梯", "云景花园业主委员会" }) told.ShouldContain(fact);
        page.QuerySelectorAll(".result-card").Length.ShouldBe(isAnnouncement ? 2 : 0);
        if (sheet.QuerySelector(".sheet-head figure a") is { } scanned) new Uri(scanned.GetAttribute("href") ?? "").PathAndQuery.ShouldBe($"/verify?number={number}&code={code}");
        else print.ShouldBe("paper", "its QR code leads to the vote");
    }

    [Fact]
    [Trait("row", "PLT-04")]
    [Trait("row", "BAL-34")]
    public async Task publishes_no_result_before_the_count_and_no_vote_ever()
    {
        var open = await Assembly.ClosedAsync();
        using var director = Assembly.App.ClientOf(Assembly.Director);
        var number = Of(await ReadAsync(director, $"/admin/ballots/{open.Value}/print/paper"), ".sheet-number").Split('：')[1];
        var address = $"/verify?number={number}&code={Assembly.App.Services.GetRequiredService<IPrintCodes>().Of(PrintForm.BallotResult, number)}";
        using var stranger = Assembly.App.ClientOf(TestActor.Nobody);

        var before = await stranger.GetAsync(address);
        await Assembly.CountAsync(open);
        var after = Of(await ReadAsync(stranger, address), "main");

        before.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await before.Content.ReadAsStringAsync()).ShouldNotContain("续聘");
        after.ShouldContain("本事项表决");
        foreach (var secret in new[] { "李建国", "李**", "1栋1单元201" }) after.ShouldNotContain(secret);
    }

    [Fact]
    [Trait("row", "PLT-04")]
    public async Task tells_nothing_without_the_code_of_that_very_form()
    {
        var (ballot, draft) = (await Assembly.CountedAsync(), await Assembly.DraftAsync());
        var codes = Assembly.App.Services.GetRequiredService<IPrintCodes>();
        using var director = Assembly.App.ClientOf(Assembly.Director);
        using var stranger = Assembly.App.ClientOf(TestActor.Nobody);
        var number = await NumberAsync(director, ballot);
        var hidden = await NumberAsync(director, draft);

        foreach (var (asked, code) in new[]
                 {
                     (number, "0000-0000-0000-0000"), (number, codes.Of(PrintForm.BallotResult, hidden)), (hidden, codes.Of(PrintForm.BallotPaper, hidden)), (hidden, codes.Of(PrintForm.BallotResult, hidden)),
                 })
        {
            (await stranger.GetAsync($"/verify?number={asked}&code={code}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await stranger.GetAsync($"/verify?number={number}&code=")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await stranger.GetAsync("/verify")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<string> NumberAsync(HttpClient director, BallotId ballot) =>
        Of(await ReadAsync(director, $"/admin/ballots/{ballot.Value}"), ".summary-number").Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1];

    private static async Task<IDocument> ReadAsync(HttpClient client, string address) => await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(address));

    private static string Of(IDocument page, string part) => page.QuerySelector(part).ShouldNotBeNull().TextContent.Trim();
}
