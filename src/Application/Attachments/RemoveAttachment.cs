using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Attachments;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Attachments;

/// <summary>Takes a file away from a row that was not submitted yet (PLT-03).</summary>
/// <param name="Attachment">The file.</param>
[SignedIn("The row that the file belongs to decides, through its IAttachmentAccess.")]
public sealed record RemoveAttachment(AttachmentId Attachment) : ICommand;

internal sealed class RemoveAttachmentValidator : AbstractValidator<RemoveAttachment>
{
    public RemoveAttachmentValidator() => RuleFor(c => c.Attachment).NotEmpty();
}

internal sealed class RemoveAttachmentHandler(AttachmentDoors doors, IRepository<Attachment> attachments) : ICommandHandler<RemoveAttachment>
{
    public async Task<Result> Handle(RemoveAttachment command, CancellationToken cancellationToken)
    {
        if (await attachments.FirstOrDefaultAsync(AttachmentSpecs.ById(command.Attachment), cancellationToken) is not { } attachment) return AttachmentErrors.NotFound;
        if (doors.Of(attachment.Kind) is not { } door) return AttachmentErrors.NotFound;
        if ((await door.MayRemoveAsync(attachment.OwnerId, cancellationToken)).Error is { } denied) return denied;

        attachment.Remove();
        attachments.Remove(attachment);
        return Result.Done;
    }
}

/// <summary>The content goes after the row did, never before: a refused removal must leave the file readable.</summary>
internal sealed class DeleteContentWhenAttachmentRemoved(IAttachmentStore store) : IReactTo<AttachmentRemoved>
{
    public async Task ReactAsync(AttachmentRemoved happened, CancellationToken ct)
    {
        if (AttachmentKey.TryParse(happened.StorageKey) is not { } key) return;
        if (await store.DeleteAsync(key, ct) is { } failure) throw new IOException($"The content of attachment {happened.Attachment.Value} was not deleted: {failure.GetType().Name}.");
    }
}
