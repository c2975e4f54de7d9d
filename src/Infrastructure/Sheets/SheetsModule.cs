using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Ports;

namespace PropertyPlatform.Infrastructure.Sheets;

/// <summary>Reading and writing of workbooks.</summary>
internal sealed class SheetsModule : IInfrastructureModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ISheetReader, XlsxReader>();
        services.AddSingleton<ISheetWriter, XlsxWriter>();
    }
}
