using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Shared;

/// <summary>How the platform is set up for its city (ORG-06), version by version.</summary>
public interface ICityProfile
{
    /// <summary>Every version, the oldest first.</summary>
    IReadOnlyList<CityProfile> Versions { get; }

    /// <summary>The version in force at a moment.</summary>
    /// <exception cref="InvalidOperationException">None is.</exception>
    CityProfile InForceAt(DateTimeOffset moment);
}
