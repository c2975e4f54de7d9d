using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Adapters.Channels;
using PropertyPlatform.Infrastructure.Adapters.Tokens;

namespace PropertyPlatform.Infrastructure.Adapters.WeChat;

/// <summary>The official account: <c>Ports:WeChat:Adapter</c> is <c>local</c>, <c>off</c> or <c>wechat</c>.</summary>
internal static class WeChatPort
{
    public static PortChoice AddWeChat(this IServiceCollection services, IConfiguration configuration)
    {
        var port = PortChoice.Of(services, configuration, "WeChat", PortChoice.Off, "wechat");
        var options = WeChatOptions.Of(port);
        services.AddSingleton(options);
        services.AddSingleton<SharedTokens>();
        services.TryAddSingleton<ISignInStates, SignInStates>();
        services.AddSingleton<WeChatSilences>();
        services.AddSingleton<WeChatApi>();
        services.AddSingleton(SecretsOf(port, options));
        services.AddSingleton<IWeChatInbox, WeChatInbox>();
        services.AddSingleton(new WeChatDomainCheck(options.DomainCheck));
        if (port.IsLocal)
        {
            services.AddSingleton<IWeChatStandIn, LocalWeChat>();
            services.AddSingleton<IWeChatIdentity, LocalWeChatIdentity>();
            services.AddSingleton<IWeChatMessenger, LocalWeChatMessenger>();
            services.AddSingleton<IWeChatPageSigner, LocalWeChatPageSigner>();
        }
        else if (port.IsOff)
        {
            services.AddSingleton<IWeChatIdentity, UnboundWeChat>();
            services.AddSingleton<IWeChatMessenger, UnboundChannels>();
            services.AddSingleton<IWeChatPageSigner, UnboundWeChat>();
        }
        else
        {
            services.AddSingleton<IWeChatIdentity, WeChatIdentity>();
            services.AddSingleton<IWeChatMessenger, WeChatMessenger>();
            services.AddSingleton<IWeChatPageSigner, WeChatPageSigner>();
        }

        return port;
    }

    // The stand-in is both sides: what it signs only has to be known to this process.
    private static WeChatSecrets SecretsOf(PortChoice port, WeChatOptions options)
    {
        var keys = options.EncodingKeys.Select(WeChatOptions.KeyOf).OfType<byte[]>().ToList();
        if (!port.IsLocal) return new WeChatSecrets(options.AppId, port.IsOff ? "" : options.Token, keys);

        return new WeChatSecrets(
            options.AppId.Length > 0 ? options.AppId : "wxDEV",
            options.Token.Length > 0 ? options.Token : RandomNumberGenerator.GetHexString(32),
            keys.Count > 0 ? keys : [RandomNumberGenerator.GetBytes(32)]);
    }
}

/// <summary>By which WeChat sees that a host is ours: the file <c>MP_verify_….txt</c>.</summary>
/// <param name="Word">What stands between <c>MP_verify_</c> and <c>.txt</c>; null where there is no such file.</param>
public sealed record WeChatDomainCheck(string? Word);
