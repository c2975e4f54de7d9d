using System.Text;
using System.Text.Json;
using PropertyPlatform.Application.Ports;

namespace PropertyPlatform.Infrastructure.Adapters.Outgoing;

/// <summary>What became of a request to a system outside.</summary>
internal abstract record OutgoingOutcome
{
    private OutgoingOutcome()
    {
    }

    /// <summary>It was answered, in whatever sense.</summary>
    /// <param name="Reply">The answer.</param>
    internal sealed record Answered(OutgoingReply Reply) : OutgoingOutcome;

    /// <summary>It never left this machine: nothing happened on the other side.</summary>
    /// <param name="Why">For operators; nothing personal.</param>
    /// <param name="RetryAfter">When to ask again, where known.</param>
    internal sealed record NotSent(string Why, TimeSpan? RetryAfter) : OutgoingOutcome;

    /// <summary>It may have arrived; no answer came.</summary>
    /// <param name="Why">For operators; nothing personal.</param>
    internal sealed record NoAnswer(string Why) : OutgoingOutcome;

    /// <summary>The failure of a request that may be repeated; null when there is an answer.</summary>
    public PortFailure? Failure => this switch
    {
        NotSent none => new PortFailure.Unavailable(none.Why, none.RetryAfter),
        NoAnswer lost => new PortFailure.Unavailable(lost.Why, null),
        _ => null,
    };
}

/// <summary>An answer, read whole.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">What it said.</param>
/// <param name="RetryAfter">When to ask again, where the other side says so.</param>
/// <param name="Date">The other side's clock, where it says so.</param>
internal sealed record OutgoingReply(int Status, ReadOnlyMemory<byte> Body, TimeSpan? RetryAfter, DateTimeOffset? Date)
{
    /// <summary>Whether the status is 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Its text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The JSON object it holds; null when it holds none. A name that comes twice makes it none.</summary>
    public JsonElement? Json()
    {
        try
        {
            using var document = JsonDocument.Parse(Body, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 32 });
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // An answer can hold what must not reach a log.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append(Status);
        return true;
    }
}
