using PropertyPlatform.Application.Ports;

namespace PropertyPlatform.Application.Accounts;

/// <summary>The other side of the government's sign-in on a developer's machine: says who has signed in there.</summary>
public interface ISsoStandIn
{
    /// <summary>A code that is worth one exchange for the outcome, within a minute.</summary>
    /// <param name="state">The secret of the question.</param>
    /// <param name="outcome">Who it is.</param>
    string Answer(string state, SsoOutcome outcome);

    /// <summary>Where the question wants the browser back; null when it is none of ours.</summary>
    string? ReturnPathOf(string state);
}
