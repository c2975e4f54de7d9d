using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Attachments;

namespace PropertyPlatform.Application.Attachments;

/// <summary>Opens a file for whoever may read the row it belongs to.</summary>
/// <param name="Attachment">The file.</param>
[Anonymous("The row that the file belongs to decides, through its IAttachmentAccess; published rows are read without signing in.")]
public sealed record GetAttachment(AttachmentId Attachment) : IQuery<AttachmentFile>;

/// <summary>A file on its way to the reader, who closes the content.</summary>
/// <param name="FileName">Name for the download.</param>
/// <param name="Type">Recognised type.</param>
/// <param name="Sha256">Hash of the content; serves as its ETag.</param>
/// <param name="Content">Can seek.</param>
public sealed record AttachmentFile(string FileName, FileType Type, string Sha256, Stream Content);

/// <summary>Lists the files of one row, with what the caller may do to them.</summary>
/// <param name="Kind">What kind of row.</param>
/// <param name="OwnerId">The row.</param>
[Anonymous("The row that the file belongs to decides, through its IAttachmentAccess; published rows are read without signing in.")]
public sealed record GetAttachments(string Kind, Guid OwnerId) : IQuery<AttachmentList>;

/// <summary>The files of one row.</summary>
/// <param name="Kind">What kind of row.</param>
/// <param name="OwnerId">The row.</param>
/// <param name="Items">Oldest first.</param>
/// <param name="MayAdd">Whether the caller may add one now.</param>
/// <param name="MayRemove">Whether the caller may take one away now.</param>
/// <param name="Types">Types taken.</param>
/// <param name="MaxFiles">Files a row.</param>
/// <param name="MaxMegabytes">Size of one file.</param>
public sealed record AttachmentList(
    string Kind, Guid OwnerId, IReadOnlyList<AttachmentItem> Items, bool MayAdd, bool MayRemove, IReadOnlyList<FileType> Types, int MaxFiles, int MaxMegabytes);

/// <summary>One file of a list.</summary>
/// <param name="Id">The file.</param>
/// <param name="FileName">Name for the download.</param>
/// <param name="Type">Recognised type.</param>
/// <param name="Length">Bytes.</param>
/// <param name="UploadedAt">When.</param>
public sealed record AttachmentItem(Guid Id, string FileName, FileType Type, long Length, DateTimeOffset UploadedAt);
