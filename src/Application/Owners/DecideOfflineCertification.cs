using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>Another officer confirms a recorded offline certification, which binds every home of the owner, or refuses it (OWN-04, decision 12).</summary>
/// <param name="Request">The owner's request.</param>
/// <param name="Confirm">Confirm or refuse.</param>
/// <param name="Opinion">Why it is refused; mandatory then.</param>
[Requires(Permissions.ConfirmCertifications)]
public sealed record DecideOfflineCertification(BindingRequestId Request, bool Confirm, string? Opinion) : ICommand<int>;

internal sealed class DecideOfflineCertificationValidator : AbstractValidator<DecideOfflineCertification>
{
    public DecideOfflineCertificationValidator() => RuleFor(c => c.Opinion).MaximumLength(BindingRequest.NoteLength).WithMessage("意见不能超过500个字");
}

internal sealed class DecideOfflineCertificationHandler(IRepository<BindingRequest> requests, IOwnerships register, HomeBinder binder, OwnerToDos todos, IRootLock locks, IActor actor, TimeProvider clock)
    : ICommandHandler<DecideOfflineCertification, int>
{
    public async Task<Result<int>> Handle(DecideOfflineCertification command, CancellationToken cancellationToken)
    {
        if (await requests.FirstOrDefaultAsync(BindingSpecs.RequestById(command.Request), cancellationToken) is not { } request) return BindingErrors.NotFound;
        if (!await register.WithinScopeAsync(request.OwnerId, cancellationToken)) return BindingErrors.NotFound;

        await locks.HoldAsync(request, cancellationToken);
        var now = clock.GetUtcNow();
        var decided = command.Confirm ? request.Confirm(actor.AsOfficer(), now) : request.Refuse(actor.AsOfficer(), Normalised.Text(command.Opinion), now);
        if (decided.Error is { } refused) return refused;

        await todos.CertificationDecidedAsync(request, command.Confirm, cancellationToken);
        return command.Confirm ? await binder.BindAsync(request, BindingMethod.Offline, now, cancellationToken) : 0;
    }
}
