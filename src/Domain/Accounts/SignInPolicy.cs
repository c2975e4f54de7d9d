namespace PropertyPlatform.Domain.Accounts;

/// <summary>What a city demands of passwords and sessions from some day on (ACC-19, regulations §10.3 and item 14 of the register of rules).</summary>
/// <param name="Version">How the city calls it.</param>
/// <param name="EffectiveFrom">First moment.</param>
/// <param name="Password">What a password must be.</param>
/// <param name="Tries">How often a wrong one may be typed.</param>
/// <param name="Session">How long somebody stays signed in.</param>
public sealed record SignInPolicy(string Version, DateTimeOffset EffectiveFrom, PasswordRule Password, PasswordTryLimits Tries, SessionLives Session);

/// <summary>What a password must be.</summary>
/// <param name="Length">Signs it has at least.</param>
/// <param name="Kinds">How many of the four kinds of signs it has at least: small letters, capitals, digits, others.</param>
/// <param name="Life">How long it holds after it was chosen.</param>
/// <param name="FirstLife">How long a first password waits to be exchanged for an own one.</param>
public sealed record PasswordRule(int Length, int Kinds, TimeSpan Life, TimeSpan FirstLife)
{
    /// <summary>Signs that a password has at most, whatever a city demands.</summary>
    public const int Longest = 64;

    /// <summary>How many kinds of signs there are.</summary>
    public const int KindsInAll = 4;

    /// <summary>Whether a password keeps the rule.</summary>
    public bool Takes(string? password) => password is not null && password.Length >= Length && password.Length <= Longest && KindsOf(password) >= Kinds;

    /// <summary>Whether a password that was chosen at a moment has to be replaced.</summary>
    public bool HasAged(DateTimeOffset chosenAt, DateTimeOffset now) => now >= chosenAt + Life;

    private static int KindsOf(string password) => password.Select(sign => sign switch
    {
        _ when char.IsLower(sign) => 0,
        _ when char.IsUpper(sign) => 1,
        _ when char.IsDigit(sign) => 2,
        _ => KindsInAll - 1,
    }).Distinct().Count();
}

/// <summary>How often a wrong password may be typed within a window.</summary>
/// <param name="PerOrigin">For one name, in a browser known for it or from one address.</param>
/// <param name="OfStrangers">For one name, in all browsers that are not known for it.</param>
/// <param name="Window">From the first one on.</param>
public sealed record PasswordTryLimits(int PerOrigin, int OfStrangers, TimeSpan Window);

/// <summary>How long somebody stays signed in.</summary>
/// <param name="Idle">At the PC, without a sign of life.</param>
/// <param name="Longest">At the PC, in all.</param>
/// <param name="Token">A bearer token.</param>
/// <param name="Refresh">What buys the next bearer token.</param>
public sealed record SessionLives(TimeSpan Idle, TimeSpan Longest, TimeSpan Token, TimeSpan Refresh);
