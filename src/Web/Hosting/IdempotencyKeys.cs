using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Idempotency;
using PropertyPlatform.Web.Api;

namespace PropertyPlatform.Web.Hosting;

/// <summary>Reads the header <c>Idempotency-Key</c> of REST writes, and says in the answer when it is a remembered one.</summary>
internal sealed class IdempotencyKeys(RequestDelegate next)
{
    private const string Header = "Idempotency-Key";

    private static readonly Error Malformed = SharedErrors.Invalid.At(new Dictionary<string, string> { [Header] = "request.key_malformed" });

    public Task InvokeAsync(HttpContext context, IdempotencyKey key)
    {
        var given = context.Request.Headers[Header];
        if (given.Count == 0 || !IsWrite(context.Request)) return next(context);
        if (given.Count > 1 || !key.TryUse(given.ToString(), $"{context.Request.Method} {context.Request.Path}")) return Result.Refused(Malformed).ToHttp().ExecuteAsync(context);

        context.Response.OnStarting(() =>
        {
            if (key.WasReplayed) context.Response.Headers["Idempotency-Replayed"] = "true";
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static bool IsWrite(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
}
