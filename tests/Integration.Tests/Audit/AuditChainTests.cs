using Microsoft.EntityFrameworkCore;
using Npgsql;
using PropertyPlatform.Application.Audit;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Audit;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Audit;

public sealed class AuditChainTests(AuditChainTests.Founded founded) : IClassFixture<AuditChainTests.Founded>
{
    private readonly PlatformApp _app = founded.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "BAL-35")]
    public async Task names_the_first_row_that_was_changed()
    {
        await _app.RunJobAsync("audit.seal");
        var whole = (await _app.SendAsync(new VerifyAuditTrail())).Value;
        var third = await _app.UseAsync(db => db.Set<AuditEntry>().AsNoTracking().SingleAsync(e => e.Sequence == 3, Ct));

        await TamperAsync("UPDATE audit.entries SET role = 'Owner' WHERE sequence = 3");
        var changed = (await _app.SendAsync(new VerifyAuditTrail())).Value;
        await TamperAsync($"UPDATE audit.entries SET role = '{third.Role}' WHERE sequence = 3");
        var restored = (await _app.SendAsync(new VerifyAuditTrail())).Value;

        whole.IsWhole.ShouldBeTrue();
        whole.Checked.ShouldBeGreaterThan(5);
        changed.FirstBroken.ShouldNotBeNull().Id.ShouldBe(third.Id);
        changed.Checked.ShouldBe(2);
        restored.IsWhole.ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "ACC-38")]
    public async Task is_verified_by_a_command_that_names_the_first_broken_row()
    {
        await _app.RunJobAsync("audit.seal");
        var second = await _app.UseAsync(db => db.Set<AuditEntry>().AsNoTracking().SingleAsync(e => e.Sequence == 2, Ct));

        var whole = await PlatformProcess.RunAsync(_app.ConnectionString, "verify-audit");
        await TamperAsync("UPDATE audit.entries SET role = 'Owner' WHERE sequence = 2");
        var broken = await PlatformProcess.RunAsync(_app.ConnectionString, "verify-audit");
        await TamperAsync($"UPDATE audit.entries SET role = '{second.Role}' WHERE sequence = 2");

        whole.Exit.ShouldBe(0, whole.Said);
        whole.Said.ShouldContain("audit trail whole");
        broken.Exit.ShouldBe(1, broken.Said);
        broken.Said.ShouldContain($"BROKEN at row 2 ({second.Id}");
    }

    [Fact]
    [Trait("row", "BAL-35")]
    public async Task the_database_refuses_to_change_or_delete_a_row()
    {
        await Should.ThrowAsync<PostgresException>(() => _app.UseAsync(db => db.Set<AuditEntry>().ExecuteDeleteAsync(Ct)));
        await Should.ThrowAsync<PostgresException>(() => _app.UseAsync(db => db.Set<AuditEntry>().ExecuteUpdateAsync(set => set.SetProperty(e => e.Hash, "x").SetProperty(e => e.Role, "Owner"), Ct)));
    }

    [Fact]
    [Trait("row", "ACC-38")]
    public async Task shows_who_did_what_within_the_readers_place()
    {
        var unit = founded.City.Unit("community");
        var street = TestActor.Almighty with { Scope = DataScope.Of(Jurisdiction.Of(ACity.Street)) };
        var other = TestActor.Almighty with { Scope = DataScope.Of(Jurisdiction.Of(ACity.OtherStreet)) };

        var seen = (await _app.SendAsync(new GetAuditTrail(unit, null, null, null, new Page()), street)).Value;
        var hidden = (await _app.SendAsync(new GetAuditTrail(unit, null, null, null, new Page()), other)).Value;
        var stranger = await _app.SendAsync(new GetAuditTrail(unit, null, null, null, new Page()), TestActor.Almighty with { Permissions = [] });

        seen.Items.ShouldHaveSingleItem().Action.ShouldBe("organisations.registered");
        hidden.Items.ShouldBeEmpty();
        stranger.Error.ShouldBe(SharedErrors.NotPermitted);
    }

    private Task TamperAsync(string sql) => _app.UseAsync(db => db.Database.ExecuteSqlRawAsync($"ALTER TABLE audit.entries DISABLE TRIGGER USER; {sql}; ALTER TABLE audit.entries ENABLE TRIGGER USER", Ct));

    /// <summary>An app with a city, whose founding left a trail.</summary>
    public sealed class Founded : IAsyncLifetime
    {
        private ACity? _city;

        public PlatformApp App { get; } = new();

        public ACity City => _city ?? throw new InvalidOperationException("Not founded yet.");

        public async ValueTask InitializeAsync()
        {
            await App.InitializeAsync();
            _city = await ACity.FoundAsync(App);
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
