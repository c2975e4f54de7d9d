using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Committees;
using PropertyPlatform.Domain.Committees;

namespace PropertyPlatform.Infrastructure.Committees;

/// <summary>What committees ask of other contexts, and the numbers of the city (<c>Committees:*</c>).</summary>
internal sealed class CommitteesModule : IInfrastructureModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Committees").Get<CommitteeRules>() ?? new CommitteeRules());
        services.AddScoped<IOwnersOfArea, OwnersOfArea>();
        services.AddScoped<ICommitteeOrganisations, CommitteeOrganisations>();
    }
}
