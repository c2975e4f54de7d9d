using PropertyPlatform.Application.Ports;

namespace PropertyPlatform.Application.Notices;

/// <summary>
/// What providers report of messages, kept in the transaction of the request that brought it, each once; it is worked on after the
/// provider has its answer (NTF-12, NTF-13).
/// </summary>
public interface IInboundEvents
{
    /// <summary>Keeps the reports of messages that this platform sent; those of other numbers are dropped, and those that came before.</summary>
    /// <returns>How many were kept.</returns>
    Task<int> KeepAsync(IReadOnlyList<SmsReport> reports, CancellationToken ct);

    /// <summary>Keeps what happened at the official account, unless it came before.</summary>
    Task KeepAsync(WeChatEvent happened, CancellationToken ct);
}
