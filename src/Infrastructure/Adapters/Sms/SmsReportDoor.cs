using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace PropertyPlatform.Infrastructure.Adapters.Sms;

/// <summary>
/// Who may bring delivery reports, which nobody signs: whoever knows the last part of the address (<c>Ports:Sms:Reports:Path</c>) and
/// comes from where the provider comes from (<c>Ports:Sms:Reports:Sources</c>, addresses or networks). Without both it stays shut.
/// </summary>
public sealed class SmsReportDoor
{
    private const int ShortestPath = 24;
    private readonly byte[]? _path;
    private readonly IPNetwork[] _sources;

    /// <summary>Reads the settings and says what is wrong with them.</summary>
    public SmsReportDoor(PortChoice port)
    {
        var path = port.Settings["Reports:Path"];
        var sources = port.Settings.GetSection("Reports:Sources").GetChildren().Select(child => child.Value ?? "").ToList();
        _sources = [.. sources.Select(Parse).OfType<IPNetwork>()];
        if (string.IsNullOrEmpty(path)) return;

        if (path.Length < ShortestPath || !path.All(char.IsAsciiLetterOrDigit)) port.Refuse($"Ports:{port.Port}:Reports:Path must be at least {ShortestPath} random letters and digits.");
        else if (_sources.Length == 0 || _sources.Length != sources.Count) port.Refuse($"Ports:{port.Port}:Reports:Sources must list the addresses or networks from which the provider calls.");
        else _path = SHA256.HashData(Encoding.UTF8.GetBytes(path));
    }

    /// <summary>Whether somebody may come in. A request without an address never crossed a network.</summary>
    public bool OpensTo(string path, IPAddress? from)
    {
        var known = _path is not null && CryptographicOperations.FixedTimeEquals(_path, SHA256.HashData(Encoding.UTF8.GetBytes(path)));
        var source = from is { IsIPv4MappedToIPv6: true } ? from.MapToIPv4() : from ?? IPAddress.Loopback;
        return known && Array.Exists(_sources, network => network.Contains(source));
    }

    private static IPNetwork? Parse(string text) =>
        IPNetwork.TryParse(text, out var network) ? network : IPAddress.TryParse(text, out var one) ? new IPNetwork(one, one.GetAddressBytes().Length * 8) : null;
}
