using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Persistence;

public sealed class LendingContexts(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task lends_a_context_to_one_scope_at_a_time()
    {
        var lent = new ConcurrentDictionary<AppDbContext, int>();

        await Parallel.ForAsync(0, 20_000, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, async (i, _) =>
        {
            await using var scope = app.ScopeOf(TestActor.Almighty);
            var context = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            lent.TryAdd(context, i).ShouldBeTrue();
            await Task.Yield();
            context.ChangeTracker.HasChanges().ShouldBeFalse();
            lent.TryRemove(context, out var _).ShouldBeTrue();
        });
    }

    [Fact]
    public async Task a_lent_context_reads_for_its_own_scope_only()
    {
        await using (var almighty = app.ScopeOf(TestActor.Almighty)) almighty.ServiceProvider.GetRequiredService<AppDbContext>().SeesEverything.ShouldBeTrue();

        await using var nobody = app.ScopeOf(TestActor.Almighty with { Scope = Application.Shared.DataScope.Nothing });

        nobody.ServiceProvider.GetRequiredService<AppDbContext>().SeesEverything.ShouldBeFalse();
    }
}
