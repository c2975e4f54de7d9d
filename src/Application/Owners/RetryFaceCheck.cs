using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>Begins another face check for the own request, while tries are left (OWN-02).</summary>
/// <param name="Request">The request.</param>
[SignedIn("only the own request is found")]
public sealed record RetryFaceCheck(BindingRequestId Request) : ICommand<BindingProgress>;

internal sealed class RetryFaceCheckHandler(IRepository<BindingRequest> requests, IRepository<Owner> owners, FaceChecks faces, IConsentTexts texts, IActor actor, TimeProvider clock)
    : ICommandHandler<RetryFaceCheck, BindingProgress>
{
    public async Task<Result<BindingProgress>> Handle(RetryFaceCheck command, CancellationToken cancellationToken)
    {
        if (await requests.FirstOrDefaultAsync(BindingSpecs.RequestOf(command.Request, actor.PersonId), cancellationToken) is not { } request) return BindingErrors.NotFound;
        if (!request.MayCheckFace) return request.Offline is null ? BindingErrors.NoCheckRunning : BindingErrors.OfflineNeeded;
        if (await owners.FirstOrDefaultAsync(BindingSpecs.OwnerById(request.OwnerId), cancellationToken) is not { } owner) return BindingErrors.NotInRegister;

        // Whoever agreed to an older text binds anew and reads the one in force.
        var now = clock.GetUtcNow();
        if (texts.InForceAt(ConsentPurpose.FaceCheck, now).AgreedTo(request.FaceConsent?.Version, now).Error is { } notAgreed) return notAgreed;

        return await FaceStep.BeginAsync(request, owner, faces, now, cancellationToken);
    }
}

/// <summary>Chooses offline certification for the own request instead of the face check; it is offered before the face check as well as after it.</summary>
/// <param name="Request">The request.</param>
[SignedIn("only the own request is found")]
public sealed record ChooseOfflineCertification(BindingRequestId Request) : ICommand<BindingProgress>;

internal sealed class ChooseOfflineCertificationHandler(IRepository<BindingRequest> requests, IActor actor, TimeProvider clock) : ICommandHandler<ChooseOfflineCertification, BindingProgress>
{
    public async Task<Result<BindingProgress>> Handle(ChooseOfflineCertification command, CancellationToken cancellationToken)
    {
        if (await requests.FirstOrDefaultAsync(BindingSpecs.RequestOf(command.Request, actor.PersonId), cancellationToken) is not { } request) return BindingErrors.NotFound;
        if (!request.MayCheckFace) return request.Offline is null ? BindingErrors.NoCheckRunning : BindingErrors.OfflineNeeded;

        request.SendOffline(OfflineReason.Chosen, clock.GetUtcNow());
        return new BindingProgress(request.Id, request.State, request.Offline, null, 0);
    }
}
