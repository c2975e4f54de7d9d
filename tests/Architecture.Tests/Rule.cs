using Shouldly;
using Xunit;

namespace PropertyPlatform.Architecture.Tests;

/// <summary>
/// One law of the house. Three facts guard it: it speaks of something, the house keeps it, and it would notice a breach,
/// for a rule whose subject went away in a refactoring is as green as one that is kept.
/// </summary>
/// <typeparam name="TSubject">What the rule looks at.</typeparam>
public abstract class Rule<TSubject>
{
    /// <summary>What the rule looks at in the house.</summary>
    protected abstract IReadOnlyList<TSubject> Subject { get; }

    /// <summary>Deliberate breaches; each must be caught.</summary>
    protected abstract IReadOnlyList<TSubject> Sinners { get; }

    /// <summary>What is wrong with one subject, as sentences; none when it keeps the rule.</summary>
    protected abstract IEnumerable<string> Offences(TSubject subject);

    [Fact]
    public void it_has_a_subject() => Subject.ShouldNotBeEmpty();

    [Fact]
    public void the_house_keeps_it() =>
        Subject.SelectMany(Offences).Distinct().Order(StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void every_sinner_is_caught()
    {
        Sinners.ShouldNotBeEmpty();
        foreach (var sinner in Sinners) Offences(sinner).ShouldNotBeEmpty($"{sinner} was not caught");
    }
}
