using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using PropertyPlatform.Web.Api;
using PropertyPlatform.Web.Hooks;

namespace PropertyPlatform.Web.Hosting;

/// <summary>
/// Holds back a flood of writes by callers who are not signed in, an address at a time and for this node alone. What must be counted
/// exactly, such as wrong codes, is counted in the database.
/// </summary>
internal static class FloodGate
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Adds the limit, <c>Limits:AnonymousWritesPerMinute</c>.</summary>
    public static IServiceCollection AddFloodGate(this IServiceCollection services, IConfiguration configuration)
    {
        var most = configuration.GetValue("Limits:AnonymousWritesPerMinute", 60);
        return services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsAnonymousWrite(context)
                ? RateLimitPartition.GetFixedWindowLimiter(context.CountedAddress() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window })
                : RateLimitPartition.GetNoLimiter(""));
            limiter.OnRejected = RefuseAsync;
        });
    }

    private static bool IsAnonymousWrite(HttpContext context) =>
        context.User.Identity is not { IsAuthenticated: true }
        && !context.Request.Path.StartsWithSegments(ProviderHooks.Root, StringComparison.OrdinalIgnoreCase)
        && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !HttpMethods.IsOptions(context.Request.Method);

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken ct)
    {
        var context = rejected.HttpContext;
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) await ApiProblems.WriteAsync(context, StatusCodes.Status429TooManyRequests);
    }
}
