using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Ballots;

/// <summary>An answered vote is in the box, once, whatever happens to the application.</summary>
public sealed class KilledWhileVoting(PlatformApp app) : IClassFixture<PlatformApp>
{
    private const int Homes = 2000;
    private const int AnsweredBeforeTheKill = 600;

    [Fact]
    [Trait("row", "BAL-13")]
    [Trait("row", "BAL-14")]
    public async Task every_answered_vote_is_kept_exactly_once()
    {
        app.Clock.Advance(TimeSpan.FromDays(-21));
        var city = await ACity.FoundAsync(app);
        var owner = await city.PersonAsync("owner", Role.Owner, null, "何大庆", "13900000099");
        var person = owner.Person.ShouldNotBeNull().Value;
        var area = await AnAssembly.FoundAsync(app, Homes, personOf: _ => person);
        var ballot = await area.OpenAsync();
        var answered = new ConcurrentDictionary<HouseId, byte>();

        await using (var platform = await PlatformProcess.StartAsync(app.ConnectionString))
        {
            using var client = await platform.ClientOfAsync("owner", 32);
            var voting = VoteAsync(client, ballot, area.Homes, answered);
            while (answered.Count < AnsweredBeforeTheKill && !voting.IsCompleted) await Task.Delay(5, TestContext.Current.CancellationToken);
            await platform.KillAsync();
            await voting;
        }

        answered.Count.ShouldBeInRange(AnsweredBeforeTheKill, Homes - 1, "it was killed while votes came in");
        (await KeptAsync(ballot)).ShouldBeSubsetOf(area.Homes);
        answered.Keys.ShouldBeSubsetOf(await KeptAsync(ballot));

        await using (var again = await PlatformProcess.StartAsync(app.ConnectionString))
        {
            using var client = await again.ClientOfAsync("owner", 32);
            await VoteAsync(client, ballot, [.. area.Homes.Except(answered.Keys)], answered);
        }

        answered.Count.ShouldBe(Homes);
        var kept = await KeptAsync(ballot);
        kept.Count.ShouldBe(Homes);
        kept.Distinct().Count().ShouldBe(Homes);
    }

    /// <summary>Votes for each home; a vote taken before counts as answered too. A broken connection ends the attempt.</summary>
    private static async Task VoteAsync(HttpClient client, BallotId ballot, IReadOnlyList<HouseId> homes, ConcurrentDictionary<HouseId, byte> answered)
    {
        await Parallel.ForEachAsync(homes, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (home, ct) =>
        {
            try
            {
                using var answer = await client.PostAsJsonAsync($"/api/v1/me/ballots/{ballot.Value}/votes", new { house = home.Value, choices = new[] { "For" } }, ct);
                if (answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict) answered[home] = 1;
            }
            catch (HttpRequestException)
            {
                // Killed: nothing was answered.
            }
        });
    }

    private Task<List<HouseId>> KeptAsync(BallotId ballot) => app.UseAsync(db => db.Set<Vote>().Where(vote => vote.BallotId == ballot).Select(vote => vote.House).ToListAsync());
}
