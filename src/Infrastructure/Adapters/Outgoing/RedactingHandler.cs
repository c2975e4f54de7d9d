using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging;

namespace PropertyPlatform.Infrastructure.Adapters.Outgoing;

/// <summary>Writes one line for each request that leaves: where to, without what is secret in its address, the status and how long it took. Never a header, never a body.</summary>
internal sealed class RedactingHandler(string port, TimeProvider clock, ILogger log) : DelegatingHandler
{
    // Providers refuse what is five minutes off; an operator hears of it long before.
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(30);

    private static readonly HashSet<string> Secret = new(StringComparer.OrdinalIgnoreCase)
    {
        "access_token", "secret", "code", "refresh_token", "ticket", "key", "tk", "appKey", "signature",
        "openid", "client_secret", "id_token", "state", "PhoneNumbers", "TemplateParam",
    };

    /// <summary>An address as it may be read by everybody.</summary>
    internal static string Redact(Uri? address)
    {
        if (address is null) return "";
        if (!address.IsAbsoluteUri) return "***";

        var text = new StringBuilder(address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped));
        var mark = '?';
        foreach (var pair in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = pair.Split('=', 2)[0];
            text.Append(mark).Append(Secret.Contains(Uri.UnescapeDataString(name)) ? $"{name}=***" : pair);
            mark = '&';
        }

        return text.ToString();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var answer = await base.SendAsync(request, cancellationToken);
            log.LogInformation("{Port}: {Method} {Address} answered {Status} in {Milliseconds} ms", port, request.Method, Redact(request.RequestUri), (int)answer.StatusCode, (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (answer.Headers.Date is { } theirs && (clock.GetUtcNow() - theirs).Duration() > Tolerated) log.LogWarning("{Port}: the clocks differ by {Seconds} s", port, (int)(clock.GetUtcNow() - theirs).TotalSeconds);
            return answer;
        }
        catch (Exception failure)
        {
            log.LogWarning("{Port}: {Method} {Address} failed with {Failure} after {Milliseconds} ms", port, request.Method, Redact(request.RequestUri), failure.GetType().Name, (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            throw;
        }
    }
}
