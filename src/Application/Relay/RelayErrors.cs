using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Relay;

/// <summary>Refusals of the relay's page.</summary>
public static class RelayErrors
{
    /// <summary>No message of that id was given up.</summary>
    public static readonly Error NotFound = Error.NotFound("relay.not_found", "No such message was given up.");
}
