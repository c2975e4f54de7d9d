namespace PropertyPlatform.Application.Shared;

/// <summary>
/// Counts what must be remembered even when the command is refused: wrong codes, failed sign-ins, messages sent. Each
/// count is a transaction of its own, made before the answer, so that a hundred guesses at once count as a hundred.
/// </summary>
public interface IAttempts
{
    /// <summary>Counts one attempt.</summary>
    /// <param name="key">What is counted; only its fingerprint is kept.</param>
    /// <param name="limit">Attempts allowed within the window.</param>
    /// <param name="window">Runs from the first attempt; afterwards the count starts anew.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>Whether the attempt lies within the limit.</returns>
    Task<bool> CountAsync(string key, int limit, TimeSpan window, CancellationToken ct);

    /// <summary>Forgets a count, once it was shown that the attempts were those of the person concerned.</summary>
    /// <param name="key">What was counted.</param>
    /// <param name="ct">Stops waiting.</param>
    Task ForgetAsync(string key, CancellationToken ct);
}
