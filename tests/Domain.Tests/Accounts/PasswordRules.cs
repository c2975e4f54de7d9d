using PropertyPlatform.Domain.Accounts;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Domain.Tests.Accounts;

/// <summary>What a city demands of passwords.</summary>
public sealed class PasswordRules
{
    private static readonly PasswordRule Rule = new(10, 3, TimeSpan.FromDays(90), TimeSpan.FromDays(7));
    private static readonly DateTimeOffset Chosen = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [Trait("row", "ACC-19")]
    [InlineData("Horse7batt", true)]
    [InlineData("horse-7bat", true)]
    [InlineData("HORSE-7BAT", true)]
    [InlineData("Horse battery", true)]
    [InlineData("Horse7bat", false)]
    [InlineData("horse7battery", false)]
    [InlineData("HORSE BATTERY", false)]
    [InlineData("1234567890", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void a_password_has_so_many_signs_of_so_many_kinds(string? password, bool taken) => Rule.Takes(password).ShouldBe(taken);

    [Fact]
    [Trait("row", "ACC-19")]
    public void a_password_is_never_longer_than_what_is_worth_hashing()
    {
        Rule.Takes($"Horse7{new string('a', PasswordRule.Longest - 6)}").ShouldBeTrue();
        Rule.Takes($"Horse7{new string('a', PasswordRule.Longest - 5)}").ShouldBeFalse();
    }

    [Fact]
    [Trait("row", "ACC-19")]
    public void a_password_holds_until_its_days_are_over()
    {
        Rule.HasAged(Chosen, Chosen.AddDays(90).AddTicks(-1)).ShouldBeFalse();
        Rule.HasAged(Chosen, Chosen.AddDays(90)).ShouldBeTrue();
    }
}
