using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Organisations;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Rights;

/// <summary>
/// Every door × every role × inside and outside its jurisdiction against the table that people keep. Nothing that a visit does is committed, so every
/// visitor finds the same city; refusals are those of the real pipeline, permissions and scope those that the platform finds out itself.
/// </summary>
public sealed class WhoMayDoWhat(TwoDistricts city) : IClassFixture<TwoDistricts>
{
    private static readonly RightsTable Table = RightsTable.Read();

    public static TheoryData<string> AllDoors => [.. Table.Lines.Select(line => line.Door.ToString())];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "ACC-37")]
    public void every_door_stands_in_the_table_and_nothing_else()
    {
        var (told, there) = (Table.Lines.Select(line => line.Door.ToString()).ToList(), Doors.Of(city.App).Select(door => door.ToString()).ToList());

        there.Except(told).ShouldBeEmpty("these doors are missing in docs/permissions.md");
        told.Except(there).ShouldBeEmpty("docs/permissions.md names doors that do not exist");
        told.ShouldBe(told.Distinct());
        (told.Count * RightsTable.Roles.Count).ShouldBeGreaterThan(2_000);
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    [Trait("row", "ACC-08")]
    [Trait("row", "ORG-02")]
    public async Task opens_for_whom_the_table_says(string door)
    {
        var line = Table.Lines.Single(line => line.Door.ToString() == door);
        var wrong = new List<string>();
        await NobodyAsync(line, wrong);
        foreach (var role in RightsTable.Roles) await VisitAsync(line, role, wrong);

        wrong.ShouldBeEmpty();
    }

    [Fact]
    [Trait("row", "PLT-02")]
    public async Task take_no_field_that_their_form_does_not_have()
    {
        string[] wished = ["accountId", "personId", "organisation", "createdBy", "jurisdiction", "phase", "version", "isAdmin", "permissions", "boundAt", "scope"];
        var doors = Doors.ReadingJson(city.App);
        var wrong = new List<string>();

        foreach (var door in doors)
        {
            var line = Table.Lines.Single(line => line.Door == door);
            var role = RightsTable.Roles.First(role => Table.Of(line.Right, role) == Cell.Held);
            foreach (var field in wished)
            {
                using var request = Visits.To(line, role, city.Here);
                var body = JsonNode.Parse(await request.Content.ShouldNotBeNull().ReadAsStringAsync(Ct)).ShouldNotBeNull().AsObject();
                if (!body.TryAdd(field, "4403.")) continue;

                request.Content = JsonContent.Create(body);
                request.Headers.Add(city.App.SignatureOf(city.Here.As(role)).Key, city.App.SignatureOf(city.Here.As(role)).Value);
                city.Commits.Reset();
                using var answer = await city.Client.SendAsync(request, Ct);
                var text = await answer.Content.ReadAsStringAsync(Ct);
                if (answer.StatusCode != HttpStatusCode.BadRequest || !text.Contains(field, StringComparison.Ordinal) || city.Commits.Count > 0) wrong.Add($"{door} {field}: {answer.StatusCode}");
            }
        }

        doors.Count.ShouldBeGreaterThan(50);
        wrong.ShouldBeEmpty();
    }

    private async Task NobodyAsync(RightsTable.Line line, List<string> wrong)
    {
        var answer = await AskAsync(line, Role.Director, city.Here, TestActor.Nobody);
        var expected = line.Right == RightsTable.Everybody ? Seen.Admitted : Seen.SentToSignIn;
        if (answer.Seen != expected && !(answer.Seen == Seen.NotThere && expected == Seen.SentToSignIn)) wrong.Add($"nobody: {answer}, should be {expected}");
    }

    private async Task VisitAsync(RightsTable.Line line, Role role, List<string> wrong)
    {
        var cell = Table.Of(line.Right, role);
        var plain = city.Here.As(role);
        var inside = await AskAsync(line, role, city.Here, plain);
        Compare(line, role, "inside", cell == Cell.Held ? Inside(line, role) : Seen.Refused, inside, wrong);
        if (cell == Cell.ByGrant) Compare(line, role, "inside, granted", Inside(line, role), await AskAsync(line, role, city.Here, city.Here.Granted(role)), wrong);
        if (cell == Cell.Refused || line.Outside == Outside.Nothing || role is Role.CityAdmin or Role.CityOfficer) return;

        var outside = await AskAsync(line, role, city.There, cell == Cell.ByGrant ? city.Here.Granted(role) : plain);

        // A form may be refused for what it names, or because its sender governs nobody there.
        var said = line.Outside == Outside.Refused && outside.Seen == Seen.Refused ? Seen.Refused : Seen.Admitted;
        Compare(line, role, "outside", line.Outside == Outside.NotFound ? Seen.NotThere : said, outside, wrong);
        if (line.Outside == Outside.Refused && outside.Status is < 400 or >= 500) wrong.Add($"{role} outside: {outside}, should be refused");
        if (line.Outside != Outside.LeftOut && outside.Changed) wrong.Add($"{role} outside: was let change something");
    }

    // What belongs to one person is there for that person only.
    private static Seen Inside(RightsTable.Line line, Role role) =>
        line is { Right: RightsTable.SignedIn, Outside: Outside.NotFound } && !line.Door.ToString().Contains("Switch", StringComparison.OrdinalIgnoreCase) && !IsTheirs(line.Door, role) ? Seen.NotThere : Seen.Admitted;

    // A message belongs to those it was sent to. An authorisation belongs to both who gave and who holds it; only the holder proves its face for it.
    private static bool IsTheirs(Door door, Role role) => door.Path.Contains("/inbox/", StringComparison.Ordinal) || door.Path.Contains("/notices/message/", StringComparison.Ordinal) || door.Path.Contains("/my/messages/", StringComparison.Ordinal) ? role is Role.ProjectManager or Role.Director
        : !door.Path.Contains("/proxies/{id}", StringComparison.Ordinal) && !door.ToString().Contains("Revoke", StringComparison.Ordinal) && door.Method != "DELETE" ? role == Role.Owner
        : door.ToString().Contains("esult", StringComparison.Ordinal) ? role == Role.Proxy : role == Role.Owner || (role == Role.Proxy && door.Path.Contains("proxies", StringComparison.Ordinal));

    private void Compare(RightsTable.Line line, Role role, string where, Seen expected, Answer answer, List<string> wrong)
    {
        // What is closed may also look as if it were not there; what lies outside must.
        if (answer.Seen != expected && !(expected == Seen.Refused && answer.Seen == Seen.NotThere)) wrong.Add($"{role} {where}: {answer}, should be {expected}");
        if (answer.Changed && answer.Seen != Seen.Admitted) wrong.Add($"{role} {where}: was refused and changed something");
        if (line.Outside != Outside.Nothing && role is not (Role.CityAdmin or Role.CityOfficer) && answer.Body.Contains(city.There.Mark, StringComparison.Ordinal)) wrong.Add($"{role} {where}: shows what lies outside: {Around(answer.Body, city.There.Mark)}");
    }

    private static string Around(string text, string word) => text[Math.Max(0, text.IndexOf(word, StringComparison.Ordinal) - 60)..Math.Min(text.Length, text.IndexOf(word, StringComparison.Ordinal) + 40)];

    private async Task<Answer> AskAsync(RightsTable.Line line, Role role, Side side, IActor actor)
    {
        using var request = Visits.To(line, role, side);
        request.Headers.Add(city.App.SignatureOf(actor).Key, city.App.SignatureOf(actor).Value);
        city.Commits.Reset();
        using var answer = await city.Client.SendAsync(request, Ct);
        var body = await answer.Content.ReadAsStringAsync(Ct);
        var seen = answer.StatusCode switch
        {
            _ when line.Right == RightsTable.Everybody && answer.StatusCode < HttpStatusCode.InternalServerError => Seen.Admitted,
            HttpStatusCode.Unauthorized => Seen.SentToSignIn,
            HttpStatusCode.Redirect when answer.Headers.Location?.ToString() is { } to && (to.Contains("/sign-in", StringComparison.Ordinal) || to.Contains("/my/enter", StringComparison.Ordinal)) => Seen.SentToSignIn,
            HttpStatusCode.Forbidden => Seen.Refused,
            HttpStatusCode.NotFound => Seen.NotThere,
            >= HttpStatusCode.InternalServerError => Seen.Broken,
            _ => Seen.Admitted,
        };
        return new Answer(seen, (int)answer.StatusCode, body, city.Commits.Count > 0);
    }

    private enum Seen
    {
        Admitted,
        Refused,
        NotThere,
        SentToSignIn,
        Broken,
    }

    private sealed record Answer(Seen Seen, int Status, string Body, bool Changed)
    {
        public override string ToString() => $"{Seen} ({Status}{(Body.Length is > 0 and < 400 ? " " + Regex.Match(Body, "\"code\":\"[^\"]+\"").Value : "")})";
    }
}

/// <summary>Two districts of one city, alike in everything, and a host that commits nothing once they are built.</summary>
public sealed class TwoDistricts : IAsyncLifetime
{
    public PlatformApp App { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    internal Side Here { get; private set; } = null!;

    internal Side There { get; private set; } = null!;

    internal Commits Commits { get; } = new();

    public async ValueTask InitializeAsync()
    {
        App = new PlatformApp().With(services =>
        {
            services.AddSingleton<IAntiforgery, EveryFormIsOurs>();
            var original = services.Last(service => service.ServiceType == typeof(IUnitOfWork));
            services.AddScoped<IUnitOfWork>(provider => new DryRun((IUnitOfWork)original.ImplementationFactory!(provider), Commits));
        });
        await App.InitializeAsync();
        await App.SendAsync(new LoadPlaces(
        [
            new("4403.", "深圳市"), new("4403.05.", "南山区"), new("4403.05.007.", "甲街道"), new("4403.05.007.001.", "甲社区"),
            new("4403.06.", "彼岸区"), new("4403.06.007.", "彼岸街道"), new("4403.06.007.001.", "彼岸社区"),
        ]));
        Here = await Side.BuildAsync(App, "此间", "4403.05.");
        There = await Side.BuildAsync(App, "彼岸", "4403.06.");
        App.Clock.Advance(TimeSpan.FromDays(17));
        foreach (var side in new[] { Here, There }) await side.OpenAsync();
        Client = App.CreateClient(new() { AllowAutoRedirect = false });
        Commits.Dry = true;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
    }
}

/// <summary>How often something would have been committed since the last look.</summary>
internal sealed class Commits
{
    private int _count;

    public bool Dry { get; set; }

    public int Count => _count;

    public void Reset() => _count = 0;

    public void Add() => Interlocked.Increment(ref _count);
}

/// <summary>Refuses every commit with an error of its own, as a conflict would.</summary>
internal sealed class DryRun(IUnitOfWork inner, Commits commits) : IUnitOfWork
{
    private static readonly Error Would = new("test.would_have_committed", "It would have been committed.", ErrorKind.Conflict);

    public Task<Error?> CommitAsync(string useCase, CancellationToken ct) => commits.Dry ? StopAsync(ct) : inner.CommitAsync(useCase, ct);

    public Task<Error?> CommitTogetherAsync(string useCase, CancellationToken ct) => commits.Dry ? StopAsync(ct) : inner.CommitTogetherAsync(useCase, ct);

    public Task RollBackAsync(CancellationToken ct) => inner.RollBackAsync(ct);

    private async Task<Error?> StopAsync(CancellationToken ct)
    {
        commits.Add();
        await inner.RollBackAsync(ct);
        return Would;
    }
}

/// <summary>Takes every form for ours: what is asked here is who may, not where the form came from.</summary>
internal sealed class EveryFormIsOurs : IAntiforgery
{
    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => GetTokens(httpContext);

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => new("-", "-", "__RequestVerificationToken", "X-CSRF-TOKEN");

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => Task.FromResult(true);

    public void SetCookieTokenAndHeader(HttpContext httpContext)
    {
    }

    public Task ValidateRequestAsync(HttpContext httpContext) => Task.CompletedTask;
}
