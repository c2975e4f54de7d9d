using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;

namespace PropertyPlatform.Infrastructure.Jobs;

/// <summary>Looks for due jobs when one is due, when woken, and every few seconds for what other nodes left.</summary>
internal sealed class JobScheduler(IJobRunner jobs, JobSignal signal, TimeProvider clock, ILogger<JobScheduler> log) : BackgroundService
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var sleep = await jobs.RunDueAsync(stoppingToken) - clock.GetUtcNow();
                await signal.WaitAsync(sleep < ShortestSleep ? ShortestSleep : sleep > LongestSleep ? LongestSleep : sleep, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "The scheduler could not look for jobs");
                await Task.Delay(LongestSleep, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}

/// <summary>Recurring jobs. <c>Background:Enabled=false</c> keeps this process from working by itself; tests run jobs by name.</summary>
internal sealed class JobsModule : IInfrastructureModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.Scan(scan => scan.FromAssemblies(typeof(IChange).Assembly, typeof(JobsModule).Assembly)
            .AddClasses(classes => classes.AssignableTo<IRecurringJob>(), publicOnly: false).As<IRecurringJob>().WithScopedLifetime());
        services.AddSingleton<JobSignal>();
        services.AddSingleton<IJobRunner, JobRunner>();
        if (configuration.GetValue("Background:Enabled", true)) services.AddHostedService<JobScheduler>();
    }
}
