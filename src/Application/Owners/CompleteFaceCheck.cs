using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>Reads what the face check of the own request said: success binds every home of the owner, a failure is recorded (OWN-01, OWN-02).</summary>
/// <param name="Request">The request.</param>
[SignedIn("only the own request is found")]
public sealed record CompleteFaceCheck(BindingRequestId Request) : ICommand<BindingProgress>;

internal sealed class CompleteFaceCheckHandler(IRepository<BindingRequest> requests, FaceChecks faces, HomeBinder binder, IRootLock locks, IActor actor, TimeProvider clock)
    : ICommandHandler<CompleteFaceCheck, BindingProgress>
{
    public async Task<Result<BindingProgress>> Handle(CompleteFaceCheck command, CancellationToken cancellationToken)
    {
        if (await requests.FirstOrDefaultAsync(BindingSpecs.RequestOf(command.Request, actor.PersonId), cancellationToken) is not { } request) return BindingErrors.NotFound;

        await locks.HoldAsync(request, cancellationToken);
        if (request.CheckReference is not { } reference) return BindingErrors.NoCheckRunning;

        var verdict = await faces.ReadAsync(reference, cancellationToken);
        if (verdict.Error is { } silent) return silent;

        var now = clock.GetUtcNow();
        if (request.TakeVerdict(verdict.Value, now).Error is { } refused) return refused;
        if (request.State != BindingRequestState.Bound) return new BindingProgress(request.Id, request.State, request.Offline, null, 0);

        var bound = await binder.BindAsync(request, BindingMethod.Face, now, cancellationToken);
        return bound.Error is { } notBound ? notBound : new BindingProgress(request.Id, request.State, null, null, bound.Value);
    }
}
