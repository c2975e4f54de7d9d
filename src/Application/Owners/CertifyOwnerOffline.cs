using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>线下认证: the officer has seen the document and the certificate of title and records it, with the signed form attached to the request (OWN-04).</summary>
/// <param name="Request">The owner's request.</param>
/// <param name="Note">What was seen.</param>
[Requires(Permissions.CertifyOwners)]
public sealed record CertifyOwnerOffline(BindingRequestId Request, string? Note) : ICommand;

internal sealed class CertifyOwnerOfflineValidator : AbstractValidator<CertifyOwnerOffline>
{
    public CertifyOwnerOfflineValidator() => RuleFor(c => c.Note).MaximumLength(BindingRequest.NoteLength).WithMessage("说明不能超过500个字");
}

internal sealed class CertifyOwnerOfflineHandler(IRepository<BindingRequest> requests, IOwnerships register, IAttachmentFacts files, OwnerToDos todos, IActor actor, TimeProvider clock)
    : ICommandHandler<CertifyOwnerOffline>
{
    public async Task<Result> Handle(CertifyOwnerOffline command, CancellationToken cancellationToken)
    {
        if (await requests.FirstOrDefaultAsync(BindingSpecs.RequestById(command.Request), cancellationToken) is not { } request) return BindingErrors.NotFound;
        if (!await register.WithinScopeAsync(request.OwnerId, cancellationToken)) return BindingErrors.NotFound;

        var evidence = await files.CountAsync(AttachmentKinds.OfflineCertification, request.Id.Value, cancellationToken);
        if (request.Record(actor.AsOfficer(), Normalised.Text(command.Note), evidence, clock.GetUtcNow()).Error is { } refused) return refused;

        await todos.AskForSecondOfficerAsync(request, cancellationToken);
        return Result.Done;
    }
}

/// <summary>The actor as an officer who certifies.</summary>
internal static class Officers
{
    public static CertifyingOfficer AsOfficer(this IActor actor) => new(actor.AccountId, actor.PersonId, actor.Name);
}
