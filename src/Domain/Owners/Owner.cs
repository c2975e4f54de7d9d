using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Owners;

/// <summary>Identity of an owner.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct OwnerId(Guid Value) : IEntityId<OwnerId>
{
    /// <inheritdoc/>
    public static OwnerId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static OwnerId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// Somebody who owns homes, known by the identity document on the certificate of title: one owner a document in the whole city,
/// whatever the number of homes (OWN-07). The register enters and corrects owners; a person who proves to be one is linked (OWN-01).
/// </summary>
public sealed class Owner : AggregateRoot<OwnerId>
{
    /// <summary>Longest name.</summary>
    public const int NameLength = 100;

    private Owner()
    {
    }

    /// <summary>姓名, in clear; masked on screens.</summary>
    public string Name { get; private set; } = "";

    /// <summary>证件类型 and 证件号码.</summary>
    public IdDocument Document { get; private set; } = null!;

    /// <summary>Finds the owner of a document; unique.</summary>
    public BlindIndex DocumentIndex { get; private set; }

    /// <summary>手机号码; null when the register has none.</summary>
    public MobileNumber? Phone { get; private set; }

    /// <summary>Finds the owners of a phone; null when the register has none.</summary>
    public BlindIndex? PhoneIndex { get; private set; }

    /// <summary>The person who proved to be this owner; null until somebody did.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>Enters an owner.</summary>
    public static Owner Register(string name, IdDocument document, BlindIndex documentIndex, MobileNumber? phone, BlindIndex? phoneIndex)
    {
        if (name.Length == 0) throw new ArgumentException("An owner has a name.", nameof(name));

        var owner = new Owner { Id = OwnerId.New(), Name = name, Document = document, DocumentIndex = documentIndex, Phone = phone, PhoneIndex = phoneIndex };
        owner.Raise(new OwnerRegistered(owner.Id));
        return owner;
    }

    /// <summary>Brings name and phone up to what the register now says; a register without a phone leaves the one known.</summary>
    public void Correct(string name, MobileNumber? phone, BlindIndex? phoneIndex)
    {
        if (name.Length == 0) throw new ArgumentException("An owner has a name.", nameof(name));

        Name = name;
        if (phone is not null) (Phone, PhoneIndex) = (phone, phoneIndex);
        Raise(new OwnerCorrected(Id));
    }

    /// <summary>Notes who proved to be this owner. Another person than before means that the earlier proof was given up.</summary>
    public void LinkTo(Guid person, DateTimeOffset now)
    {
        PersonId = person;
        Raise(new OwnerLinked(Id, person, now));
    }
}
