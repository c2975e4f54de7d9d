using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Persistence.Conventions;

/// <summary>Stores an identity document encrypted; nothing of it can be read without the key.</summary>
internal sealed class SealedDocumentConverter(PersonalDataCipher cipher) : ValueConverter<IdDocument, string>(
    document => cipher.Seal(document), text => cipher.OpenDocument(text))
{
    public SealedDocumentConverter()
        : this(PersonalDataCipher.Unkeyed)
    {
    }
}

/// <summary>Stores a mobile number encrypted.</summary>
internal sealed class SealedPhoneConverter(PersonalDataCipher cipher) : ValueConverter<MobileNumber, string>(
    phone => cipher.Seal(phone), text => cipher.OpenPhone(text))
{
    public SealedPhoneConverter()
        : this(PersonalDataCipher.Unkeyed)
    {
    }
}
