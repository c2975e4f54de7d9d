using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Adapters;
using PropertyPlatform.Infrastructure.Adapters.FaceCheck;

namespace PropertyPlatform.Infrastructure.Owners;

/// <summary>What bindings need beyond their handlers, and what they answer to others.</summary>
internal sealed class BindingsModule : IInfrastructureModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IOwnerships, Ownerships>();
        services.AddScoped<IOwnershipFacts, OwnershipFacts>();
        services.AddScoped<IVoterHomes, VoterHomes>();
        services.AddScoped<HomeBinder>();
        services.AddScoped<OwnerToDos>();
        services.AddScoped<FaceChecks>();
        services.AddSingleton<ConsentTaking>();
        PortChoice.Of(services, configuration, "FaceCheck");
        services.AddSingleton<LocalFaceCheck>();
        services.AddSingleton<IFaceCheck>(provider => provider.GetRequiredService<LocalFaceCheck>());
    }
}
