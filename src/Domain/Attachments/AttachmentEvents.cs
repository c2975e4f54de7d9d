using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Attachments;

/// <summary>A file was added to a row.</summary>
/// <param name="Attachment">The file.</param>
/// <param name="Kind">What kind of row.</param>
/// <param name="OwnerId">The row.</param>
/// <param name="Type">Recognised type.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Hash of the content.</param>
[EventName("attachments.uploaded")]
public sealed record AttachmentUploaded(AttachmentId Attachment, string Kind, Guid OwnerId, FileType Type, long Length, string Sha256) : IDomainEvent;

/// <summary>A file was taken away from a row that was not submitted yet.</summary>
/// <param name="Attachment">The file.</param>
/// <param name="Kind">What kind of row.</param>
/// <param name="OwnerId">The row.</param>
/// <param name="StorageKey">Where its content lies until it is deleted.</param>
[EventName("attachments.removed")]
public sealed record AttachmentRemoved(AttachmentId Attachment, string Kind, Guid OwnerId, string StorageKey) : IDomainEvent;
