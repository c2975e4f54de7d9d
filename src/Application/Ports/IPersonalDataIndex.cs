using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ports;

/// <summary>Computes the blind indexes by which encrypted personal data is found (PLT-11).</summary>
public interface IPersonalDataIndex
{
    /// <summary>Index of an identity document; type and number together.</summary>
    BlindIndex Of(IdDocument document);

    /// <summary>Index of a mobile number.</summary>
    BlindIndex Of(MobileNumber phone);
}
