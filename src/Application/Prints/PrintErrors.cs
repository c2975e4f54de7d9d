using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Prints;

/// <summary>What can be wrong with a printed document.</summary>
public static class PrintErrors
{
    /// <summary>No document of that number bears that code.</summary>
    public static readonly Error Unknown = Error.NotFound("print.unknown", "No document of that number and code was issued.");
}
