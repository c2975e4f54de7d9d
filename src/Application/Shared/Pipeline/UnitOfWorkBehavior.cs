using MediatR;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Shared.Pipeline;

/// <summary>Commits when the command succeeded, forgets everything when it was refused. Queries never come here.</summary>
/// <typeparam name="TRequest">The command.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
public sealed class UnitOfWorkBehavior<TRequest, TResponse>(IUnitOfWork work) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, IChange
    where TResponse : IRefusable<TResponse>
{
    private static readonly bool ComesInCrowds = typeof(TRequest).IsDefined(typeof(ComesInCrowdsAttribute), false);

    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var response = await next();
        if (response.Error is not null)
        {
            await work.RollBackAsync(cancellationToken);
            return response;
        }

        var name = typeof(TRequest).Name;
        var error = ComesInCrowds ? await work.CommitTogetherAsync(name, cancellationToken) : await work.CommitAsync(name, cancellationToken);
        return error is { } refused ? TResponse.Refused(refused) : response;
    }
}
