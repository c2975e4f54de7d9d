using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Attachments;

/// <summary>Why a file is refused.</summary>
public static class AttachmentErrors
{
    /// <summary>No such file, or the row it belongs to does not exist for the caller.</summary>
    public static readonly Error NotFound = Error.NotFound("attachment.not_found", "There is no such attachment.");

    /// <summary>The row was submitted; its files are frozen.</summary>
    public static readonly Error Frozen = Error.Rule("attachment.frozen", "What was submitted cannot be changed; neither can its attachments.");

    /// <summary>No file came with the form.</summary>
    public static readonly Error NoneChosen = Error.Rule("attachment.none_chosen", "Choose a file first.");

    /// <summary>The file has no content.</summary>
    public static readonly Error Empty = Error.Rule("attachment.empty", "The file is empty.");

    /// <summary>The file is larger than {0} MB.</summary>
    public static readonly Error TooLarge = Error.Rule("attachment.too_large", "The file is larger than {0} MB.");

    /// <summary>The row has {0} files already.</summary>
    public static readonly Error TooMany = Error.Rule("attachment.too_many", "At most {0} files may be attached here.");

    /// <summary>Files of that type are not taken here; {0} lists those that are.</summary>
    public static readonly Error TypeNotTaken = Error.Rule("attachment.type_not_taken", "Only these types of file are taken here: {0}.");

    /// <summary>The ending of the name and the content disagree, or the content is damaged.</summary>
    public static readonly Error ContentDiffers = Error.Rule("attachment.content_differs", "The content is not what the name of the file says, or it is damaged.");

    /// <summary>The store does not answer.</summary>
    public static readonly Error StoreUnavailable = new("attachment.store_unavailable", "Files cannot be stored or read at the moment; try again later.", ErrorKind.Unavailable);
}
