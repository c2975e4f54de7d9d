using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Persistence;

public sealed class LendingContexts(PlatformApp app) : IClassFixture<PlatformApp>
{
    // A scope gives back what each registration made: under two names it would be given back twice, the second time out of another's hands.
    [Fact]
    public async Task a_context_goes_by_one_name()
    {
        await using var scope = app.ScopeOf(TestActor.Almighty);

        scope.ServiceProvider.GetService<AppDbContext>().ShouldNotBeNull();
        scope.ServiceProvider.GetService<PostgreSqlDbContext>().ShouldBeNull();
    }

    [Fact]
    public async Task a_lent_context_reads_for_its_own_scope_only()
    {
        await using (var almighty = app.ScopeOf(TestActor.Almighty)) almighty.ServiceProvider.GetRequiredService<AppDbContext>().SeesEverything.ShouldBeTrue();

        await using var nobody = app.ScopeOf(TestActor.Almighty with { Scope = Application.Shared.DataScope.Nothing });

        nobody.ServiceProvider.GetRequiredService<AppDbContext>().SeesEverything.ShouldBeFalse();
    }
}
