namespace PropertyPlatform.Infrastructure.Idempotency;

/// <summary>The idempotency key of the current call, as the edge read it.</summary>
public sealed class IdempotencyKey
{
    /// <summary>Longest key taken.</summary>
    public const int MaxLength = 100;

    /// <summary>The key; null when the call has none.</summary>
    public string? Value { get; private set; }

    /// <summary>Method and path of the call.</summary>
    public string Route { get; private set; } = "";

    /// <summary>Whether the answer was a remembered one.</summary>
    public bool WasReplayed { get; internal set; }

    /// <summary>Notes the key of the call.</summary>
    /// <param name="key">1 to 100 letters, digits and <c>-_.:</c>.</param>
    /// <param name="route">Method and path.</param>
    /// <returns>Whether it is a key.</returns>
    public bool TryUse(string key, string route)
    {
        if (key.Length is 0 or > MaxLength || !key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':')) return false;

        (Value, Route) = (key, route.Length > 400 ? route[..400] : route);
        return true;
    }
}
