namespace PropertyPlatform.Application.Ports;

/// <summary>Reads what a provider reports of messages it took (NTF-13). Reports are not signed: who may bring them is checked before, and a number that is not ours is dropped after.</summary>
public interface ISmsReportReader
{
    /// <summary>What the provider wants to hear when its reports are taken, as JSON.</summary>
    string Acknowledgement { get; }

    /// <summary>Reads the reports of one request.</summary>
    SmsReportBatch Read(ReadOnlySpan<byte> body);
}

/// <summary>What a request of the provider holds.</summary>
public abstract record SmsReportBatch
{
    private SmsReportBatch()
    {
    }

    /// <summary>Reports.</summary>
    /// <param name="All">One for each message; one request may carry many.</param>
    public sealed record Reports(IReadOnlyList<SmsReport> All) : SmsReportBatch;

    /// <summary>Nothing that can be read.</summary>
    public sealed record Malformed : SmsReportBatch;
}

/// <summary>What became of a message that the provider took.</summary>
/// <param name="Serial">The provider's number.</param>
/// <param name="Key">Our id of it, where the provider repeats it.</param>
/// <param name="Delivered">Whether it reached the phone.</param>
/// <param name="Reason">Why it did not: the carrier's code, nothing personal.</param>
public sealed record SmsReport(string Serial, Guid? Key, bool Delivered, string? Reason);
