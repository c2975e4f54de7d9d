using System.Text.Encodings.Web;
using System.Text.Json;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Adapters.Outgoing;
using PropertyPlatform.Infrastructure.Notices;

namespace PropertyPlatform.Infrastructure.Adapters.Sms;

/// <summary>Where and as whom messages are handed to Tencent; <c>Ports:Sms</c>.</summary>
internal sealed record TencentSmsOptions(Uri Address, Tc3Credential Credential, string Region, string AppId, string SignName)
{
    /// <summary>Reads the settings; what is missing has been named by the choice of the port.</summary>
    public static TencentSmsOptions Of(PortChoice port) => new(
        new Uri(port.Settings["Address"] ?? "https://sms.tencentcloudapi.com/"),
        new Tc3Credential(port.Settings["SecretId"] ?? "", port.Settings["SecretKey"] ?? ""),
        port.Settings["Region"] ?? "ap-guangzhou",
        port.Settings["AppId"] ?? "",
        port.Settings["SignName"] ?? "");
}

/// <summary>Hands text messages to Tencent's cloud. A status of 200 says nothing; the answer itself and the line of the phone decide.</summary>
internal sealed class TencentSmsGateway(TencentSmsOptions options, SmsTemplates templates, OutgoingClients outgoing, TimeProvider clock) : ISmsGateway
{
    private static readonly JsonSerializerOptions AsSent = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async ValueTask<SmsResult> SendAsync(SmsMessage message, CancellationToken ct)
    {
        if (templates.Of(message.Kind) is not { } template) return new SmsResult.Failed(new PortFailure.Misconfigured($"template:{message.Kind}"));

        var body = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                PhoneNumberSet = new[] { Abroad(message) },
                SmsSdkAppId = options.AppId,
                options.SignName,
                TemplateId = template,
                TemplateParamSet = SmsTemplates.Fillings(message),
                SessionContext = message.Key.ToString("N"),
            },
            AsSent);
        var outcome = await outgoing.Of(ChannelOutbox.HoldsACode(message.Kind) ? OutgoingPolicies.SmsCode : OutgoingPolicies.SmsNotice)
            .SendAsync(() => Tc3Signature.Request(options.Address, "sms", "SendSms", "2021-01-11", options.Region, body, options.Credential, clock.GetUtcNow()), ct);
        return outcome switch
        {
            OutgoingOutcome.Answered { Reply: var reply } => Read(reply, message),
            OutgoingOutcome.NotSent none => new SmsResult.Failed(new PortFailure.Unavailable(none.Why, none.RetryAfter)),
            _ => new SmsResult.Failed(SmsRefusals.Unknown(message.Key)),
        };
    }

    private SmsResult Read(OutgoingReply reply, SmsMessage message)
    {
        if (reply.Json() is not { } json || !json.TryGetProperty("Response", out var response) || response.ValueKind != JsonValueKind.Object) return new SmsResult.Failed(SmsRefusals.Unknown(message.Key));
        if (response.TryGetProperty("Error", out var error)) return Refused(error, message);
        if (LineOf(response, Abroad(message)) is not { } line) return new SmsResult.Failed(SmsRefusals.Unknown(message.Key));

        return string.Equals(line.TextOf("Code"), "Ok", StringComparison.OrdinalIgnoreCase) && line.TextOf("SerialNo") is { Length: > 0 and <= 120 } serial ? new SmsResult.Accepted(serial) : Refused(line, message);
    }

    private SmsResult.Failed Refused(JsonElement said, SmsMessage message) => new(SmsRefusals.Of(said.TextOf("Code"), said.TextOf("Message"), message.Key, clock.GetUtcNow()));

    private static JsonElement? LineOf(JsonElement response, string phone) =>
        response.TryGetProperty("SendStatusSet", out var lines) && lines.ValueKind == JsonValueKind.Array
            ? lines.EnumerateArray().Where(line => line.ValueKind == JsonValueKind.Object && line.TextOf("PhoneNumber") == phone).Select(line => (JsonElement?)line).FirstOrDefault()
            : null;

    private static string Abroad(SmsMessage message) => $"+86{message.To.Digits}";
}
