using FluentValidation;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>Sends six digits to a phone (ACC-06), for the browser that asks. Any phone gets them within the limits, so the answer never says whether it is known (decision 23).</summary>
/// <param name="Phone">手机号码</param>
/// <param name="Purpose">What the code will prove.</param>
/// <param name="Address">Client address, for the limit of an address; null when unknown.</param>
[Anonymous("Proving a phone comes before every identity; limits protect phones and addresses.")]
public sealed record RequestCode(string Phone, CodePurpose Purpose, string? Address = null) : ICommand<RequestedCode>
{
    /// <summary>Never shows a phone: requests may be logged.</summary>
    public override string ToString() => $"{nameof(RequestCode)} {Purpose}";
}

/// <summary>A code is on its way. It is never in an answer.</summary>
/// <param name="LifeSeconds">How long it can be used.</param>
/// <param name="RestSeconds">How long until the next one can be asked for.</param>
public sealed record RequestedCode(int LifeSeconds, int RestSeconds);

internal sealed class RequestCodeValidator : AbstractValidator<RequestCode>
{
    public RequestCodeValidator()
    {
        RuleFor(c => c.Phone).MobilePhone();
        RuleFor(c => c.Purpose).IsInEnum().WithMessage("验证码用途无效");
    }
}

internal sealed class RequestCodeHandler(IRepository<OneTimeCode> codes, IPersonalDataIndex index, IOneTimeDigits digits, IAttempts attempts, ICodeLimits limits, IChannelOutbox outbox, ICallingBrowser browser, TimeProvider clock)
    : ICommandHandler<RequestCode, RequestedCode>
{
    public async Task<Result<RequestedCode>> Handle(RequestCode command, CancellationToken cancellationToken)
    {
        if (MobileNumber.TryParse(command.Phone) is not { } phone) return AccountErrors.BadPhone;

        var now = clock.GetUtcNow();
        var limit = limits.InForceAt(now);
        if (command.Address is { } address && !await attempts.CountAsync($"code-from:{address}", limit.PerAddressAndHour, TimeSpan.FromHours(1), cancellationToken)) return AccountErrors.CodesTooOften;

        var found = index.Of(phone);
        var issued = await codes.ListAsync(AccountSpecs.CodesSince(found, now - TimeSpan.FromDays(1)), cancellationToken);
        if (!limit.MayIssue([.. issued.Select(code => code.IssuedAt)], now)) return AccountErrors.CodesTooOften;

        // Of two requests at the same moment, which both saw no earlier code, the database lets one pass.
        if (!await attempts.CountAsync($"code-to:{found.Value}", 1, limit.Rest, cancellationToken)) return AccountErrors.CodesTooOften;

        var id = OneTimeCodeId.New();
        var sent = digits.Next();
        codes.Add(OneTimeCode.Issue(id, found, command.Purpose, digits.HashOf(id.Value, sent), now, browser.Give()));
        outbox.Sms(phone, KindOf(command.Purpose), sent);
        return new RequestedCode((int)OneTimeCode.Life.TotalSeconds, (int)limit.Rest.TotalSeconds);
    }

    private static SmsKind KindOf(CodePurpose purpose) => purpose switch
    {
        CodePurpose.Identity => SmsKind.BindingCode,
        CodePurpose.PhoneChange => SmsKind.PhoneChangeCode,
        _ => SmsKind.OwnerCode,
    };
}
