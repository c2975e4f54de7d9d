using System.Diagnostics;
using MediatR;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Shared.Pipeline;

/// <summary>Outermost: names each request, its outcome and its time. Never its content.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
public sealed class LoggingBehavior<TRequest, TResponse>(ILogger<LoggingBehavior<TRequest, TResponse>> logger) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IRefusable<TResponse>
{
    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (!logger.IsEnabled(LogLevel.Debug)) return await next();

        var started = Stopwatch.GetTimestamp();
        var response = await next();
        logger.LogDebug("{Request} {Outcome} in {Milliseconds} ms", typeof(TRequest).Name, response.Error?.Code ?? "done", Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return response;
    }
}
