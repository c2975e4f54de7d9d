using System.Globalization;
using System.Threading;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Adapters.Sms;
using PropertyPlatform.Infrastructure.Notices;

namespace PropertyPlatform.Infrastructure.Adapters.Channels;

/// <summary>Which failure the stand-ins of SMS and WeChat show at their next message; set on the outbox page of a Development machine.</summary>
public sealed class StandInMood(TimeProvider clock) : IStandInMood
{
    private string _next = "";

    /// <inheritdoc/>
    public void FailNext(string failure) => Interlocked.Exchange(ref _next, failure);

    internal PortFailure? Take(Guid key) => Interlocked.Exchange(ref _next, "") switch
    {
        "unavailable" => new PortFailure.Unavailable("The stand-in was told to be down.", null),
        "unknown" => new PortFailure.OutcomeUnknown(key.ToString("N")),
        "quota" => new PortFailure.QuotaExhausted(QuotaScope.Recipient, null),
        "quota-account" => new PortFailure.QuotaExhausted(QuotaScope.Account, ChinaCalendar.EndOf(ChinaCalendar.DayOf(clock.GetUtcNow()))),
        _ => null,
    };
}

/// <summary>
/// How many codes the stand-in takes for a phone, as the providers do: <c>Ports:Sms:StandIn:PerMinute</c>, <c>PerHour</c> and <c>PerDay</c>, one, five
/// and ten unless said otherwise. Counting begins anew with the process.
/// </summary>
internal sealed class StandInLimits(PortChoice sms)
{
    private readonly (TimeSpan Length, int Most)[] _windows =
    [
        (TimeSpan.FromMinutes(1), sms.Settings.GetValue("StandIn:PerMinute", 1)),
        (TimeSpan.FromHours(1), sms.Settings.GetValue("StandIn:PerHour", 5)),
        (TimeSpan.FromDays(1), sms.Settings.GetValue("StandIn:PerDay", 10)),
    ];

    private readonly Dictionary<string, List<DateTimeOffset>> _taken = [];
    private readonly Lock _lock = new();

    /// <summary>Counts a code.</summary>
    /// <returns>Null when it is taken, or when the phone may have the next one.</returns>
    public DateTimeOffset? Count(string phone, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (!_taken.TryGetValue(phone, out var taken)) _taken[phone] = taken = [];
            // A clock that was put back counts nothing of what is to come.
            taken.RemoveAll(at => at > now || at + _windows[^1].Length <= now);
            var full = _windows.Where(window => taken.Count >= window.Most && taken[^window.Most] + window.Length > now).Select(window => taken[^window.Most] + window.Length).ToList();
            if (full.Count > 0) return full.Max();

            taken.Add(now);
            return null;
        }
    }
}

/// <summary>Takes text messages and sends none; they are read on the outbox page. Nothing but the kind is logged. A phone gets as many codes as the providers let it have.</summary>
[StandIn("Sms")]
internal sealed class LocalSmsGateway(StandInMood mood, StandInLimits limits, LocalSmsReports reports, TimeProvider clock, ILogger<LocalSmsGateway> log) : ISmsGateway
{
    public ValueTask<SmsResult> SendAsync(SmsMessage message, CancellationToken ct)
    {
        if (mood.Take(message.Key) is { } failure) return ValueTask.FromResult<SmsResult>(new SmsResult.Failed(failure));

        if (ChannelOutbox.HoldsACode(message.Kind) && limits.Count(message.To.Digits, clock.GetUtcNow()) is { } until)
        {
            return ValueTask.FromResult<SmsResult>(new SmsResult.Failed(new PortFailure.QuotaExhausted(QuotaScope.Recipient, until)));
        }

        log.LogInformation("SMS {Kind} to {Phone}: see /dev/outbox", message.Kind, message.To.Masked);
        var serial = string.Create(CultureInfo.InvariantCulture, $"local-{message.Key:N}");
        reports.Expect(serial);
        return ValueTask.FromResult<SmsResult>(new SmsResult.Accepted(serial));
    }
}

/// <summary>Stands where no channel is connected: nothing is pushed, and the message stays in the inbox of the person (NTF-12).</summary>
internal sealed class UnboundChannels : ISmsGateway, IWeChatMessenger
{
    /// <summary>What it answers.</summary>
    public const string Code = "channel.not_bound";

    ValueTask<SmsResult> ISmsGateway.SendAsync(SmsMessage message, CancellationToken ct) =>
        ValueTask.FromResult<SmsResult>(new SmsResult.Failed(new PortFailure.Misconfigured(Code)));

    ValueTask<WeChatDelivery> IWeChatMessenger.SendAsync(WeChatNotice notice, CancellationToken ct) =>
        ValueTask.FromResult<WeChatDelivery>(new WeChatDelivery.Failed(new PortFailure.Misconfigured(Code)));
}
