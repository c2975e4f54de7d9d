using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Attachments;

/// <summary>Identity of an attachment.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct AttachmentId(Guid Value) : IEntityId<AttachmentId>
{
    /// <inheritdoc/>
    public static AttachmentId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static AttachmentId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// A file that belongs to another row (要件, 证明材料): uploaded while that row is being drawn up, frozen with it, read by whoever
/// may read that row (PLT-03). It carries no place of its own; whether it exists for a caller is asked of the row it belongs to.
/// </summary>
public sealed class Attachment : AggregateRoot<AttachmentId>
{
    private Attachment()
    {
    }

    /// <summary>What kind of row it belongs to, as in <c>ballot-paper</c>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The row it belongs to.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>Name under which it was uploaded and is offered for download; never a path.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>What its content is, by its first bytes.</summary>
    public FileType Type { get; private set; }

    /// <summary>Bytes.</summary>
    public long Length { get; private set; }

    /// <summary>SHA-256 of the content, 64 lower-case hex digits.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Where the store keeps the content.</summary>
    public string StorageKey { get; private set; } = "";

    /// <summary>Account that uploaded it.</summary>
    public Guid UploadedBy { get; private set; }

    /// <summary>When it was uploaded.</summary>
    public DateTimeOffset UploadedAt { get; private set; }

    /// <summary>Records a file whose content is stored already.</summary>
    public static Attachment Upload(AttachmentId id, string kind, Guid owner, StoredFile file, Guid uploader, DateTimeOffset now)
    {
        var attachment = new Attachment
        {
            Id = id,
            Kind = kind,
            OwnerId = owner,
            FileName = file.Name,
            Type = file.Type,
            Length = file.Length,
            Sha256 = file.Sha256,
            StorageKey = file.Key,
            UploadedBy = uploader,
            UploadedAt = now,
        };
        attachment.Raise(new AttachmentUploaded(id, kind, owner, file.Type, file.Length, file.Sha256));
        return attachment;
    }

    /// <summary>Tells that the row is about to go, so that its content goes after it.</summary>
    public void Remove() => Raise(new AttachmentRemoved(Id, Kind, OwnerId, StorageKey));
}

/// <summary>What the store says of a file that it took.</summary>
/// <param name="Name">Name for the download.</param>
/// <param name="Type">Recognised type.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">64 lower-case hex digits.</param>
/// <param name="Key">Where the store keeps it.</param>
public sealed record StoredFile(string Name, FileType Type, long Length, string Sha256, string Key);
