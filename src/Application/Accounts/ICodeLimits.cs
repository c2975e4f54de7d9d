using PropertyPlatform.Domain.Accounts;

namespace PropertyPlatform.Application.Accounts;

/// <summary>The limits of codes, version by version.</summary>
public interface ICodeLimits
{
    /// <summary>The version in force at a moment.</summary>
    CodeLimits InForceAt(DateTimeOffset moment);
}
