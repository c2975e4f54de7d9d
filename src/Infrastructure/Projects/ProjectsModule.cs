using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;

namespace PropertyPlatform.Infrastructure.Projects;

/// <summary>What other contexts ask of projects, and what projects ask of others.</summary>
internal sealed class ProjectsModule : IInfrastructureModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IProjectPlaces, ProjectPlaces>();
        services.AddScoped<IProjectParties, ProjectParties>();
        services.AddScoped<IAssemblyFacts, AssemblyFacts>();
    }
}
