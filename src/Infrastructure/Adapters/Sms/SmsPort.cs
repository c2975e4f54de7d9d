using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Adapters.Channels;
using PropertyPlatform.Infrastructure.Notices;
using PropertyPlatform.Infrastructure.Outbox;

namespace PropertyPlatform.Infrastructure.Adapters.Sms;

/// <summary>Text messages: <c>Ports:Sms:Adapter</c> is <c>local</c>, <c>off</c>, <c>tencent</c> or <c>aliyun</c>.</summary>
internal static class SmsPort
{
    public static PortChoice AddSms(this IServiceCollection services, IConfiguration configuration)
    {
        var port = PortChoice.Of(services, configuration, "Sms", PortChoice.Off, "tencent", "aliyun");
        services.AddSingleton(new SmsReportDoor(port));
        services.AddSingleton(new SmsTemplates(port));
        services.AddScoped<IInboundEvents, InboundEvents>();
        services.AddSingleton<IBackgroundQueue, InboundQueue>();
        switch (port.Adapter)
        {
            case PortChoice.Off:
                services.AddSingleton<ISmsGateway, UnboundChannels>();
                services.AddSingleton<ISmsReportReader, TencentSmsReports>();
                break;
            case "tencent":
                port.Needs("SecretId", "AppId", "SignName").Needs(SmsTemplates.Settings).NeedsSecret("SecretKey");
                services.AddSingleton(TencentSmsOptions.Of(port));
                services.AddSingleton<ISmsGateway, TencentSmsGateway>();
                services.AddSingleton<ISmsReportReader, TencentSmsReports>();
                break;
            case "aliyun":
                port.Needs("AccessKeyId", "SignName").Needs(SmsTemplates.Settings).NeedsSecret("AccessKeySecret");
                services.AddSingleton(AliyunSmsOptions.Of(port));
                services.AddSingleton<ISmsGateway, AliyunSmsGateway>();
                services.AddSingleton<ISmsReportReader, AliyunSmsReports>();
                break;
            default:
                services.AddSingleton(new StandInLimits(port));
                services.AddSingleton<LocalSmsReports>();
                services.AddSingleton<IBackgroundQueue>(provider => provider.GetRequiredService<LocalSmsReports>());
                services.AddSingleton<ISmsGateway, LocalSmsGateway>();
                services.AddSingleton<ISmsReportReader, TencentSmsReports>();
                break;
        }

        return port;
    }
}
