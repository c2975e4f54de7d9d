using System.Text;
using System.Text.Json;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Adapters.Sms;
using PropertyPlatform.Support;

namespace PropertyPlatform.Adapters.Tests.Sms;

/// <summary>The published examples of both providers, and ours, computed elsewhere.</summary>
public sealed class SmsVectors
{
    [Fact]
    [Trait("row", "NTF-13")]
    public void tencent_signatures_are_as_published()
    {
        foreach (var one in Vector("tc3-hmac-sha256.json").GetProperty("cases").EnumerateArray())
        {
            var made = Tc3Signature.Authorization(
                Text(one, "service"), Text(one, "host"), Text(one, "action"), Encoding.UTF8.GetBytes(Text(one, "body")), new Tc3Credential(Text(one, "secretId"), Text(one, "secretKey")), one.GetProperty("timestamp").GetInt64());

            made.ShouldBe(Text(one, "authorization"));
        }
    }

    [Fact]
    [Trait("row", "NTF-13")]
    public void what_is_sent_to_tencent_is_what_was_signed()
    {
        var one = Vector("tc3-hmac-sha256.json").GetProperty("cases")[1];

        using var request = Tc3Signature.Request(
            new Uri("https://sms.tencentcloudapi.com/"), "sms", "SendSms", "2021-01-11", "ap-guangzhou", Encoding.UTF8.GetBytes(Text(one, "body")),
            new Tc3Credential(Text(one, "secretId"), Text(one, "secretKey")), DateTimeOffset.FromUnixTimeSeconds(one.GetProperty("timestamp").GetInt64()));

        request.Headers.GetValues("Authorization").Single().ShouldBe(Text(one, "authorization"));
        request.Content.ShouldNotBeNull().Headers.ContentType?.ToString().ShouldBe(Text(one, "contentType"));
    }

    [Fact]
    [Trait("row", "NTF-13")]
    public void aliyun_signatures_are_as_published()
    {
        foreach (var one in Vector("acs3-hmac-sha256.json").GetProperty("cases").EnumerateArray())
        {
            var query = one.GetProperty("query").EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString() ?? "");

            Acs3Signature.CanonicalQuery(query).ShouldBe(Text(one, "canonicalQuery"));
            Acs3Signature.Authorization(Text(one, "host"), Text(one, "action"), Text(one, "version"), Text(one, "canonicalQuery"), new Acs3Credential(Text(one, "accessKeyId"), Text(one, "accessKeySecret")), Text(one, "date"), Text(one, "nonce"))
                .ShouldBe(Text(one, "authorization"));
        }
    }

    [Fact]
    [Trait("row", "NTF-13")]
    public void reports_of_both_providers_are_read_and_acknowledged_in_their_words()
    {
        var vector = Vector("sms-callbacks.json");

        Read(new TencentSmsReports(), vector.GetProperty("tencent")).ShouldBe([new SmsReport("5000:1045710669157053657849499619", null, true, null)]);
        Read(new AliyunSmsReports(), vector.GetProperty("aliyun")).ShouldBe([new SmsReport("900619746936498440^0", null, true, null)]);
    }

    [Theory]
    [Trait("row", "NTF-13")]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[{}]")]
    [InlineData("[{\"sid\":\"\"}]")]
    [InlineData("[{\"sid\":\"a\",\"sid\":\"b\"}]")]
    [InlineData("[[[[[[[[[[[[]]]]]]]]]]]]")]
    public void what_is_no_report_is_malformed(string body) =>
        new TencentSmsReports().Read(Encoding.UTF8.GetBytes(body)).ShouldBeOfType<SmsReportBatch.Malformed>();

    [Fact]
    public void a_reason_holds_nothing_but_a_code() =>
        new TencentSmsReports().Read("""[{"sid":"1","report_status":"FAIL","errmsg":"13800000002 is off"},{"sid":"2","report_status":"FAIL","errmsg":"MK:0001"}]"""u8)
            .ShouldBeOfType<SmsReportBatch.Reports>().All.Select(report => report.Reason).ShouldBe(["undelivered", "MK:0001"]);

    private static IReadOnlyList<SmsReport> Read(ISmsReportReader reader, JsonElement vector)
    {
        JsonElement.DeepEquals(JsonDocument.Parse(reader.Acknowledgement).RootElement, vector.GetProperty("ack")).ShouldBeTrue();
        return reader.Read(Encoding.UTF8.GetBytes(vector.GetProperty("request").GetRawText())).ShouldBeOfType<SmsReportBatch.Reports>().All;
    }

    private static JsonElement Vector(string file) => JsonDocument.Parse(File.ReadAllText(TestData.PathOf("vectors", file))).RootElement;

    private static string Text(JsonElement one, string name) => one.GetProperty(name).GetString() ?? "";
}
