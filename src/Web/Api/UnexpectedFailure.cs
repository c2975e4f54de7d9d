using Microsoft.AspNetCore.Diagnostics;

namespace PropertyPlatform.Web.Api;

/// <summary>Answers what nobody foresaw: to REST a 500 with the trace id and no detail; pages have their own error page.</summary>
internal sealed class UnexpectedFailure(ILogger<UnexpectedFailure> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        logger.LogError(exception, "Unexpected failure");
        httpContext.Response.StatusCode = StatusCodes.Status500InternalServerError;

        // The path is that of the error page by now.
        var asked = httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? "";
        if (!asked.StartsWith("/api/", StringComparison.OrdinalIgnoreCase)) return false;

        await ApiProblems.WriteAsync(httpContext, httpContext.Response.StatusCode);
        return true;
    }
}
