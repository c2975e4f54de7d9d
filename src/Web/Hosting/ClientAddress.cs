using System.Net;
using System.Net.Sockets;

namespace PropertyPlatform.Web.Hosting;

/// <summary>The address of a caller as tries and messages are counted.</summary>
internal static class ClientAddress
{
    /// <summary>The caller's address; of version 6 its network, as one household has all of it. Null when unknown.</summary>
    public static string? CountedAddress(this HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => null,
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } six when !IPAddress.IsLoopback(six) => $"{new IPAddress([.. six.GetAddressBytes().Take(8), .. new byte[8]])}/64",
        { } other => other.ToString(),
    };
}
