using System.Net.Http.Json;
using System.Text.Json;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Ballots;

/// <summary>未参与表决明细表. A class of its own: who binds here stays bound for every later ballot of the area.</summary>
public sealed class SilentHomesTests(BallotCity city) : IClassFixture<BallotCity>
{
    private AVotingEstate Assembly => city.Assembly;

    [Fact]
    [Trait("row", "BAL-27")]
    public async Task lists_the_homes_without_a_vote_that_stands_in_the_workbook()
    {
        var open = await Assembly.OpenAsync();
        await Assembly.BindLaterAsync("赵敏");
        await Assembly.VoteAsync(open, "李建国", Choice.For, Choice.For);
        await Assembly.VoteAsync(open, "赵敏", Choice.For, Choice.For);
        using var desk = Assembly.App.ClientOf(Assembly.Director);
        using var community = Assembly.App.ClientOf(Assembly.Community);
        var couple = Assembly.Home("1栋202").Value;
        using var entered = await desk.PostAsJsonAsync($"/api/v1/ballots/{open.Value}/paper-votes", new { house = couple, choices = (string[])["For", "For"], photo = await desk.PhotoAsync(open.Value) });
        using var corrected = await desk.PostAsJsonAsync($"/api/v1/ballots/{open.Value}/paper-votes", new { house = couple, replaces = (await entered.JsonAsync(201)).GetProperty("id").GetGuid() });
        await corrected.JsonAsync(201);

        await using var workbook = await community.GetStreamAsync($"/admin/ballots/{open.Value}?handler=Absent");
        using var content = new MemoryStream();
        await workbook.CopyToAsync(content);
        var page = await community.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{open.Value}/non-participants?size=100");

        string[] silent = ["1栋101", "1栋102", "1栋202", "1栋301", "1栋302", "2栋101", "2栋102", "2栋201", "2栋202", "2栋301", "2栋302"];
        ASheet.Rows(content).Where(row => int.TryParse(row.GetValueOrDefault('A'), out _)).Select(row => row['B'] + row['E']).ShouldBe(silent);
        page.GetProperty("items").EnumerateArray().Select(home => home.GetProperty("building").GetString() + home.GetProperty("room").GetString()).ShouldBe(silent);
    }
}
