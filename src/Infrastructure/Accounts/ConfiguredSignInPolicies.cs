using Microsoft.Extensions.Configuration;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Infrastructure.Rules;

namespace PropertyPlatform.Infrastructure.Accounts;

/// <summary>Policies from the configuration section <c>SignIn:Policies</c>.</summary>
internal sealed class ConfiguredSignInPolicies(IConfiguration configuration) : ISignInPolicies
{
    private const int ShortestPassword = 8;

    private readonly DatedRules<SignInPolicy> _versions = DatedRules<SignInPolicy>.Read(configuration, "SignIn:Policies", (head, rule) => new SignInPolicy(
        head.Version,
        head.EffectiveFrom,
        new PasswordRule(
            rule.Number("PasswordLength", ShortestPassword, PasswordRule.Longest), rule.Number("PasswordKinds", 1, PasswordRule.KindsInAll), TimeSpan.FromDays(rule.Number("PasswordDays")), TimeSpan.FromDays(rule.Number("FirstPasswordDays"))),
        new PasswordTryLimits(rule.Number("WrongPasswords"), rule.Number("WrongPasswordsOfStrangers"), TimeSpan.FromMinutes(rule.Number("WrongPasswordMinutes"))),
        new SessionLives(
            TimeSpan.FromMinutes(rule.Number("IdleMinutes")), TimeSpan.FromHours(rule.Number("SessionHours")), TimeSpan.FromHours(rule.Number("TokenHours")), TimeSpan.FromDays(rule.Number("RefreshDays")))));

    public SignInPolicy InForceAt(DateTimeOffset moment) => _versions.InForceAt(moment);
}
