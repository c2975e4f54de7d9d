using FluentValidation;
using PropertyPlatform.Domain.Accounts;

namespace PropertyPlatform.Application.Accounts;

/// <summary>The rule of passwords, said and demanded (ACC-19).</summary>
public static class PasswordWords
{
    /// <summary>The rule in words, for the person who chooses a password.</summary>
    public static string InWords(this PasswordRule rule) =>
        rule.Kinds > 1 ? $"密码为 {rule.Length} 至 {PasswordRule.Longest} 位，须包含大写字母、小写字母、数字、符号中的至少 {rule.Kinds} 种" : $"密码为 {rule.Length} 至 {PasswordRule.Longest} 位";

    /// <summary>Demands the rule in force now.</summary>
    internal static IRuleBuilderOptions<T, string> KeepsTheRule<T>(this IRuleBuilder<T, string> password, ISignInPolicies policies, TimeProvider clock) =>
        password.Must(typed => policies.InForceAt(clock.GetUtcNow()).Password.Takes(typed)).WithMessage(_ => policies.InForceAt(clock.GetUtcNow()).Password.InWords());
}
