using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Adapters;
using PropertyPlatform.Infrastructure.Adapters.OwnershipRegistry;

namespace PropertyPlatform.Infrastructure.Owners;

internal sealed class RegisterModule : IInfrastructureModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IRegisterBook, RegisterBook>();
        services.AddScoped<IRegisterSheets, KeptSheets>();
        services.AddScoped<RegisterEntry>();
        PortChoice.Of(services, configuration, "OwnershipRegistry");
        services.AddSingleton<LocalOwnershipRegistry>();
        services.AddSingleton<IOwnershipRegistry>(provider => provider.GetRequiredService<LocalOwnershipRegistry>());
    }
}
