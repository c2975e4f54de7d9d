using PropertyPlatform.Domain.Accounts;

namespace PropertyPlatform.Application.Accounts;

/// <summary>What the city demands of passwords and sessions, version by version.</summary>
public interface ISignInPolicies
{
    /// <summary>The version in force at a moment.</summary>
    /// <exception cref="InvalidOperationException">None is.</exception>
    SignInPolicy InForceAt(DateTimeOffset moment);
}
