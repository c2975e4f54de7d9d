using System.Security.Cryptography;
using System.Text;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Accounts;

/// <summary>Identity of a one-time code.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct OneTimeCodeId(Guid Value) : IEntityId<OneTimeCodeId>
{
    /// <inheritdoc/>
    public static OneTimeCodeId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static OneTimeCodeId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// Six digits sent to a phone (ACC-06, ports §2.2). Lives five minutes, is used once, in the browser that asked for it, and only its keyed hash is kept.
/// Tries are counted outside this row, before the answer, so that a refused command cannot give one back.
/// </summary>
public sealed class OneTimeCode : AggregateRoot<OneTimeCodeId>
{
    /// <summary>How long a code lives.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <summary>Tries before the code is worthless.</summary>
    public const int MaxTries = 5;

    private OneTimeCode() => Hash = "";

    /// <summary>The phone it went to.</summary>
    public BlindIndex PhoneIndex { get; private set; }

    /// <summary>What it proves.</summary>
    public CodePurpose Purpose { get; private set; }

    /// <summary>Fingerprint of the browser that asked for it; null when none did, and any may use it.</summary>
    public string? Browser { get; private set; }

    /// <summary>Keyed hash of the digits with this row's id.</summary>
    public string Hash { get; private set; }

    /// <summary>When it was issued.</summary>
    public DateTimeOffset IssuedAt { get; private set; }

    /// <summary>When it was used.</summary>
    public DateTimeOffset? RedeemedAt { get; private set; }

    /// <summary>Issues a code. <paramref name="hash"/> belongs to <paramref name="id"/> and the digits.</summary>
    public static OneTimeCode Issue(OneTimeCodeId id, BlindIndex phone, CodePurpose purpose, string hash, DateTimeOffset now, string? browser = null)
    {
        var code = new OneTimeCode { Id = id, PhoneIndex = phone, Purpose = purpose, Browser = browser, Hash = hash, IssuedAt = now };
        code.Raise(new OneTimeCodeIssued(id, purpose, now));
        return code;
    }

    /// <summary>Uses the code up when its hash is the one given.</summary>
    public Result Redeem(string hash, DateTimeOffset now)
    {
        if (RedeemedAt is not null || now < IssuedAt || now >= IssuedAt + Life) return AccountErrors.CodeWrong;
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(Hash))) return AccountErrors.CodeWrong;

        RedeemedAt = now;
        Raise(new OneTimeCodeRedeemed(Id, now));
        return Result.Done;
    }
}
