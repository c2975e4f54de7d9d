using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <inheritdoc cref="IPhoneProof"/>
public sealed class PhoneProof(IRepository<OneTimeCode> codes, IPersonalDataIndex index, IOneTimeDigits digits, IAttempts attempts, ICallingBrowser browser, TimeProvider clock) : IPhoneProof
{
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public async Task<Result> RedeemAsync(MobileNumber phone, CodePurpose purpose, string code, CancellationToken ct)
    {
        // A stranger finds no code here, and so cannot use up the tries of whoever asked for one.
        if (await codes.FirstOrDefaultAsync(AccountSpecs.NewestCode(index.Of(phone), purpose, browser.Mark), ct) is not { } newest) return AccountErrors.CodeWrong;
        if (!await attempts.CountAsync($"code:{newest.Id.Value:N}", OneTimeCode.MaxTries, Memory, ct)) return AccountErrors.CodeExhausted;

        return newest.Redeem(digits.HashOf(newest.Id.Value, Normalised.Text(code)), clock.GetUtcNow());
    }
}
