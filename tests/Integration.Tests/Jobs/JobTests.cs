using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Infrastructure.Jobs;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Jobs;

public sealed class JobTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private const string Forget = "idempotency.forget";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task runs_when_due_and_not_before()
    {
        var jobs = app.Services.GetRequiredService<IJobRunner>();
        await jobs.RunDueAsync(Ct);
        var first = await LeaseAsync();

        app.Clock.Advance(TimeSpan.FromMinutes(30));
        await jobs.RunDueAsync(Ct);
        var second = await LeaseAsync();
        app.Clock.Advance(TimeSpan.FromHours(1));
        await Task.WhenAll(jobs.RunDueAsync(Ct), jobs.RunDueAsync(Ct));
        var third = await LeaseAsync();

        second.LastRunAt.ShouldBe(first.LastRunAt);
        third.LastRunAt.ShouldBe(app.Clock.GetUtcNow());
        third.LastError.ShouldBeNull();
        third.HeldBy.ShouldBeNull();
    }

    [Fact]
    public async Task runs_by_name()
    {
        await app.RunJobAsync(Forget);

        await Should.ThrowAsync<ArgumentException>(() => app.RunJobAsync("nobody.knows_it"));
    }

    private Task<JobLease> LeaseAsync() => app.UseAsync(db => db.Set<JobLease>().AsNoTracking().SingleAsync(l => l.Name == Forget, Ct));
}
