using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Notices;

/// <summary>What can be wrong with what WeChat and the SMS providers bring.</summary>
public static class ChannelErrors
{
    /// <summary>Cannot be read.</summary>
    public static readonly Error Malformed = Error.Invalid("channel.malformed", "This cannot be read.");

    /// <summary>Not signed by the provider, or not now.</summary>
    public static readonly Error NotSigned = Error.Forbidden("channel.not_signed", "This is not signed as it must be.");

    /// <summary>The same came at the same moment.</summary>
    public static readonly Error AlreadyTaken = Error.Conflict("channel.already_taken", "This has been taken already.");

    /// <summary>Pages of this host are not signed.</summary>
    public static readonly Error ForeignPage = Error.Rule("channel.foreign_page", "Pages of this host are not signed.");

    /// <summary>WeChat does not answer, or is not connected.</summary>
    public static readonly Error Unavailable = new("channel.unavailable", "WeChat does not answer.", ErrorKind.Unavailable);
}
