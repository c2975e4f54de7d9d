using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Application.Relay;
using PropertyPlatform.Application.Shared;

namespace PropertyPlatform.Infrastructure.Outbox;

/// <summary>
/// Works after every commit of this process that left something, and every two seconds for the rest: back-offs that ended, nodes that
/// died. It waits a moment before each pass: what gathers meanwhile goes together.
/// </summary>
internal sealed class RelayWorker(IOutboxRelay relay, OutboxSignal signal, ILogger<RelayWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(150);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var taken = 0;
            try
            {
                taken = await relay.PassAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "The relay could not look for messages");
            }

            if (taken == 0) await ((Task)signal.WaitAsync(Look, stoppingToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(Gather, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

/// <summary>The relay. <c>Background:Enabled=false</c> keeps this process from working by itself; tests drain.</summary>
internal sealed class OutboxModule : IInfrastructureModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IBackgroundQueue, EventQueue>();
        services.AddSingleton<IOutboxRelay, OutboxRelay>();
        services.AddScoped<IDeadMessages, DeadMessages>();
        if (configuration.GetValue("Background:Enabled", true)) services.AddHostedService<RelayWorker>();
    }
}
