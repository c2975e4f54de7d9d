namespace PropertyPlatform.Application.Notices;

/// <summary>Plays WeChat and the phones of its followers on a Development machine.</summary>
public interface IWeChatStandIn
{
    /// <summary>How every openid of the stand-in begins.</summary>
    const string Prefix = "oDEV-";

    /// <summary>Whether a secret may go along with a sign-in, by WeChat's rule: letters and digits, 128 at most.</summary>
    static bool MayCarry(string? state) => state is { Length: > 0 and <= 128 } && state.All(char.IsAsciiLetterOrDigit);

    /// <summary>Posts what happened, signed and encrypted as WeChat does it, by the way that WeChat takes.</summary>
    /// <param name="openId">Of whom.</param>
    /// <param name="happened"><c>subscribe</c> or <c>unsubscribe</c>.</param>
    /// <param name="trick"><c>replay</c> posts it twice, <c>forge</c> changes it, <c>late</c> dates it back; anything else posts it as it is.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>What the platform answered: <c>success</c>, or the code of a refusal.</returns>
    Task<string> PostAsync(string openId, string happened, string? trick, CancellationToken ct);

    /// <summary>The follower ticks 拒收 at a kind of notice, or takes it back.</summary>
    Task RefuseAsync(string openId, string kind, bool refuses, CancellationToken ct);

    /// <summary>Whether the follower gets notices of a kind.</summary>
    Task<bool> GetsAsync(string openId, string kind, CancellationToken ct);
}
