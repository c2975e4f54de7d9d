using System.Diagnostics;
using PropertyPlatform.Infrastructure.Audit;

namespace PropertyPlatform.Web.Hosting;

/// <summary>Notes where a request came from, for the audit trail.</summary>
internal sealed class RequestOriginMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, RequestOrigin origin)
    {
        origin.Address = context.Connection.RemoteIpAddress?.ToString();
        origin.TraceId = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        return next(context);
    }
}
