using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Demo;

/// <summary>The platform as a newcomer starts it, with the demo city in it.</summary>
public sealed class ANewcomersPlatform : IAsyncLifetime
{
    public PlatformApp App { get; } = new PlatformApp().With("Demo:City", "true");

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        _ = App.Services;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

public sealed class DemoCityTests(ANewcomersPlatform newcomer) : IClassFixture<ANewcomersPlatform>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task offers_somebody_of_every_side_to_sign_in_as()
    {
        await using var scope = newcomer.App.ScopeOf(TestActor.Almighty);

        var people = await scope.ServiceProvider.GetRequiredService<IPersonas>().ListAsync(Ct);

        people.Select(person => Enum.Parse<Role>(person.Role)).Distinct().ShouldBe(
            [Role.CityAdmin, Role.CityOfficer, Role.DistrictOfficer, Role.StreetLead, Role.StreetOfficer, Role.CommunityLead, Role.CommunityOfficer,
                Role.Director, Role.CommitteeMember, Role.PrepGroup, Role.EntLead, Role.EntOfficer, Role.ProjectManager, Role.Owner, Role.Proxy], ignoreOrder: true);
        foreach (var person in people)
        {
            using var client = await newcomer.App.ClientOfAsync(person.Key);
            using var answer = await client.GetAsync("/api/v1/me", Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, person.Key);
        }
    }

    [Fact]
    [Trait("row", "PLT-11")]
    public async Task holds_no_number_of_a_person_in_clear_on_its_disk()
    {
        var numbers = await newcomer.App.UseAsync(async db =>
        {
            var owners = await db.Set<Owner>().AsNoTracking().ToListAsync(Ct);
            var persons = await db.Set<Person>().AsNoTracking().ToListAsync(Ct);
            var accounts = await db.Set<Account>().AsNoTracking().ToListAsync(Ct);
            var members = await db.Set<OwnerCommittee>().AsNoTracking().SelectMany(committee => committee.Members).ToListAsync(Ct);
            return new[]
            {
                owners.Select(owner => owner.Document.Number), owners.Select(owner => owner.Phone?.Digits), persons.Select(person => person.Document?.Number), persons.Select(person => person.Phone?.Digits),
                accounts.Select(account => account.Phone?.Digits), members.Select(member => member.Document.Number), members.Select(member => member.Phone.Digits),
            }.SelectMany(group => group).OfType<string>().ToHashSet();
        });
        var search = new ClearText(numbers);

        numbers.Count.ShouldBeGreaterThan(10_000);
        search.Holds($"({numbers.First()})").ShouldBeTrue("the search finds what is there");
        (await search.InTablesAsync(newcomer.App.ConnectionString, Ct)).ShouldBeEmpty();
        (await search.InFilesAsync(newcomer.App.ConnectionString, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task has_twelve_areas_of_sixty_to_three_thousand_homes()
    {
        var homes = await newcomer.App.UseAsync(db => db.Set<House>().Where(house => house.Use == HouseUse.Residence).GroupBy(house => house.ProjectId).Select(area => area.Count()).ToListAsync(Ct));

        homes.Count.ShouldBe(12);
        homes.Min().ShouldBe(60);
        homes.Max().ShouldBe(3_000);
    }

    [Fact]
    public async Task has_one_ballot_in_each_state()
    {
        var ballots = await newcomer.App.UseAsync(db => db.Set<Ballot>().AsNoTracking().ToListAsync(Ct));

        ballots.Select(ballot => ballot.StateAt(newcomer.App.Clock.GetUtcNow())).Order().ShouldBe(Enum.GetValues<BallotState>());
        ballots.Single(ballot => ballot.Phase == BallotPhase.Counted).PassedQuestions.ShouldNotBeNull().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task lets_an_owner_vote_at_once()
    {
        using var owner = await newcomer.App.ClientOfAsync("owner-1");
        var open = (await owner.GetFromJsonAsync<JsonElement>("/api/v1/me/ballots", Ct)).GetProperty("items").EnumerateArray().Single(ballot => ballot.GetProperty("state").GetString() == "Open");
        var ballot = await owner.GetFromJsonAsync<JsonElement>($"/api/v1/me/ballots/{open.GetProperty("id").GetGuid()}", Ct);

        using var answer = await owner.PostAsJsonAsync(
            $"/api/v1/me/ballots/{open.GetProperty("id").GetGuid()}/votes",
            new { house = ballot.GetProperty("units")[0].GetProperty("house").GetGuid(), choices = ballot.GetProperty("questions").EnumerateArray().Select(_ => "For") }, Ct);

        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task leaves_no_reaction_undone_and_sends_nobody_a_message()
    {
        using var page = newcomer.App.CreateClient();

        var messages = await page.GetFromJsonAsync<JsonElement>("/dev/outbox?format=json", Ct);

        messages.GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task lists_its_people_on_the_first_page()
    {
        using var stranger = newcomer.App.CreateClient();

        var page = WebUtility.HtmlDecode(await stranger.GetStringAsync(new Uri("/", UriKind.Relative), Ct));

        page.ShouldContain("林芳");
        page.ShouldContain("演示身份");
    }
}
