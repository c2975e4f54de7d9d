using System.Globalization;
using System.Text.RegularExpressions;
using PropertyPlatform.Domain.Attachments;

namespace PropertyPlatform.Application.Ports;

/// <summary>Keeps the content of attachments outside the database. What is stored is never changed, only deleted.</summary>
public interface IAttachmentStore
{
    /// <summary>Stores a content under a key. It is whole and durable when this answers; a content cut off on the way leaves nothing.</summary>
    ValueTask<StoreResult> PutAsync(AttachmentKey key, Stream content, CancellationToken ct);

    /// <summary>Opens a content for reading.</summary>
    ValueTask<ReadResult> OpenAsync(AttachmentKey key, CancellationToken ct);

    /// <summary>Deletes a content; one that is gone already counts as deleted.</summary>
    /// <returns>Null when it is gone.</returns>
    ValueTask<PortFailure?> DeleteAsync(AttachmentKey key, CancellationToken ct);

    /// <summary>Keys stored before a moment, for the sweep of contents whose row never came to be.</summary>
    IAsyncEnumerable<AttachmentKey> StoredBeforeAsync(DateTimeOffset moment, CancellationToken ct);
}

/// <summary>Where a content lies: year, month and the attachment's id. It has no other shape, so it never holds a name or a path from outside.</summary>
public sealed partial record AttachmentKey
{
    private AttachmentKey(string value) => Value = value;

    /// <summary><c>2026/11/0193…</c></summary>
    public string Value { get; }

    /// <summary>The attachment whose content it is.</summary>
    public AttachmentId Attachment => new(Guid.ParseExact(Value[8..], "N"));

    /// <summary>The key of an attachment uploaded now.</summary>
    public static AttachmentKey For(AttachmentId id, DateTimeOffset now) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyy'/'MM}/{id.Value:N}"));

    /// <summary>Reads a key; null for anything else.</summary>
    public static AttachmentKey? TryParse(string? text) => text is not null && Shape().IsMatch(text) ? new AttachmentKey(text) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex("^[0-9]{4}/[0-9]{2}/[0-9a-f]{32}\\z")]
    private static partial Regex Shape();
}

/// <summary>What became of storing.</summary>
public abstract record StoreResult
{
    private StoreResult()
    {
    }

    /// <summary>It is durable.</summary>
    /// <param name="Length">Bytes.</param>
    /// <param name="Sha256">64 lower-case hex digits, computed while it passed.</param>
    public sealed record Stored(long Length, string Sha256) : StoreResult;

    /// <summary>Nothing is stored.</summary>
    /// <param name="Why">Why.</param>
    public sealed record Failed(PortFailure Why) : StoreResult;
}

/// <summary>What became of opening.</summary>
public abstract record ReadResult
{
    private ReadResult()
    {
    }

    /// <summary>It can be read; whoever takes the stream closes it.</summary>
    /// <param name="Content">Can seek.</param>
    public sealed record Opened(Stream Content) : ReadResult;

    /// <summary>There is no such content.</summary>
    public sealed record Missing : ReadResult;

    /// <summary>The store does not answer.</summary>
    /// <param name="Why">Why.</param>
    public sealed record Failed(PortFailure Why) : ReadResult;
}
