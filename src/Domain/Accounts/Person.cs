using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Accounts;

/// <summary>Identity of a natural person.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct PersonId(Guid Value) : IEntityId<PersonId>
{
    /// <inheritdoc/>
    public static PersonId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static PersonId New() => new(Guid.CreateVersion7());
}

/// <summary>A document with the index it is found by; no two persons share one.</summary>
/// <param name="Document">The document.</param>
/// <param name="Index">Its blind index.</param>
public sealed record IndexedDocument(IdDocument Document, BlindIndex Index);

/// <summary>A phone with the index it is found by.</summary>
/// <param name="Number">The number.</param>
/// <param name="Index">Its blind index.</param>
public sealed record IndexedPhone(MobileNumber Number, BlindIndex Index);

/// <summary>
/// A natural person, known once however many identities there are (decision 16). Appears when a code proves a phone or
/// the government's sign-in names somebody; the identity number is added when first proved. When the last identity is
/// given up, phone and WeChat are forgotten (ports §0.5).
/// </summary>
public sealed class Person : AggregateRoot<PersonId>
{
    /// <summary>Longest name.</summary>
    public const int NameLength = 50;

    private Person() => Name = "";

    /// <summary>姓名</summary>
    public string Name { get; private set; }

    /// <summary>The identity document, encrypted at rest; null until proved.</summary>
    public IdDocument? Document { get; private set; }

    /// <summary>Finds the person by document; unique.</summary>
    public BlindIndex? DocumentIndex { get; private set; }

    /// <summary>The proved phone, encrypted at rest.</summary>
    public MobileNumber? Phone { get; private set; }

    /// <summary>Finds the person by phone; unique, for a phone proves one person at a time.</summary>
    public BlindIndex? PhoneIndex { get; private set; }

    /// <summary>WeChat's name for the person; unique.</summary>
    public string? OpenId { get; private set; }

    /// <summary>Since when WeChat calls that name wrong, so that no notice arrives and the binding should be looked at; null while it knows it.</summary>
    public DateTimeOffset? WeChatLostAt { get; private set; }

    /// <summary>Somebody whose phone a code has proved.</summary>
    public static Person Proved(string name, IndexedPhone phone)
    {
        var person = Named(name);
        (person.Phone, person.PhoneIndex) = (phone.Number, phone.Index);
        return person;
    }

    /// <summary>Somebody whom the government's sign-in named.</summary>
    public static Person Identified(string name, IndexedDocument document)
    {
        var person = Named(name);
        (person.Document, person.DocumentIndex) = (document.Document, document.Index);
        return person;
    }

    /// <summary>Adds the identity document once it is proved. A person has one for life; another one is another person.</summary>
    public Result Identify(IndexedDocument document)
    {
        if (DocumentIndex is { } known) return known == document.Index ? Result.Done : AccountErrors.DifferentDocument;

        (Document, DocumentIndex) = (document.Document, document.Index);
        Raise(new PersonIdentified(Id, document.Document.Masked));
        return Result.Done;
    }

    /// <summary>Notes that the government's sign-in gives another name. The document says who it is, so nothing changes.</summary>
    public void Question(string named)
    {
        if (Normalised.Name(named) != Name) Raise(new PersonNameQuestioned(Id));
    }

    /// <summary>
    /// Takes the name that a superior corrected (ACC-30). A name that came with an identity document stays: an authority vouched for it, a superior did not.
    /// </summary>
    /// <returns><see cref="AccountErrors.NameIsCertified"/> when the document is known and the name another one.</returns>
    public Result Rename(string name)
    {
        var corrected = Normalised.Name(name);
        if (corrected == Name) return Result.Done;
        if (DocumentIndex is not null) return AccountErrors.NameIsCertified;

        Name = corrected;
        Raise(new PersonRenamed(Id));
        return Result.Done;
    }

    /// <summary>Takes over a phone that a code has proved.</summary>
    public void Prove(IndexedPhone phone)
    {
        if (PhoneIndex == phone.Index) return;

        var before = Phone?.Masked;
        (Phone, PhoneIndex) = (phone.Number, phone.Index);
        Raise(new PersonPhoneChanged(Id, before, phone.Number.Masked));
    }

    /// <summary>Connects the person's WeChat.</summary>
    public void Follow(string openId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(openId);
        if (OpenId == openId && WeChatLostAt is null) return;

        (OpenId, WeChatLostAt) = (openId, null);
        Raise(new PersonFollowed(Id));
    }

    /// <summary>Lets go of the WeChat, as when another person signs in with it or the last identity is unbound.</summary>
    public void Unfollow()
    {
        if (OpenId is null) return;

        (OpenId, WeChatLostAt) = (null, null);
        Raise(new PersonUnfollowed(Id));
    }

    /// <summary>WeChat calls the person's name wrong. Whoever comes by WeChat again ends that.</summary>
    public void LoseWeChat(DateTimeOffset now)
    {
        if (OpenId is null || WeChatLostAt is not null) return;

        WeChatLostAt = now;
        Raise(new PersonWeChatLost(Id, now));
    }

    /// <summary>Lets go of the phone, as when another person has proved it.</summary>
    public void ForgetPhone()
    {
        if (Phone is not { } phone) return;

        (Phone, PhoneIndex) = (null, null);
        Raise(new PersonPhoneChanged(Id, phone.Masked, null));
    }

    private static Person Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var person = new Person { Id = PersonId.New(), Name = Normalised.Name(name) };
        person.Raise(new PersonRegistered(person.Id));
        return person;
    }
}
