using Microsoft.AspNetCore.Mvc;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Languages;

namespace PropertyPlatform.Web.Api;

/// <summary>The one place where a result becomes HTTP.</summary>
public static class ApiResults
{
    /// <summary>200 with the value, or the refusal as problem details.</summary>
    public static IResult ToHttp<T>(this Result<T> result) => result.ToHttp(value => TypedResults.Ok(value));

    /// <summary>The success as given, or the refusal as problem details.</summary>
    public static IResult ToHttp<T>(this Result<T> result, Func<T, IResult> success) =>
        result.Error is { } refused ? new Refusal(refused) : success(result.Value);

    /// <summary>204, or the refusal as problem details.</summary>
    public static IResult ToHttp(this Result result) =>
        result.Error is { } refused ? new Refusal(refused) : TypedResults.NoContent();

    /// <summary>200 with the manuals' word of success, or the refusal as problem details.</summary>
    public static IResult ToHttp(this Result result, string done) =>
        result.Error is { } refused ? new Refusal(refused) : TypedResults.Ok(new { message = done });

    /// <summary>The version that the caller expects, from <c>If-Match</c>; null when the header is absent.</summary>
    /// <exception cref="BadHttpRequestException">The header is no version.</exception>
    public static long? ExpectedVersion(this HttpRequest request)
    {
        var header = request.Headers.IfMatch.ToString();
        if (header.Length == 0 || header == "*") return null;

        return long.TryParse(header.Trim('"'), out var version) ? version : throw new BadHttpRequestException("If-Match is no version.");
    }

    /// <summary>Sends a value with its version as ETag.</summary>
    public static IResult WithETag<T>(this HttpContext context, T value, long version)
    {
        context.Response.Headers.ETag = $"\"{version}\"";
        return TypedResults.Ok(value);
    }

    /// <summary>Status code of a refusal.</summary>
    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status400BadRequest,
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.RuleBroken => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.Throttled => StatusCodes.Status429TooManyRequests,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A refusal as problem details: stable code, readable message, the fields concerned.</summary>
    private sealed class Refusal(Error error) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var texts = httpContext.RequestServices.GetRequiredService<ErrorTexts>();
            // Who named the version they had read is told that it was this condition that failed.
            var status = error.Code == SharedErrors.Stale.Code && httpContext.Request.Headers.IfMatch.Count > 0 ? StatusCodes.Status412PreconditionFailed : StatusOf(error.Kind);
            var problem = new ProblemDetails { Status = status, Title = texts.Of(error), Extensions = { ["code"] = error.Code } };
            if (error.Fields is { } fields) problem.Extensions["fields"] = fields.ToDictionary(field => field.Key, field => texts.OfField(field.Value));
            return TypedResults.Problem(problem).ExecuteAsync(httpContext);
        }
    }
}
