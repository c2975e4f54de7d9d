using System.Reflection;
using System.Text.Json;
using MediatR;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Shared.Pipeline;

/// <summary>Answers a repeated request with its first answer. The answer is stored in the same commit as the effect, so a failure stores nothing.</summary>
/// <typeparam name="TRequest">The command.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
public sealed class IdempotencyBehavior<TRequest, TResponse>(IIdempotency idempotency) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, IChange
    where TResponse : IRefusable<TResponse>
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
    private static readonly PropertyInfo? Value = typeof(TResponse).GetProperty("Value");

    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (!idempotency.IsActive) return await next();

        if (await idempotency.FindAsync(request, cancellationToken) is { } stored)
        {
            return stored.Refused is { } refused ? TResponse.Refused(refused) : Read(stored.Answer);
        }

        var response = await next();
        if (response.Error is null) idempotency.Remember(request, Write(response));
        return response;
    }

    private static string Write(TResponse response) =>
        Value is null ? "null" : JsonSerializer.Serialize(Value.GetValue(response), Value.PropertyType, Options);

    private static TResponse Read(string? answer)
    {
        // A bare Result has no value: its default is "done".
        if (Value is null || answer is null) return Activator.CreateInstance<TResponse>();

        var convert = typeof(TResponse).GetMethods().Single(m => m.Name == "op_Implicit" && m.GetParameters()[0].ParameterType == Value.PropertyType);
        return (TResponse)convert.Invoke(null, [JsonSerializer.Deserialize(answer, Value.PropertyType, Options)])!;
    }
}
