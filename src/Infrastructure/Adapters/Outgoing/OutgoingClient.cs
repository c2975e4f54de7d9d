using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace PropertyPlatform.Infrastructure.Adapters.Outgoing;

/// <summary>
/// Asks one system outside. From the outside in: time for all, repetition, breaker, time for one. The pipeline alone owns time, so
/// that a client's own limit never cuts a repetition short.
/// </summary>
internal sealed class OutgoingClient
{
    private static readonly ResiliencePropertyKey<Func<OutgoingReply, bool>?> Passes = new("passes");
    private readonly OutgoingPolicy _policy;
    private readonly Func<HttpClient> _http;
    private readonly TimeProvider _clock;
    private readonly ResiliencePipeline<OutgoingOutcome> _pipeline;

    /// <param name="policy">How long, how often.</param>
    /// <param name="http">Makes a client without a time limit of its own.</param>
    /// <param name="clock">By which the breaker counts.</param>
    public OutgoingClient(OutgoingPolicy policy, Func<HttpClient> http, TimeProvider clock)
    {
        (_policy, _http, _clock) = (policy, http, clock);
        _pipeline = Build(policy, clock);
    }

    /// <summary>Sends a request and reads the answer whole.</summary>
    /// <param name="request">Makes the request, once for each attempt.</param>
    /// <param name="ct">Stops it; the only way it throws.</param>
    /// <param name="passes">Whether an answer is a failure that may pass, beyond 5xx.</param>
    public async ValueTask<OutgoingOutcome> SendAsync(Func<HttpRequestMessage> request, CancellationToken ct, Func<OutgoingReply, bool>? passes = null)
    {
        var context = ResilienceContextPool.Shared.Get(ct);
        context.Properties.Set(Passes, passes);
        try
        {
            return await _pipeline.ExecuteAsync(static (inner, call) => call.Client.AttemptAsync(call.Request, inner.CancellationToken), context, (Client: this, Request: request));
        }
        catch (TimeoutRejectedException)
        {
            return new OutgoingOutcome.NoAnswer("timeout");
        }
        catch (BrokenCircuitException open)
        {
            return new OutgoingOutcome.NotSent("circuit open", open.RetryAfter ?? _policy.Break);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static ResiliencePipeline<OutgoingOutcome> Build(OutgoingPolicy policy, TimeProvider clock)
    {
        var pipeline = new ResiliencePipelineBuilder<OutgoingOutcome> { Name = policy.Name, TimeProvider = clock };
        pipeline.AddTimeout(policy.Total);
        if (policy.Retries > 0)
        {
            pipeline.AddRetry(new RetryStrategyOptions<OutgoingOutcome>
            {
                MaxRetryAttempts = policy.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = policy.FirstWait,
                DelayGenerator = call => ValueTask.FromResult((call.Outcome.Result as OutgoingOutcome.Answered)?.Reply.RetryAfter),
                ShouldHandle = call => ValueTask.FromResult((policy.Again & KindOf(call.Outcome, call.Context)) != SendAgain.Never),
            });
        }

        return pipeline
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<OutgoingOutcome>
            {
                FailureRatio = 0.5,
                SamplingDuration = policy.Sampling,
                MinimumThroughput = policy.Minimum,
                BreakDuration = policy.Break,
                ShouldHandle = call => ValueTask.FromResult((KindOf(call.Outcome, call.Context) & ~SendAgain.TooMany) != SendAgain.Never),
            })
            .AddTimeout(policy.Attempt)
            .Build();
    }

    private static SendAgain KindOf(Outcome<OutgoingOutcome> outcome, ResilienceContext context) => outcome switch
    {
        { Exception: TimeoutRejectedException } => SendAgain.NoAnswer,
        { Result: OutgoingOutcome.NotSent } => SendAgain.NotSent,
        { Result: OutgoingOutcome.NoAnswer } => SendAgain.NoAnswer,
        { Result: OutgoingOutcome.Answered { Reply.Status: >= 500 } } => SendAgain.ServerError,
        { Result: OutgoingOutcome.Answered { Reply.Status: (int)HttpStatusCode.TooManyRequests } } => SendAgain.TooMany,
        { Result: OutgoingOutcome.Answered answered } when context.Properties.GetValue(Passes, null) is { } passes && passes(answered.Reply) => SendAgain.PassingFailure,
        _ => SendAgain.Never,
    };

    private async ValueTask<OutgoingOutcome> AttemptAsync(Func<HttpRequestMessage> make, CancellationToken ct)
    {
        using var request = make();
        try
        {
            using var answer = await _http().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return await ReadAsync(answer, ct) is { } body
                ? new OutgoingOutcome.Answered(new OutgoingReply((int)answer.StatusCode, body, RetryAfterOf(answer), answer.Headers.Date))
                : new OutgoingOutcome.NoAnswer("answer too long");
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new OutgoingOutcome.NotSent(failure.HttpRequestError.ToString(), null);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new OutgoingOutcome.NoAnswer((failure as HttpRequestException)?.HttpRequestError.ToString() ?? "connection broke");
        }
    }

    private async ValueTask<byte[]?> ReadAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        if (answer.Content.Headers.ContentLength > _policy.MostBytes) return null;

        await using var stream = await answer.Content.ReadAsStreamAsync(ct);
        using var body = new MemoryStream();
        var piece = new byte[8192];
        for (var read = await stream.ReadAsync(piece, ct); read > 0; read = await stream.ReadAsync(piece, ct))
        {
            if (body.Length + read > _policy.MostBytes) return null;

            body.Write(piece, 0, read);
        }

        return body.ToArray();
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage answer)
    {
        var wait = answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - _clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
