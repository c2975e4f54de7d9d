using PropertyPlatform.Domain.Accounts;

namespace PropertyPlatform.Application.Accounts;

/// <summary>Who is signed in under which identity. The edge turns it into a cookie or a token.</summary>
/// <param name="Account">The identity in use (ACC-09).</param>
/// <param name="Person">The person.</param>
/// <param name="Since">Since when sessions of the account hold; one from before is over.</param>
public sealed record Session(AccountId Account, PersonId Person, DateTimeOffset Since)
{
    /// <summary>Which of the account's sessions: every sign-in begins another, and all cookies and tokens that come out of it have the same.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The session of a bound account.</summary>
    /// <exception cref="InvalidOperationException">Nobody is bound to it.</exception>
    public static Session Of(Account account) =>
        account is { PersonId: { } person, SessionsSince: { } since } ? new(account.Id, person, since) : throw new InvalidOperationException("Nobody is bound to the account.");
}
