namespace PropertyPlatform.Application.Shared;

/// <summary>The browser that sends the request, told from others by a mark that it keeps for the visit. It says nothing about who sits before it.</summary>
public interface ICallingBrowser
{
    /// <summary>Its mark; null when it has none yet, or when no browser asks.</summary>
    string? Mark { get; }

    /// <summary>Its mark, given now when it has none; null when no browser asks.</summary>
    string? Give();
}

/// <summary>Nobody's browser: commands, jobs and start-up ask nothing over the web.</summary>
public sealed class NoBrowser : ICallingBrowser
{
    /// <inheritdoc/>
    public string? Mark => null;

    /// <inheritdoc/>
    public string? Give() => null;
}
