namespace PropertyPlatform.Application.Accounts;

/// <summary>
/// What is known of sessions beside what their cookies and tokens say. Each step is a transaction of its own, made before the answer, so that a
/// hundred uses of one refresh token at once count as a hundred.
/// </summary>
public interface ISessionMarks
{
    /// <summary>Ends a session with all its cookies and tokens; ending it again changes nothing.</summary>
    Task EndAsync(Session session, CancellationToken ct);

    /// <summary>Uses up a refresh token. One that was used before ends the session.</summary>
    /// <param name="session">Its session.</param>
    /// <param name="number">Which of the session's refresh tokens it is, from 0.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>Whether it was the session's newest and unused.</returns>
    Task<bool> RenewAsync(Session session, int number, CancellationToken ct);
}
