using System.Net.Http.Json;
using System.Text.Json;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Ballots;

public sealed class BallotStatisticsTests(BallotCity city) : IClassFixture<BallotCity>
{
    private AVotingEstate Assembly => city.Assembly;

    [Fact]
    [Trait("row", "BAL-29")]
    public async Task tells_for_each_state_as_many_as_the_list_behind_it_holds()
    {
        await Assembly.OpenAsync();
        Assembly.App.Clock.Advance(TimeSpan.FromDays(7));
        await Assembly.OpenAsync();
        await Assembly.SubmitAsync();

        using var community = Assembly.App.ClientOf(Assembly.Community);
        var statistics = await community.GetFromJsonAsync<JsonElement>("/api/v1/ballots/statistics");

        var states = statistics.GetProperty("states").EnumerateArray().Select(figure => (State: figure.GetProperty("state").GetString(), Ballots: figure.GetProperty("ballots").GetInt32())).ToList();
        states.Select(figure => figure.State).ShouldBe(Enum.GetNames<BallotState>());
        states.Sum(figure => figure.Ballots).ShouldBe(statistics.GetProperty("ballots").GetInt32());
        foreach (var (state, ballots) in states) (await community.GetFromJsonAsync<JsonElement>($"/api/v1/ballots?state={state}")).GetProperty("total").GetInt32().ShouldBe(ballots, state);
        states.Single(figure => figure.State == nameof(BallotState.Closed)).Ballots.ShouldBeGreaterThan(0);
    }

    [Fact]
    [Trait("row", "BAL-29")]
    public async Task counts_a_unit_as_voted_by_the_vote_that_stands()
    {
        var ballot = await Assembly.OpenAsync();
        await Assembly.BindLaterAsync("钱进");
        await Assembly.VoteAsync(ballot, "王秀英", Choice.For, Choice.For);
        await Assembly.VoteAsync(ballot, "钱进", Choice.For, Choice.For);

        using var community = Assembly.App.ClientOf(Assembly.Community);
        var statistics = await community.GetFromJsonAsync<JsonElement>("/api/v1/ballots/statistics");
        var silent = await community.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{ballot.Value}/non-participants");

        var line = statistics.GetProperty("lines").GetProperty("items").EnumerateArray().Single(shown => shown.GetProperty("id").GetGuid() == ballot.Value);
        line.GetProperty("votedUnits").GetInt32().ShouldBe(1);
        silent.GetProperty("items").EnumerateArray().Select(home => home.GetProperty("unit").GetGuid()).Distinct().Count().ShouldBe(line.GetProperty("units").GetInt32() - 1);
    }
}
