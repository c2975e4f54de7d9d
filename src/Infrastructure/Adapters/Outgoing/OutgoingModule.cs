using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PropertyPlatform.Infrastructure.Adapters.Outgoing;

/// <summary>The clients of the systems outside; one breaker for each port and node.</summary>
internal sealed class OutgoingClients(IHttpClientFactory factory, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, OutgoingClient> _clients = new();

    /// <summary>The client of a port.</summary>
    /// <param name="policy">One of <see cref="OutgoingPolicies"/>.</param>
    public OutgoingClient Of(OutgoingPolicy policy) => _clients.GetOrAdd(policy.Name, _ => new OutgoingClient(policy, () => factory.CreateClient(policy.Name), clock));
}

/// <summary>A named HTTP client for each port: no cookies, no redirects, no time limit but the policy's, and a log without secrets.</summary>
internal sealed class OutgoingModule : IInfrastructureModule
{
    private static readonly TimeSpan LifeOfAConnection = TimeSpan.FromMinutes(5);

    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<OutgoingClients>();
        foreach (var policy in OutgoingPolicies.All)
        {
            services.AddHttpClient(policy.Name, client => client.Timeout = Timeout.InfiniteTimeSpan)
                .RemoveAllLoggers()
                .ConfigurePrimaryHttpMessageHandler(NewHandler)
                .AddHttpMessageHandler(provider => new RedactingHandler(policy.Name, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RedactingHandler>>()));
        }
    }

    // A redirect would carry a secret elsewhere; whoever answers with one is not the system that was configured.
    internal static SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = LifeOfAConnection,
    };
}
