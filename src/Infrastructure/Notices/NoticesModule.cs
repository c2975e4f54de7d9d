using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Notices;

namespace PropertyPlatform.Infrastructure.Notices;

/// <summary>Registrations of notices and reminders.</summary>
internal sealed class NoticesModule : IInfrastructureModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IReminderRules>(_ => new ConfiguredReminderRules(configuration));
        services.AddScoped<INoticeMail, NoticeMail>();
        services.AddScoped<IReminderLog, ReminderLog>();
        services.AddScoped<Reminders>();
        services.AddScoped<IReminders>(provider => provider.GetRequiredService<Reminders>());
    }
}
