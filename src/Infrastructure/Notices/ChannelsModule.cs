using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Infrastructure.Adapters.Channels;
using PropertyPlatform.Infrastructure.Adapters.Sms;
using PropertyPlatform.Infrastructure.Adapters.WeChat;
using PropertyPlatform.Infrastructure.Outbox;

namespace PropertyPlatform.Infrastructure.Notices;

/// <summary>Messages to WeChat and SMS. Where a channel is off, the log is kept and nothing is sent.</summary>
internal sealed class ChannelsModule : IInfrastructureModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IChannelOutbox, ChannelOutbox>();
        services.AddScoped<IChannelLog, ChannelLog>();
        services.AddSingleton<IBackgroundQueue, ChannelQueue>();
        services.AddSingleton<StandInMood>();
        services.AddSingleton<IStandInMood>(provider => provider.GetRequiredService<StandInMood>());
        var sms = services.AddSms(configuration);
        var weChat = services.AddWeChat(configuration);
        services.AddSingleton(new ChannelPaces(sms, weChat));
        services.AddSingleton(new ChannelFallback(weChat));
        services.AddSingleton<WeChatNames>();
        var standIns = new ChannelStandIns(sms.IsLocal, weChat.IsLocal);
        services.AddSingleton(standIns);
        services.AddSingleton(provider => new CodesInClear(standIns.Sms && provider.GetRequiredService<IHostEnvironment>().IsDevelopment()));
        services.AddSingleton(_ => new ConfiguredRetention(configuration));
        services.AddSingleton<IBackgroundQueue, ForgottenRecipients>();
    }
}
