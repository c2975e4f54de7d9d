using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PropertyPlatform.Adapters.Tests.Outgoing;

/// <summary>A request as the counterpart got it.</summary>
public sealed record Arrived(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);
}

/// <summary>How the counterpart answers: a status and a body, or not at all.</summary>
public abstract record Reply
{
    /// <summary>Says something.</summary>
    public sealed record Says(int Status, string Body, IReadOnlyDictionary<string, string>? Headers = null) : Reply;

    /// <summary>Never answers.</summary>
    public sealed record Hangs : Reply;

    /// <summary>Closes the connection when it has read the request.</summary>
    public sealed record HangsUp : Reply;

    public static Reply Ok(string body) => new Says(200, body);

    public static Reply Fails(int status) => new Says(status, "");
}

/// <summary>A system outside, played on a free port of the loopback interface.</summary>
public sealed class Counterpart : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Arrived, Reply> _answer;

    private Counterpart(Func<Arrived, Reply> answer)
    {
        _answer = answer;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    public Uri Address => new(_app.Urls.Single());

    public ConcurrentQueue<Arrived> Requests { get; } = new();

    public static async Task<Counterpart> StartAsync(Func<Arrived, Reply> answer)
    {
        var counterpart = new Counterpart(answer);
        await counterpart._app.StartAsync();
        return counterpart;
    }

    /// <summary>Answers the first request with the first, and so on; the last answers for ever.</summary>
    public static Task<Counterpart> StartAsync(params Reply[] replies)
    {
        var asked = -1;
        return StartAsync(_ => replies[Math.Min(Interlocked.Increment(ref asked), replies.Length - 1)]);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _app.DisposeAsync();
        _stop.Dispose();
    }

    private async Task HandleAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var arrived = new Arrived(
            http.Request.Method, http.Request.Path, http.Request.QueryString.Value ?? "",
            http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray());
        Requests.Enqueue(arrived);
        switch (_answer(arrived))
        {
            case Reply.Says says:
                http.Response.StatusCode = says.Status;
                http.Response.ContentType = "application/json; charset=utf-8";
                foreach (var (name, value) in says.Headers ?? new Dictionary<string, string>()) http.Response.Headers[name] = value;
                await http.Response.WriteAsync(says.Body);
                break;
            case Reply.HangsUp:
                http.Abort();
                break;
            default:
                using (var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _stop.Token))
                {
                    await Task.Delay(Timeout.Infinite, gone.Token).ContinueWith(_ => { }, TaskScheduler.Default);
                }

                break;
        }
    }
}
