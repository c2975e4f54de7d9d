using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Notices;

/// <summary>
/// Puts messages for WeChat and SMS into the command's transaction; they are sent after it, at least once, and what
/// became of them is kept (NTF-12, NTF-13). Phone, openid and text are encrypted in the row.
/// </summary>
public interface IChannelOutbox
{
    /// <summary>Queues a text message.</summary>
    /// <param name="to">Who gets it.</param>
    /// <param name="kind">Which template.</param>
    /// <param name="parameters">What its places are filled with.</param>
    /// <returns>The message, by which <see cref="IChannelLog"/> tells what became of it.</returns>
    Guid Sms(MobileNumber to, SmsKind kind, params string[] parameters);

    /// <summary>Queues a text message of many about one thing.</summary>
    /// <param name="to">Who gets it.</param>
    /// <param name="kind">Which template.</param>
    /// <param name="parameters">What its places are filled with.</param>
    /// <param name="about">The thing, by which the progress of all of them is counted.</param>
    /// <returns>The message.</returns>
    Guid Sms(MobileNumber to, SmsKind kind, IReadOnlyList<string> parameters, Guid? about);

    /// <summary>Queues a notice of the official account.</summary>
    /// <param name="openId">Who gets it.</param>
    /// <param name="kind">What it is about, as <c>ballot.invitation</c>.</param>
    /// <param name="title">First line.</param>
    /// <param name="fields">Lines of the card.</param>
    /// <param name="linkPath">Page of the H5 client that it opens.</param>
    /// <param name="about">The thing that many messages are about, by which their progress is counted.</param>
    /// <returns>The message.</returns>
    Guid WeChat(string openId, string kind, string title, IReadOnlyList<NoticeField> fields, string? linkPath, Guid? about = null);

    /// <summary>
    /// Lets go of what was sent so far to somebody who leaves: after this command, as soon as each message has an outcome, phone or openid and text
    /// are gone from it (ports §0.5). What became of it stays, without saying of whom.
    /// </summary>
    /// <param name="recipient">Phone, digits only, or openid.</param>
    void Forget(string recipient);
}
