using System.Globalization;
using System.Threading;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Adapters.Sms;

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

/// <summary>Takes text messages and sends none; they are read on the outbox page. Nothing but the kind is logged.</summary>
[StandIn("Sms")]
internal sealed class LocalSmsGateway(StandInMood mood, LocalSmsReports reports, ILogger<LocalSmsGateway> log) : ISmsGateway
{
    public ValueTask<SmsResult> SendAsync(SmsMessage message, CancellationToken ct)
    {
        if (mood.Take(message.Key) is { } failure) return ValueTask.FromResult<SmsResult>(new SmsResult.Failed(failure));

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
