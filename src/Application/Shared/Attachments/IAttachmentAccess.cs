using PropertyPlatform.Domain.Attachments;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Shared.Attachments;

/// <summary>
/// Decides for one kind of row who may add, read and remove its files (PLT-03). Implemented by the context whose row it is and found by
/// scanning; a kind without an implementation takes and gives nothing.
/// </summary>
/// <remarks>Answers ask the row itself, through the caller's scope: a row that does not exist for the caller has no files either, so those answers are NotFound.</remarks>
public interface IAttachmentAccess
{
    /// <summary>The kind, as in <c>ballot-paper</c>; lower case and dashes.</summary>
    string Kind { get; }

    /// <summary>What files this kind takes.</summary>
    AttachmentLimits Limits { get; }

    /// <summary>Whether the caller may add a file to the row now.</summary>
    Task<Result> MayAddAsync(Guid ownerId, CancellationToken ct);

    /// <summary>Whether the caller may read the row's files.</summary>
    Task<Result> MayReadAsync(Guid ownerId, CancellationToken ct);

    /// <summary>Whether the caller may take a file away from the row now; false after submission.</summary>
    Task<Result> MayRemoveAsync(Guid ownerId, CancellationToken ct);
}

/// <summary>What files a kind takes.</summary>
/// <param name="Types">Types taken.</param>
/// <param name="MaxFiles">Files a row.</param>
/// <param name="MaxMegabytes">Size of one file; the platform's own limit (<c>Attachments:MaxMegabytes</c>) applies as well.</param>
public sealed record AttachmentLimits(IReadOnlyList<FileType> Types, int MaxFiles = 20, int MaxMegabytes = 20)
{
    /// <summary>Pictures, PDF, Word and Excel.</summary>
    public static AttachmentLimits Documents { get; } = new([FileType.Pdf, FileType.Jpeg, FileType.Png, FileType.Docx, FileType.Xlsx]);

    /// <summary>Pictures and scans.</summary>
    public static AttachmentLimits Scans { get; } = new([FileType.Jpeg, FileType.Png, FileType.Pdf]);
}

/// <summary>The kinds that exist.</summary>
public static class AttachmentKinds
{
    /// <summary>Documents of a ballot: agenda, drafts to be voted on; owner is the ballot.</summary>
    public const string Ballot = "ballot";

    /// <summary>Photos of ballot papers; owner is the ballot, the paper entry names its photo (BAL-15).</summary>
    public const string BallotPaper = "ballot-paper";

    /// <summary>Signed form of an offline certification (OWN-04).</summary>
    public const string OfflineCertification = "offline-certification";

    /// <summary>Letter by which an owner authorises another to vote.</summary>
    public const string ProxyLetter = "proxy-letter";

    /// <summary>要件 of a registration; owner is the registration (ACC-15, ORG-07).</summary>
    public const string Institution = "institution";

    /// <summary>Files of a notice; added under its id before it is published (NTF-06).</summary>
    public const string Notice = "notice";
}

/// <summary>What files a row has: asked by contexts whose rows may not be submitted without.</summary>
public interface IAttachmentFacts
{
    /// <summary>Files of the row, those added in the current transaction not counted.</summary>
    Task<int> CountAsync(string kind, Guid ownerId, CancellationToken ct);

    /// <summary>Whether a file belongs to the row.</summary>
    Task<bool> BelongsAsync(Guid attachment, string kind, Guid ownerId, CancellationToken ct);
}
