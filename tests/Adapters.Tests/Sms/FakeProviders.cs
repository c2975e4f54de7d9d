using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using PropertyPlatform.Adapters.Tests.Outgoing;
using PropertyPlatform.Support;

namespace PropertyPlatform.Adapters.Tests.Sms;

/// <summary>Plays a provider of text messages on loopback: it computes the signature for itself, from what arrived, and refuses what differs.</summary>
public abstract class FakeProvider(TestClock clock) : IAsyncDisposable
{
    public const string Secret = "S3CRETKEYofTHEprovider0123456789";

    private Counterpart? _counterpart;
    private bool _stopped;

    public string Mood { get; set; } = "ok";

    public string LineCode { get; set; } = "";

    public string LineText { get; set; } = "触发分钟级流控Permits:1";

    public TimeSpan ClockAhead { get; set; }

    public int Requests => _counterpart.ShouldNotBeNull().Requests.Count;

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public byte[] LastBody => _counterpart.ShouldNotBeNull().Requests.Last().Body;

    public IReadOnlyDictionary<string, string> LastQuery => QueryOf(_counterpart.ShouldNotBeNull().Requests.Last());

    protected DateTimeOffset Now => clock.GetUtcNow() + ClockAhead;

    protected string Key => Mood == "wrong-secret" ? "another-secret" : Secret;

    public async Task StartAsync()
    {
        _counterpart = await Counterpart.StartAsync(Answer);
        Address = _counterpart.Address;
    }

    public async Task StopAsync()
    {
        if (_counterpart is { } running && !_stopped) await running.DisposeAsync();
        _stopped = true;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await StopAsync();
    }

    protected abstract Reply Checked(Arrived request);

    protected static IReadOnlyDictionary<string, string> QueryOf(Arrived request)
    {
        var query = HttpUtility.ParseQueryString(request.Query);
        return query.AllKeys.OfType<string>().ToDictionary(name => name, name => query[name] ?? "");
    }

    protected static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    protected static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private Reply Answer(Arrived request) => Mood switch
    {
        "html" => Reply.Ok("<html>busy</html>"),
        "not-json" => Reply.Ok("{"),
        "empty" => Reply.Ok("{}"),
        "500" => Reply.Fails(500),
        "hang" => new Reply.Hangs(),
        "hang-up" => new Reply.HangsUp(),
        _ => Checked(request),
    };
}

/// <summary>Plays Tencent.</summary>
public sealed class FakeTencent(TestClock clock) : FakeProvider(clock)
{
    protected override Reply Checked(Arrived request)
    {
        var timestamp = long.Parse(request.Headers["X-TC-Timestamp"], CultureInfo.InvariantCulture);
        if (Math.Abs(Now.ToUnixTimeSeconds() - timestamp) > 300) return Error("AuthFailure.SignatureExpire");

        var day = DateTimeOffset.FromUnixTimeSeconds(timestamp).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var canonical = $"POST\n/\n\ncontent-type:{request.Headers["Content-Type"]}\nhost:{request.Headers["Host"]}\nx-tc-action:{request.Headers["X-TC-Action"].ToLowerInvariant()}\n\ncontent-type;host;x-tc-action\n{Hex(SHA256.HashData(request.Body))}";
        var text = $"TC3-HMAC-SHA256\n{timestamp}\n{day}/sms/tc3_request\n{Hex(SHA256.HashData(Utf8(canonical)))}";
        var key = HMACSHA256.HashData(HMACSHA256.HashData(HMACSHA256.HashData(Utf8("TC3" + Key), Utf8(day)), Utf8("sms")), Utf8("tc3_request"));
        if (!request.Headers["Authorization"].EndsWith($"Signature={Hex(HMACSHA256.HashData(key, Utf8(text)))}", StringComparison.Ordinal)) return Error("AuthFailure.SignatureFailure");

        return Mood switch
        {
            "error" => Error(LineCode),
            "limit" => Lines(("+8613800000002", "LimitExceeded.PhoneNumberThirtySecondLimit")),
            "account-limit" => Error("RequestLimitExceeded"),
            "line" => Lines(("+8613800000002", LineCode)),
            "two-lines" => Lines(("+8613900000009", "Ok"), ("+8613800000002", LineCode)),
            _ => Lines(("+8613800000002", "Ok")),
        };
    }

    private static Reply Error(string code) => Reply.Ok(JsonSerializer.Serialize(new { Response = new { Error = new { Code = code, Message = "m" }, RequestId = "r" } }));

    private static Reply Lines(params (string Phone, string Code)[] lines) => Reply.Ok(JsonSerializer.Serialize(new
    {
        Response = new
        {
            SendStatusSet = lines.Select(line => new { SerialNo = line.Code == "Ok" ? "5000:1045710669157053657849499619" : "", PhoneNumber = line.Phone, Fee = 1, line.Code, Message = "m" }),
            RequestId = "r",
        },
    }));
}

/// <summary>Plays Aliyun.</summary>
public sealed class FakeAliyun(TestClock clock) : FakeProvider(clock)
{
    private readonly HashSet<string> _nonces = [];

    protected override Reply Checked(Arrived request)
    {
        var date = DateTimeOffset.Parse(request.Headers["x-acs-date"], CultureInfo.InvariantCulture);
        if (Math.Abs((Now - date).TotalMinutes) > 15) return Says(400, "InvalidTimeStamp.Expired", "");
        if (!_nonces.Add(request.Headers["x-acs-signature-nonce"])) return Says(400, "SignatureNonceUsed", "");

        var query = string.Join('&', QueryOf(request).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        string[] names = ["host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce", "x-acs-version"];
        var body = Hex(SHA256.HashData(request.Body));
        var canonical = $"POST\n/\n{query}\n{string.Concat(names.Select(name => $"{name}:{request.Headers[name]}\n"))}\n{string.Join(';', names)}\n{body}";
        var signature = Hex(HMACSHA256.HashData(Utf8(Key), Utf8($"ACS3-HMAC-SHA256\n{Hex(SHA256.HashData(Utf8(canonical)))}")));
        if (!request.Headers["Authorization"].EndsWith($"Signature={signature}", StringComparison.Ordinal)) return Says(403, "SignatureDoesNotMatch", "");

        return Mood switch
        {
            "limit" => Says(200, "isv.BUSINESS_LIMIT_CONTROL", LineText),
            "account-limit" => Says(200, "isv.DAY_LIMIT_CONTROL", ""),
            _ => Reply.Ok("""{"Message":"OK","RequestId":"F655A8D5","Code":"OK","BizId":"900619746936498440^0"}"""),
        };
    }

    private static Reply.Says Says(int status, string code, string text) => new(status, JsonSerializer.Serialize(new { Code = code, Message = text, RequestId = "r" }));
}
