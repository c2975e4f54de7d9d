using System.Globalization;
using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Attachments;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Attachments;

/// <summary>Adds a file to a row that is being drawn up (PLT-03). The content is stored first: a row without its file would be a lie, a file without its row is swept away.</summary>
/// <param name="Kind">What kind of row.</param>
/// <param name="OwnerId">The row.</param>
/// <param name="FileName">Name on the uploader's side.</param>
/// <param name="Content">A stream that can seek.</param>
[SignedIn("The row that the file belongs to decides, through its IAttachmentAccess.")]
public sealed record UploadAttachment(string Kind, Guid OwnerId, string FileName, Stream Content) : ICommand<AttachmentId>;

internal sealed class UploadAttachmentValidator : AbstractValidator<UploadAttachment>
{
    public UploadAttachmentValidator()
    {
        RuleFor(c => c.Kind).NotEmpty().MaximumLength(40);
        RuleFor(c => c.OwnerId).NotEmpty();
        RuleFor(c => c.FileName).NotEmpty().MaximumLength(256);
        RuleFor(c => c.Content).Must(content => content is { CanSeek: true });
    }
}

internal sealed class UploadAttachmentHandler(
    AttachmentDoors doors, IAttachmentFacts facts, IAttachmentStore store, IRepository<Attachment> attachments, AttachmentOptions options, IActor actor, TimeProvider clock)
    : ICommandHandler<UploadAttachment, AttachmentId>
{
    public async Task<Result<AttachmentId>> Handle(UploadAttachment command, CancellationToken cancellationToken)
    {
        if (doors.Of(command.Kind) is not { } door) return AttachmentErrors.NotFound;
        if ((await door.MayAddAsync(command.OwnerId, cancellationToken)).Error is { } denied) return denied;

        var recognised = Recognise(command, door.Limits);
        if (recognised.Error is { } unfit) return unfit;
        if (await facts.CountAsync(command.Kind, command.OwnerId, cancellationToken) >= door.Limits.MaxFiles) return AttachmentErrors.TooMany.With(Text(door.Limits.MaxFiles));

        var now = clock.GetUtcNow();
        var id = AttachmentId.New();
        var key = AttachmentKey.For(id, now);
        if (await store.PutAsync(key, command.Content, cancellationToken) is not StoreResult.Stored stored || stored.Length != command.Content.Length) return AttachmentErrors.StoreUnavailable;

        var file = new StoredFile(DownloadName.From(command.FileName), recognised.Value, stored.Length, stored.Sha256, key.Value);
        return attachments.Add(Attachment.Upload(id, command.Kind, command.OwnerId, file, actor.AccountId, now)).Id;
    }

    private Result<FileType> Recognise(UploadAttachment command, AttachmentLimits limits)
    {
        var megabytes = options.LargestOf(limits);
        if (command.Content.Length == 0) return AttachmentErrors.Empty;
        if (command.Content.Length > megabytes * 1024L * 1024) return AttachmentErrors.TooLarge.With(Text(megabytes));
        if (FileTypes.Claimed(command.FileName) is not { } claimed || !limits.Types.Contains(claimed)) return AttachmentErrors.TypeNotTaken.With(string.Join("、", limits.Types));

        return FileTypes.Recognise(command.Content) == claimed ? claimed : AttachmentErrors.ContentDiffers;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
