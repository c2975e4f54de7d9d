using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Privacy;

/// <summary>Identity of a look at personal data in clear.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct UnmaskingId(Guid Value) : IEntityId<UnmaskingId>
{
    /// <inheritdoc/>
    public static UnmaskingId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static UnmaskingId New() => new(Guid.CreateVersion7());
}

/// <summary>Whose data it was, and where it is kept.</summary>
public enum DataSubject
{
    /// <summary>业主 of the house register.</summary>
    Owner = 1,

    /// <summary>业委会委员</summary>
    CommitteeMember = 2,

    /// <summary>A person who acts on the platform.</summary>
    Account = 3,
}

/// <summary>Somebody of the platform who looked.</summary>
/// <param name="Account">The account in use.</param>
/// <param name="Name">姓名</param>
/// <param name="Role">Role code.</param>
/// <param name="Organisation">The unit; null for none.</param>
public sealed record Viewer(Guid Account, string Name, string Role, OrganisationId? Organisation);

/// <summary>How the person concerned is recognised, without the data itself.</summary>
/// <param name="Person">The person on the platform; null when unknown.</param>
/// <param name="Document">Blind index of the identity document; null when there is none.</param>
/// <param name="Phone">Blind index of the phone; null when there is none.</param>
public sealed record Concerned(Guid? Person, BlindIndex? Document, BlindIndex? Phone);

/// <summary>
/// An identity number and a phone were shown in clear (PLT-11): who looked, why and when. Written before anything is shown, never changed,
/// read by the person concerned (PIPL art. 44–45) and by auditors.
/// </summary>
public sealed class Unmasking : AggregateRoot<UnmaskingId>
{
    /// <summary>Longest reason.</summary>
    public const int ReasonLength = 200;

    private Unmasking() => (ViewerName, ViewerRole, Reason) = ("", "", "");

    /// <summary>Where the data is kept.</summary>
    public DataSubject Subject { get; private set; }

    /// <summary>The thing that was opened.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>The person concerned; null when not known to the platform.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>Finds it for whoever proves that document.</summary>
    public BlindIndex? DocumentIndex { get; private set; }

    /// <summary>Finds it for whoever proves that phone.</summary>
    public BlindIndex? PhoneIndex { get; private set; }

    /// <summary>Account of who looked.</summary>
    public Guid ViewerAccount { get; private set; }

    /// <summary>Name of who looked.</summary>
    public string ViewerName { get; private set; }

    /// <summary>Role of who looked.</summary>
    public string ViewerRole { get; private set; }

    /// <summary>Unit of who looked; null for none.</summary>
    public OrganisationId? ViewerOrganisation { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Notes a look.</summary>
    /// <returns><see cref="PrivacyErrors.ReasonMissing"/> without a reason; <see cref="PrivacyErrors.ReasonTellsData"/> when the reason itself holds a number of a person.</returns>
    public static Result<Unmasking> Note(DataSubject subject, Guid id, Concerned concerned, Viewer viewer, string? reason, DateTimeOffset now)
    {
        var why = Normalised.Text(reason);
        if (why.Length is 0 or > ReasonLength) return PrivacyErrors.ReasonMissing;
        if (HoldsNumber(why)) return PrivacyErrors.ReasonTellsData;

        var look = new Unmasking
        {
            Id = UnmaskingId.New(),
            Subject = subject,
            SubjectId = id,
            PersonId = concerned.Person,
            DocumentIndex = concerned.Document,
            PhoneIndex = concerned.Phone,
            ViewerAccount = viewer.Account,
            ViewerName = viewer.Name,
            ViewerRole = viewer.Role,
            ViewerOrganisation = viewer.Organisation,
            Reason = why,
            At = now,
        };
        look.Raise(new DataUnmasked(look.Id, subject, id, now));
        return look;
    }

    // Eleven digits in a row are a phone or part of an identity number; nothing that explains why needs them.
    private static bool HoldsNumber(string text)
    {
        const int PhoneDigits = 11;
        var run = 0;
        foreach (var character in text)
        {
            run = char.IsAsciiDigit(character) ? run + 1 : 0;
            if (run == PhoneDigits) return true;
        }

        return false;
    }
}

/// <summary>Personal data was shown in clear.</summary>
/// <param name="Unmasking">The look.</param>
/// <param name="Subject">Where the data is kept.</param>
/// <param name="SubjectId">The thing that was opened.</param>
/// <param name="At">When.</param>
[EventName("privacy.data_unmasked")]
public sealed record DataUnmasked(UnmaskingId Unmasking, DataSubject Subject, Guid SubjectId, DateTimeOffset At) : IDomainEvent;

/// <summary>Refusals of the context Privacy.</summary>
public static class PrivacyErrors
{
    /// <summary>No such person, or outside of what the caller sees.</summary>
    public static readonly Error NotFound = Error.NotFound("privacy.not_found", "There is nobody like that.");

    /// <summary>A reason of at most 200 characters is needed.</summary>
    public static readonly Error ReasonMissing = Error.Invalid("privacy.reason_missing", "Say why, in at most 200 characters.");

    /// <summary>The reason holds a phone or an identity number.</summary>
    public static readonly Error ReasonTellsData = Error.Invalid("privacy.reason_tells_data", "The reason must not hold a phone or an identity number.");
}
