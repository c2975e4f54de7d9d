using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PropertyPlatform.Application.Attachments;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Infrastructure.Adapters.Attachments;
using PropertyPlatform.Infrastructure.Persistence.Embedded;

namespace PropertyPlatform.Infrastructure.Attachments;

/// <summary>The store, and the doors that the contexts declare.</summary>
internal sealed class AttachmentsModule : IInfrastructureModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new AttachmentOptions(configuration.GetValue("Attachments:MaxMegabytes", 20)));
        services.AddSingleton<IAttachmentStore>(provider => new LocalAttachmentStore(FolderOf(configuration, provider.GetRequiredService<IHostEnvironment>())));
        services.AddScoped<AttachmentDoors>();
        services.AddScoped<IAttachmentFacts, AttachmentFacts>();
        services.Scan(scan => scan.FromAssemblies(typeof(IChange).Assembly, typeof(AttachmentsModule).Assembly)
            .AddClasses(c => c.AssignableTo<IAttachmentAccess>(), publicOnly: false).As<IAttachmentAccess>().WithScopedLifetime());
    }

    private static string FolderOf(IConfiguration configuration, IHostEnvironment environment) =>
        configuration["Attachments:Folder"] is { Length: > 0 } folder
            ? Path.GetFullPath(folder, environment.ContentRootPath)
            : Path.Combine(EmbeddedPostgresOptions.For(environment.ContentRootPath, configuration["Database:DataFolder"]).DataFolder, "attachments");
}
