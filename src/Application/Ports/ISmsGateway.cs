using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ports;

/// <summary>Sends one text message (NTF-12). Which template belongs to which kind is the adapter's configuration.</summary>
public interface ISmsGateway
{
    /// <summary>Hands a message to the provider.</summary>
    ValueTask<SmsResult> SendAsync(SmsMessage message, CancellationToken ct);
}

/// <summary>A text message.</summary>
/// <param name="Key">Id of the queued message; the same key is the same message.</param>
/// <param name="To">Who gets it.</param>
/// <param name="Kind">Which of the templates.</param>
/// <param name="Parameters">What the template's places are filled with. A code is among them: never logged.</param>
public sealed record SmsMessage(Guid Key, MobileNumber To, SmsKind Kind, IReadOnlyList<string> Parameters);

/// <summary>The text messages of the platform.</summary>
public enum SmsKind
{
    /// <summary>A code for an identity entry.</summary>
    BindingCode = 1,

    /// <summary>A code for a new phone number.</summary>
    PhoneChangeCode = 2,

    /// <summary>A code for owners and proxies.</summary>
    OwnerCode = 3,

    /// <summary>Reminder to bind a preset account.</summary>
    BindReminder = 4,

    /// <summary>A notice for somebody whom WeChat does not reach.</summary>
    Notice = 5,

    /// <summary>退回补资料</summary>
    SupplementRequired = 6,
}

/// <summary>What became of a message.</summary>
public abstract record SmsResult
{
    private SmsResult()
    {
    }

    /// <summary>The provider took it.</summary>
    /// <param name="Serial">The provider's number, by which delivery reports name it.</param>
    public sealed record Accepted(string Serial) : SmsResult;

    /// <summary>It was not taken.</summary>
    /// <param name="Why">Why.</param>
    public sealed record Failed(PortFailure Why) : SmsResult;
}
