using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using PropertyPlatform.Application.Ports;

namespace PropertyPlatform.Infrastructure.Adapters.WeChat;

/// <summary>
/// Stands in for WeChat on a developer's machine: the code that comes back is the openid itself (<c>oDEV-…</c>), chosen on <c>/dev/wechat</c>.
/// Everywhere else it answers that WeChat is not configured.
/// </summary>
[StandIn("WeChat")]
internal sealed class LocalWeChatIdentity(IHostEnvironment environment, TimeProvider clock) : IWeChatIdentity
{
    /// <summary>How every openid of the stand-in begins.</summary>
    public const string Prefix = "oDEV-";

    private const int LongestOpenId = 64;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _states = new();

    public ValueTask<Uri> BeginAsync(string returnPath, CancellationToken ct)
    {
        foreach (var (old, _) in _states.Where(state => state.Value <= clock.GetUtcNow())) _states.TryRemove(old, out _);

        var state = RandomNumberGenerator.GetHexString(32, lowercase: true);
        _states[state] = clock.GetUtcNow() + Life;
        return ValueTask.FromResult(new Uri($"/dev/wechat?state={state}&back={Uri.EscapeDataString(returnPath)}", UriKind.Relative));
    }

    public ValueTask<WeChatLogin> CompleteAsync(string state, string? code, CancellationToken ct) => ValueTask.FromResult(Complete(state, code));

    private WeChatLogin Complete(string state, string? code)
    {
        if (!environment.IsDevelopment()) return new WeChatLogin.Failed(new PortFailure.Misconfigured("wechat.not_configured"));
        if (!_states.TryRemove(state, out var until) || until <= clock.GetUtcNow()) return new WeChatLogin.StateUnknown();

        return code switch
        {
            null or "" => new WeChatLogin.Declined(),
            "snapshot" => new WeChatLogin.SnapshotUser(),
            { Length: <= LongestOpenId } when code.StartsWith(Prefix, StringComparison.Ordinal) => new WeChatLogin.SignedIn(code),
            _ => new WeChatLogin.Failed(new PortFailure.Refused("40029")),
        };
    }
}
