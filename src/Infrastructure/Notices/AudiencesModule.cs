using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Notices;

namespace PropertyPlatform.Infrastructure.Notices;

/// <summary>Who is to be told.</summary>
internal sealed class AudiencesModule : IInfrastructureModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IBallotAudience, BallotAudience>();
        services.AddScoped<IOwnerContacts, OwnerContacts>();
    }
}
