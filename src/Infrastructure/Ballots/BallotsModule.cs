using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Ballots;

namespace PropertyPlatform.Infrastructure.Ballots;

internal sealed class BallotsModule : IInfrastructureModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IBallotRules>(_ => new ConfiguredBallotRules(configuration));
        services.AddScoped<IRollStore, RollStore>();
        services.AddScoped<IBallotBox, BallotBox>();
        services.AddSingleton<OpenBallotMemory>();
        services.AddSingleton<RollLookup>();
        services.AddScoped<IOpenBallots, OpenBallots>();
        services.AddScoped<RollFreezer>();
        services.AddScoped<BallotToDos>();
    }
}
