using Microsoft.Extensions.Diagnostics.HealthChecks;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Web.Api;

/// <summary>Ready means that the database answers.</summary>
internal sealed class DatabaseHealth(IDatabaseProbe probe) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await probe.AnswersAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database does not answer.");
}
