using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Infrastructure.Adapters.Sso;
using PropertyPlatform.Web.Api;
using PropertyPlatform.Web.Hooks;

namespace PropertyPlatform.Web.Hosting;

/// <summary>
/// Holds back a flood of writes by callers who are not signed in, an address at a time and for this node alone. A GET counts where it
/// keeps a secret or asks the government's sign-in something. What must be counted exactly, such as wrong codes, is counted in the database.
/// </summary>
internal static class FloodGate
{
    private const string BeginOfWeChat = "/api/v1/identity/wechat";
    private const string WeChatDoor = "/my/wechat";
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

    /// <summary>
    /// Puts the limit into the pipeline, authentication in its midst: it has to know who calls, but where the government's answer arrives authentication
    /// itself does the work, so there it is counted before.
    /// </summary>
    public static void UseFloodGateAround(this WebApplication app, Action<WebApplication> authentication)
    {
        app.UseWhen(IsGovernmentsAnswer, answer => answer.UseRateLimiter());
        authentication(app);
        app.UseWhen(context => !IsGovernmentsAnswer(context), others => others.UseRateLimiter());
    }

    private static bool IsAnonymousWrite(HttpContext context) =>
        !context.RequestServices.GetRequiredService<IActor>().IsSignedIn
        && !context.Request.Path.StartsWithSegments(ProviderHooks.Root, StringComparison.OrdinalIgnoreCase)
        && (WritesByGet(context) || (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !HttpMethods.IsOptions(context.Request.Method)));

    private static bool WritesByGet(HttpContext context) => IsGovernmentsAnswer(context) || IsAt(context, BeginOfWeChat) || IsAt(context, WeChatDoor);

    private static bool IsGovernmentsAnswer(HttpContext context) => IsAt(context, SsoOrigins.CallbackPath);

    // With or without a slash at its end, as addresses are matched.
    private static bool IsAt(HttpContext context, string path) => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase, out var rest) && rest.Value is null or "" or "/";

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken ct)
    {
        var context = rejected.HttpContext;
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) await ApiProblems.WriteAsync(context, StatusCodes.Status429TooManyRequests);
    }
}
