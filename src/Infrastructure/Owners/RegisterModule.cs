using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Owners;

namespace PropertyPlatform.Infrastructure.Owners;

internal sealed class RegisterModule : IInfrastructureModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IRegisterBook, RegisterBook>();
        services.AddScoped<IRegisterSheets, KeptSheets>();
    }
}
