using System.Text.Json;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Adapters.Outgoing;

namespace PropertyPlatform.Infrastructure.Adapters.Sms;

/// <summary>Reads the array of reports that both providers post.</summary>
internal abstract class SmsReportReader : ISmsReportReader
{
    private const int Most = 1_000;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    public abstract string Acknowledgement { get; }

    public SmsReportBatch Read(ReadOnlySpan<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body.ToArray(), Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Array || document.RootElement.GetArrayLength() > Most) return new SmsReportBatch.Malformed();

            var reports = document.RootElement.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Object ? Of(item) : null).ToList();
            return reports.TrueForAll(report => report is { Serial.Length: > 0 and <= 120 }) ? new SmsReportBatch.Reports([.. reports.OfType<SmsReport>()]) : new SmsReportBatch.Malformed();
        }
        catch (JsonException)
        {
            return new SmsReportBatch.Malformed();
        }
    }

    protected abstract SmsReport? Of(JsonElement item);

    // The carrier's code is a word; whatever else stands there is not kept.
    protected static string ReasonOf(string code) => code.Length is > 0 and <= 60 && code.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '_' or '-' or '.') ? code : "undelivered";
}

/// <summary>Tencent's reports.</summary>
internal sealed class TencentSmsReports : SmsReportReader
{
    public override string Acknowledgement => """{"result":0,"errmsg":"OK"}""";

    protected override SmsReport? Of(JsonElement item) =>
        new(item.TextOf("sid"), null, item.TextOf("report_status") == "SUCCESS", item.TextOf("report_status") == "SUCCESS" ? null : ReasonOf(item.TextOf("errmsg")));
}

/// <summary>Aliyun's reports.</summary>
internal sealed class AliyunSmsReports : SmsReportReader
{
    public override string Acknowledgement => """{"code":0,"msg":"接收成功"}""";

    protected override SmsReport? Of(JsonElement item) =>
        new(item.TextOf("biz_id"), Guid.TryParseExact(item.TextOf("out_id"), "N", out var key) ? key : null, item.TextOf("success") == "true", item.TextOf("success") == "true" ? null : ReasonOf(item.TextOf("err_code")));
}
