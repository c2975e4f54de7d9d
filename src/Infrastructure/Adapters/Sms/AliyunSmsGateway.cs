using System.Text.Encodings.Web;
using System.Text.Json;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Adapters.Outgoing;
using PropertyPlatform.Infrastructure.Notices;

namespace PropertyPlatform.Infrastructure.Adapters.Sms;

/// <summary>Where and as whom messages are handed to Aliyun; <c>Ports:Sms</c>.</summary>
internal sealed record AliyunSmsOptions(Uri Address, Acs3Credential Credential, string SignName)
{
    /// <summary>Reads the settings; what is missing has been named by the choice of the port.</summary>
    public static AliyunSmsOptions Of(PortChoice port) => new(
        new Uri(port.Settings["Address"] ?? "https://dysmsapi.aliyuncs.com/"),
        new Acs3Credential(port.Settings["AccessKeyId"] ?? "", port.Settings["AccessKeySecret"] ?? ""),
        port.Settings["SignName"] ?? "");
}

/// <summary>Hands text messages to Aliyun.</summary>
internal sealed class AliyunSmsGateway(AliyunSmsOptions options, SmsTemplates templates, OutgoingClients outgoing, TimeProvider clock) : ISmsGateway
{
    private static readonly JsonSerializerOptions AsSent = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async ValueTask<SmsResult> SendAsync(SmsMessage message, CancellationToken ct)
    {
        if (templates.Of(message.Kind) is not { } template) return new SmsResult.Failed(new PortFailure.Misconfigured($"template:{message.Kind}"));

        var query = new Dictionary<string, string>
        {
            ["PhoneNumbers"] = message.To.Digits,
            ["SignName"] = options.SignName,
            ["TemplateCode"] = template,
            ["TemplateParam"] = JsonSerializer.Serialize(templates.NamedFillings(message), AsSent),
            ["OutId"] = message.Key.ToString("N"),
        };
        var outcome = await outgoing.Of(ChannelOutbox.HoldsACode(message.Kind) ? OutgoingPolicies.SmsCode : OutgoingPolicies.SmsNotice)
            .SendAsync(() => Acs3Signature.Request(options.Address, "SendSms", "2017-05-25", query, options.Credential, clock.GetUtcNow(), Guid.NewGuid().ToString("N")), ct);
        return outcome switch
        {
            OutgoingOutcome.Answered { Reply: var reply } => Read(reply, message),
            OutgoingOutcome.NotSent none => new SmsResult.Failed(new PortFailure.Unavailable(none.Why, none.RetryAfter)),
            _ => new SmsResult.Failed(SmsRefusals.Unknown(message.Key)),
        };
    }

    private SmsResult Read(OutgoingReply reply, SmsMessage message)
    {
        if (reply.Json() is not { } json || json.TextOf("Code") is not { Length: > 0 } code) return new SmsResult.Failed(SmsRefusals.Unknown(message.Key));

        return code == "OK" && json.TextOf("BizId") is { Length: > 0 and <= 120 } serial ? new SmsResult.Accepted(serial) : new SmsResult.Failed(SmsRefusals.Of(code, json.TextOf("Message"), message.Key, clock.GetUtcNow()));
    }
}
