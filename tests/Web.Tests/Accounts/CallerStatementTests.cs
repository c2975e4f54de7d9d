using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Security;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Accounts;

/// <summary>Who calls, what that one may do and how far it reaches is asked of the database once a request, and of nothing that could be out of date.</summary>
public sealed class CallerStatementTests(CallerStatementTests.Town town) : IClassFixture<CallerStatementTests.Town>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("row", "ACC-01")]
    [InlineData("street-lead", 0)]
    [InlineData("ent-lead", 3)]
    [InlineData("manager", 2)]
    [InlineData("other-manager", 1)]
    [InlineData("director", 1)]
    [InlineData("owner", 2)]
    public async Task one_statement_says_who_calls_and_which_projects_are_within_reach(string persona, int projects)
    {
        using var client = await town.App.ClientOfAsync(persona);
        var before = town.Statements.Heard.Count;

        var menu = await client.GetAsync("/api/v1/me/menu", Ct);

        menu.StatusCode.ShouldBe(HttpStatusCode.OK);
        town.Statements.Heard.Skip(before).ShouldHaveSingleItem().ShouldContain("accounts.accounts");
        (await town.ScopeAsync(persona)).Projects.Distinct().Count().ShouldBe(projects);
    }

    [Fact]
    [Trait("row", "ACC-01")]
    public async Task a_request_of_nobody_asks_the_database_nothing()
    {
        using var client = town.App.ClientOf(TestActor.Nobody);
        var before = town.Statements.Heard.Count;

        (await client.GetAsync("/api/v1/me/menu", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        town.Statements.Heard.Count.ShouldBe(before);
    }

    /// <summary>The town of the notices, and an owner with a home in each of two further projects.</summary>
    public sealed class Town : IAsyncLifetime
    {
        private ACity _city = null!;

        public PlatformApp App { get; } = new();

        public Statements Statements { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await App.InitializeAsync();
            Statements = Statements.Of(App);
            _city = (await ANoticeTown.FoundAsync(App)).City;
            var opened = await _city.SeatAsync("owner", Role.Owner, null, "业主甲", "13910000009");
            var resident = TestActor.As(Role.Owner, DataScope.Nothing, null, "业主甲") with { PersonId = opened.Person.ShouldNotBeNull().Value };
            var owner = default(Domain.Owners.Owner);
            foreach (var community in new[] { ACity.Community, ACity.OtherCommunity })
            {
                var estate = await AnEstate.BuildAsync(App, community);
                owner ??= await estate.OwnerAsync("业主甲");
                await estate.HomeAsync("1栋", "101", owner);
                if (community == ACity.OtherCommunity) (await estate.BindAsync(owner, resident)).Homes.ShouldBe(2);
            }

            // Whether anybody listens is looked up once a second.
            await Task.Delay(TimeSpan.FromSeconds(1.5), Ct);
        }

        public async Task<DataScope> ScopeAsync(string persona)
        {
            await using var scope = App.ScopeOf(TestActor.Nobody);
            var id = _city.Person(persona).Account;
            var account = await App.UseAsync(db => db.Set<Account>().SingleAsync(a => a.Id == id, Ct));
            return (await scope.ServiceProvider.GetRequiredService<ActorResolver>().ResolveAsync(Session.Of(account), Ct)).ShouldNotBeNull().Scope;
        }

        public async ValueTask DisposeAsync()
        {
            Statements.Dispose();
            await App.DisposeAsync();
        }
    }
}
