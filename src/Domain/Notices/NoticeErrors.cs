using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Notices;

/// <summary>Refusals of the context Notices.</summary>
public static class NoticeErrors
{
    /// <summary>No such notice, or none of the caller's.</summary>
    public static readonly Error NotFound = Error.NotFound("notice.not_found", "No such notice.");

    /// <summary>A notice needs a title.</summary>
    public static readonly Error NoTitle = Error.Invalid("notice.no_title", "A notice needs a title.");

    /// <summary>Nobody answers to the choice of recipients.</summary>
    public static readonly Error NobodyToTell = Error.Rule("notice.nobody_to_tell", "The choice of recipients leads to nobody.");

    /// <summary>A place or project lies outside of what the publisher governs.</summary>
    public static readonly Error OutOfReach = Error.Rule("notice.out_of_reach", "A chosen place or project lies outside of the publisher's jurisdiction.");

    /// <summary>The level does not write to that role.</summary>
    public static readonly Error RoleOutOfReach = Error.Rule("notice.role_out_of_reach", "This level does not write to that role.");

    /// <summary>The caller acts for no government unit.</summary>
    public static readonly Error NoUnit = Error.Forbidden("notice.no_unit", "Only somebody who acts for a government unit publishes.");

    /// <summary>A notice of that id was published.</summary>
    public static readonly Error PublishedAlready = Error.Conflict("notice.published_already", "This notice was published already.");

    /// <summary>A reminder is not reminded of.</summary>
    public static readonly Error IsAReminder = Error.Rule("notice.is_a_reminder", "A reminder cannot be urged; urge the notice itself.");

    /// <summary>Everybody has responded.</summary>
    public static readonly Error NobodyWaits = Error.Rule("notice.nobody_waits", "Everybody has responded already.");

    /// <summary>Everybody concerned was reminded often enough today.</summary>
    public static readonly Error RemindedToday = new("notice.reminded_today", "Everybody concerned was reminded today already.", ErrorKind.Throttled);

    /// <summary>The notice asks for no reply.</summary>
    public static readonly Error NoReplyWanted = Error.Rule("notice.no_reply_wanted", "This notice asks for no reply.");

    /// <summary>It is replied to after it was read.</summary>
    public static readonly Error ReadFirst = Error.Rule("notice.read_first", "Read the notice before you reply.");

    /// <summary>There is a reply already.</summary>
    public static readonly Error RepliedAlready = Error.Conflict("notice.replied_already", "There is a reply already.");

    /// <summary>A reply has a text.</summary>
    public static readonly Error EmptyReply = Error.Invalid("notice.empty_reply", "A reply needs a text.");
}
