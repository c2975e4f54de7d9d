using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Adapters.Sms;

/// <summary>What the codes of the providers mean.</summary>
internal static class SmsRefusals
{
    /// <summary>The provider's clock and ours differ.</summary>
    public const string Clock = "clock";

    /// <summary>The failure of a code. One that is not known is an operator's business: no reply is ever followed by another try.</summary>
    /// <param name="code">The provider's code.</param>
    /// <param name="text">What it said beside.</param>
    /// <param name="key">Of the message.</param>
    /// <param name="now">From when limits count.</param>
    public static PortFailure Of(string code, string text, Guid key, DateTimeOffset now) => code switch
    {
        "LimitExceeded.PhoneNumberThirtySecondLimit" => Recipient(now.AddSeconds(30)),
        "LimitExceeded.PhoneNumberOneHourLimit" => Recipient(now.AddHours(1)),
        "LimitExceeded.PhoneNumberDailyLimit" or "LimitExceeded.PhoneNumberSameContentDailyLimit" => Recipient(now.AddDays(1)),
        "isv.BUSINESS_LIMIT_CONTROL" => Recipient(now + LimitNamedIn(text)),
        "LimitExceeded.DeliveryFrequencyLimit" or "RequestLimitExceeded" or "Throttling.User" or "Throttling" => Account(now.AddMinutes(1)),
        "isv.DAY_LIMIT_CONTROL" => Account(ChinaCalendar.EndOf(ChinaCalendar.DayOf(now))),
        "FailedOperation.PhoneNumberInBlacklist" or "isv.BLACK_KEY_CONTROL_LIMIT" => new PortFailure.Refused("Unsubscribed"),
        "InvalidParameterValue.IncorrectPhoneNumber" or "isv.MOBILE_NUMBER_ILLEGAL" => new PortFailure.Refused("BadNumber"),
        "InternalError.Timeout" or "InternalError.OtherError" or "InternalError" or "isp.SYSTEM_ERROR" => Unknown(key),
        // Taken, it says, and names no number by which a report could speak of it.
        "Ok" or "OK" => Unknown(key),
        "AuthFailure.SignatureExpire" or "InvalidTimeStamp.Expired" => new PortFailure.Misconfigured(Clock),
        _ => new PortFailure.Misconfigured(code.Length is > 0 and <= 120 ? code : "unknown"),
    };

    /// <summary>It may have been sent.</summary>
    public static PortFailure Unknown(Guid key) => new PortFailure.OutcomeUnknown(key.ToString("N"));

    private static PortFailure.QuotaExhausted Recipient(DateTimeOffset until) => new(QuotaScope.Recipient, until);

    private static PortFailure.QuotaExhausted Account(DateTimeOffset until) => new(QuotaScope.Account, until);

    // One code for three limits; which of them it was, only the text says.
    private static TimeSpan LimitNamedIn(string text) =>
        text.Contains("分钟", StringComparison.Ordinal) ? TimeSpan.FromMinutes(1) : text.Contains('天', StringComparison.Ordinal) ? TimeSpan.FromDays(1) : TimeSpan.FromHours(1);
}
