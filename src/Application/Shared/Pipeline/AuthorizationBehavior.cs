using System.Reflection;
using MediatR;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Shared.Pipeline;

/// <summary>Refuses a request whose permission the actor does not hold. A request without a declaration is refused as well.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
public sealed class AuthorizationBehavior<TRequest, TResponse>(IActor actor) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IRefusable<TResponse>
{
    private static readonly IReadOnlyList<string>? Required = typeof(TRequest).GetCustomAttribute<RequiresAttribute>()?.Permissions;
    private static readonly bool SignedInIsEnough = typeof(TRequest).IsDefined(typeof(SignedInAttribute), false);
    private static readonly bool Anybody = typeof(TRequest).IsDefined(typeof(AnonymousAttribute), false);

    /// <inheritdoc/>
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (Anybody) return next();
        if (!actor.IsSignedIn) return Task.FromResult(TResponse.Refused(SharedErrors.NotSignedIn));
        if (SignedInIsEnough || (Required?.Any(actor.May) ?? false)) return next();

        return Task.FromResult(TResponse.Refused(SharedErrors.NotPermitted));
    }
}
