using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using PropertyPlatform.Application.Accounts;

namespace PropertyPlatform.Infrastructure.Accounts;

/// <summary>Tickets sealed with the platform's own keys, so that every node reads them and nothing is kept.</summary>
internal sealed class WeChatTickets(IDataProtectionProvider protection, TimeProvider clock) : IWeChatTickets
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);
    private readonly IDataProtector _protector = protection.CreateProtector("accounts.wechat-ticket");

    public string Issue(string openId) => _protector.Protect($"{(clock.GetUtcNow() + Life).ToUnixTimeSeconds()}:{openId}");

    public string? Read(string? ticket)
    {
        if (string.IsNullOrEmpty(ticket)) return null;

        try
        {
            var parts = _protector.Unprotect(ticket).Split(':', 2);
            return long.Parse(parts[0], CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds() ? parts[1] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
