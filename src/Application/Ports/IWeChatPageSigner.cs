namespace PropertyPlatform.Application.Ports;

/// <summary>Signs pages of the H5 client, so that they may use what WeChat's browser offers.</summary>
public interface IWeChatPageSigner
{
    /// <summary>Signs a page.</summary>
    /// <param name="url">The page as the browser shows it; what follows <c>#</c> does not count.</param>
    /// <param name="ct">Stops waiting.</param>
    ValueTask<PageSigning> SignAsync(string url, CancellationToken ct);
}

/// <summary>What came of signing.</summary>
public abstract record PageSigning
{
    private PageSigning()
    {
    }

    /// <summary>Signed.</summary>
    /// <param name="Signature">What the page hands to WeChat.</param>
    public sealed record Done(PageSignature Signature) : PageSigning;

    /// <summary>The page is not ours.</summary>
    public sealed record ForeignPage : PageSigning;

    /// <summary>WeChat did not answer.</summary>
    /// <param name="Why">Why.</param>
    public sealed record Failed(PortFailure Why) : PageSigning;
}

/// <summary>What a page hands to <c>wx.config</c>.</summary>
/// <param name="AppId">Of the official account.</param>
/// <param name="Timestamp">Seconds since 1970.</param>
/// <param name="NonceStr">Made up for this signature.</param>
/// <param name="Signature">Forty hex digits.</param>
public sealed record PageSignature(string AppId, long Timestamp, string NonceStr, string Signature);
