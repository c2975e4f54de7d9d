using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using PropertyPlatform.Web.Languages;

namespace PropertyPlatform.Web.Api;

/// <summary>
/// Gives every refused call of REST a problem document with a stable code, also where routing, binding or the server refused it before
/// any request was made: malformed JSON, an unknown media type, a body that is too large, a route that does not exist.
/// </summary>
internal sealed class ApiProblems(RequestDelegate next)
{
    /// <summary>Largest body that is no upload, in bytes.</summary>
    private const long LargestJson = 2 * 1024 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        if (!context.Request.HasFormContentType && !IsSmall(context))
        {
            await WriteAsync(context, StatusCodes.Status413PayloadTooLarge);
            return;
        }

        try
        {
            await next(context);
        }
        catch (BadHttpRequestException malformed) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, malformed.StatusCode, (malformed.InnerException as JsonException)?.Path);
            return;
        }

        var answer = context.Response;
        if (answer is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null }) await WriteAsync(context, answer.StatusCode);
    }

    /// <summary>Answers with the problem that a status stands for.</summary>
    /// <param name="context">The call.</param>
    /// <param name="status">The status.</param>
    /// <param name="path">Where in the body it went wrong, as JSON path; null where nothing is known.</param>
    public static Task WriteAsync(HttpContext context, int status, string? path = null)
    {
        var code = CodeOf(status);
        var problem = new ProblemDetails { Status = status, Title = context.RequestServices.GetRequiredService<ErrorTexts>().OfField(code), Extensions = { ["code"] = code } };
        if (path is { Length: > 0 }) problem.Extensions["path"] = path;
        if (status >= 500) problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString();
        return TypedResults.Problem(problem).ExecuteAsync(context);
    }

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "request.not_signed_in",
        StatusCodes.Status403Forbidden => "request.not_permitted",
        StatusCodes.Status404NotFound => "request.no_such_route",
        StatusCodes.Status405MethodNotAllowed => "request.no_such_method",
        StatusCodes.Status413PayloadTooLarge => "request.too_large",
        StatusCodes.Status415UnsupportedMediaType => "request.media_type",
        StatusCodes.Status429TooManyRequests => "request.too_many",
        >= 500 => "request.failed",
        _ => "request.malformed",
    };

    private static bool IsSmall(HttpContext context)
    {
        if (context.Request.ContentLength > LargestJson) return false;

        // A body that does not tell its length is cut off by the server, which reads no further.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = LargestJson;
        return true;
    }
}
