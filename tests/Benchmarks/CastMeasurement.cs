using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Hosting.SignIn;

namespace PropertyPlatform.Benchmarks;

/// <summary>
/// Votes through HTTP with token, scope, validation, audit and durable commit, 64 connections, beside a bare API with one durable INSERT.
/// Both are warmed with thirty-two thousand votes of another area, for a server that serves has compiled what it runs; then rounds of both
/// alternate, and the median of five counts.
/// </summary>
internal static class CastMeasurement
{
    private const int Connections = 64;
    private const int Round = 2500;
    private const int Rounds = 5;
    private const int WarmUpHomes = 8_000;
    private const int WarmUpBallots = 4;

    public static async Task<string> RunAsync()
    {
        var table = new Table("open ballots", "homes each", "votes/s", "bare API, inserts/s", "of the baseline", "must");
        foreach (var (ballots, homes) in new[] { (200, 500), (1, 2_000), (1, 20_000) })
        {
            var (cast, bare) = await MeasureAsync(ballots, homes);
            table.Row(ballots, homes, cast, bare, cast / bare, "≥ 0.35");
        }

        return table.ToString();
    }

    private static async Task<(double Cast, double Bare)> MeasureAsync(int ballots, int homes)
    {
        await using var app = new PlatformApp();
        await app.InitializeAsync();
        app.Clock.Advance(TimeSpan.FromDays(-21));
        var warm = await VotesAsync(app, areas: 1, WarmUpBallots, WarmUpHomes, firstArea: 90);
        var areas = ballots == 1 ? 1 : 10;
        var votes = await VotesAsync(app, areas, ballots / areas, homes, firstArea: 0);
        app.Clock.Advance(TimeSpan.FromDays(20));
        await app.RunJobAsync("ballots.watch");
        await app.UseAsync(db => db.Database.ExecuteSqlRawAsync("ANALYZE"));
        await app.DrainAsync();
        await using var platform = await PlatformProcess.StartAsync(app.ConnectionString, ("ASPNETCORE_ENVIRONMENT", "Staging"));
        await using var baseline = await Baseline.StartAsync(app.ConnectionString);
        using var client = ClientOf(platform.Address);
        using var bare = ClientOf(baseline.Address);

        await RateAsync(client, warm);
        await RateAsync(bare, warm.Select(vote => vote with { Path = "/votes" }));
        var round = Math.Min(Round, votes.Count / Rounds);
        var (cast, plain) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds; i++)
        {
            var part = votes.Skip(i * round).Take(round).ToList();
            plain.Add(await RateAsync(bare, part.Select(vote => vote with { Path = "/votes" })));
            cast.Add(await RateAsync(client, part));
        }

        return (cast.Order().ElementAt(Rounds / 2), plain.Order().ElementAt(Rounds / 2));
    }

    /// <summary>Votes to cast, with the voters' tokens: one of each home in each ballot of its area.</summary>
    private static async Task<List<PreparedVote>> VotesAsync(PlatformApp app, int areas, int ballotsOfArea, int homes, int firstArea)
    {
        var prepared = new List<PreparedVote>();
        for (var a = 0; a < areas; a++)
        {
            var voters = await VotersAsync(app, homes, firstArea + a);
            var area = await AnAssembly.FoundAsync(app, homes, personOf: i => voters[i].Person);
            var open = new List<Guid>();
            for (var b = 0; b < ballotsOfArea; b++) open.Add((await area.ApprovedAsync()).Value);
            prepared.AddRange(
                from i in Enumerable.Range(0, homes)
                from ballot in open
                select new PreparedVote($"/api/v1/me/ballots/{ballot}/votes", area.Homes[i].Value, voters[i].Token));
        }

        var random = new Random(20261121);
        return [.. prepared.OrderBy(_ => random.Next())];
    }

    private static async Task<List<(Guid Person, string Token)>> VotersAsync(PlatformApp app, int count, int area)
    {
        await using var scope = app.ScopeOf(TestActor.Almighty);
        var (index, tokens) = (scope.ServiceProvider.GetRequiredService<IPersonalDataIndex>(), scope.ServiceProvider.GetRequiredService<AccessTokens>());
        var (voters, roots) = (new List<(Guid, string)>(), new List<IAggregateRoot>());
        for (var i = 0; i < count; i++)
        {
            var number = MobileNumber.TryParse($"139{(area * 100_000) + i:00000000}") ?? throw new InvalidOperationException();
            var phone = new IndexedPhone(number, index.Of(number));
            var person = Person.Proved("业主", phone);
            var account = Account.SelfService(Role.Owner, Jurisdiction.Of("4403."), person, phone, app.Clock.GetUtcNow()).Value;
            roots.Add(person);
            roots.Add(account);
            voters.Add((person.Id.Value, tokens.Issue(Session.Of(account)).AccessToken));
        }

        foreach (var part in roots.Chunk(4000)) await app.SaveAsync(part);
        return voters;
    }

    private static async Task<double> RateAsync(HttpClient client, IEnumerable<PreparedVote> votes)
    {
        var failures = new ConcurrentQueue<string>();
        var all = votes.ToList();
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (vote, ct) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, vote.Path) { Content = JsonContent.Create(new { house = vote.House, choices = new[] { "For" } }) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", vote.Token);
            using var answer = await client.SendAsync(request, ct);
            if (!answer.IsSuccessStatusCode) failures.Enqueue($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(ct)}");
        });
        if (failures.TryPeek(out var first)) throw new InvalidOperationException($"{failures.Count} of {all.Count} failed: {first}");

        return all.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static HttpClient ClientOf(Uri address) => new(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { BaseAddress = address };

    private sealed record PreparedVote(string Path, Guid House, string Token);
}
