using System.Collections.Concurrent;
using System.Text.Json;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Infrastructure.Outbox;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Adapters.Sms;

/// <summary>Reports, two seconds after the stand-in took a message, that it was delivered: in a provider's words and by the provider's way.</summary>
internal sealed class LocalSmsReports(IServiceScopeFactory scopes, TimeProvider clock, ILogger<LocalSmsReports> log) : IBackgroundQueue
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);
    private readonly ConcurrentQueue<(string Serial, DateTimeOffset Due)> _taken = new();

    /// <summary>A message was taken.</summary>
    public void Expect(string serial) => _taken.Enqueue((serial, clock.GetUtcNow() + Wait));

    public async Task<int> WorkAsync(CancellationToken ct)
    {
        var due = new List<string>();
        while (_taken.TryPeek(out var first) && first.Due <= clock.GetUtcNow() && _taken.TryDequeue(out first)) due.Add(first.Serial);
        if (due.Count == 0) return 0;

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().ActAs(SystemActor.Instance);
        foreach (var some in due.Chunk(200))
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(some.Select(serial => new { sid = serial, report_status = "SUCCESS", errmsg = "DELIVRD" }));
            if ((await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new TakeSmsReports(body), ct)).Error is { } refused) log.LogWarning("Reports of the stand-in were refused: {Code}", refused.Code);
        }

        return due.Count;
    }
}
