using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;

namespace PropertyPlatform.Web.Api;

/// <summary>Answers what nobody foresaw: to REST a 500 with the trace id and no detail; pages have their own error page.</summary>
internal sealed class UnexpectedFailure(IProblemDetailsService problems, ILogger<UnexpectedFailure> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is BadHttpRequestException bad)
        {
            httpContext.Response.StatusCode = bad.StatusCode;
        }
        else
        {
            logger.LogError(exception, "Unexpected failure");
            httpContext.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        if (!httpContext.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) return false;

        var status = httpContext.Response.StatusCode;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails =
            {
                Status = status,
                Title = status == StatusCodes.Status500InternalServerError ? "系统出错，请稍后重试" : "请求格式不正确",
                Extensions = { ["code"] = status == StatusCodes.Status500InternalServerError ? "request.failed" : "request.malformed", ["traceId"] = Activity.Current?.TraceId.ToString() },
            },
        });
    }
}
