using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace PropertyPlatform.Web.Hosting;

/// <summary>Believes the addresses and the scheme that a known proxy reports, and nobody else's: <c>Proxies</c> lists their addresses.</summary>
internal static class TrustedProxies
{
    public static void UseTrustedProxies(this WebApplication app)
    {
        var known = app.Configuration.GetSection("Proxies").Get<string[]>() ?? [];
        if (known.Length == 0) return;

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var address in known) options.KnownProxies.Add(IPAddress.Parse(address));
        app.UseForwardedHeaders(options);
    }
}
