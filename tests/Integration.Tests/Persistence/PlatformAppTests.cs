using System.Net;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Persistence;

public sealed class PlatformAppTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_ready_on_a_migrated_database_of_its_own()
    {
        (await app.CreateClient().GetAsync("/health/ready", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.UseAsync(db => db.Database.GetPendingMigrationsAsync(Ct))).ShouldBeEmpty();
    }

    [Fact]
    public async Task shares_nothing_with_another()
    {
        await app.UseAsync(db => db.Database.ExecuteSqlRawAsync("CREATE TABLE mine (id int)", Ct));
        await using var other = new PlatformApp();
        await other.InitializeAsync();

        var tables = await other.UseAsync(db => db.Database.SqlQueryRaw<string>("SELECT table_name::text AS \"Value\" FROM information_schema.tables").ToListAsync(Ct));

        tables.ShouldNotContain("mine");
        tables.ShouldContain("__EFMigrationsHistory");
    }

    [Fact]
    public async Task listens_for_a_browser()
    {
        await using var listening = new PlatformApp();
        await listening.InitializeAsync();

        var address = listening.Listen();

        using var client = new HttpClient { BaseAddress = address };
        address.Port.ShouldBeGreaterThan(0);
        (await client.GetAsync("/health/ready", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
