using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;

namespace PropertyPlatform.Application.Accounts;

/// <summary>
/// The present session of an earlier one: the same when it still holds, a refusal when it is over. Each refresh token is worth one use; one that comes again
/// was copied, and as nobody knows by whom, the session is over for all (RFC 9700 §4.14).
/// </summary>
/// <param name="Earlier">What a refresh token said.</param>
/// <param name="Number">Which of the session's refresh tokens it was, from 0.</param>
[Anonymous("The refresh token names the session; the account itself says whether it still holds.")]
public sealed record ResumeSession(Session Earlier, int Number) : ICommand<Session>;

internal sealed class ResumeSessionValidator : AbstractValidator<ResumeSession>
{
    public ResumeSessionValidator() => RuleFor(c => c.Number).GreaterThanOrEqualTo(0);
}
