using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Shared.Prints;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Prints;

/// <summary>Codes of printed documents, and the contexts that print.</summary>
internal sealed class PrintsModule : IInfrastructureModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IPrintCodes, PrintCodes>();
        services.Scan(scan => scan.FromAssemblies(typeof(PrintsModule).Assembly).AddClasses(c => c.AssignableTo<IPrintSource>(), publicOnly: false).As<IPrintSource>().WithScopedLifetime());
    }
}
