using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Shared;

/// <summary>The texts that persons agree to, version by version.</summary>
public interface IConsentTexts
{
    /// <summary>The version in force at a moment.</summary>
    /// <exception cref="InvalidOperationException">None is.</exception>
    ConsentText InForceAt(ConsentPurpose purpose, DateTimeOffset moment);

    /// <summary>A version, in force or not; null when it is laid down no longer.</summary>
    ConsentText? Find(ConsentPurpose purpose, string version);
}
