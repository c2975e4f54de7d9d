using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Attachments;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Attachments;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Attachments;

internal sealed class GetAttachmentHandler(AppDbContext db, AttachmentDoors doors, IAttachmentStore store) : IQueryHandler<GetAttachment, AttachmentFile>
{
    public async Task<Result<AttachmentFile>> Handle(GetAttachment query, CancellationToken cancellationToken)
    {
        var row = await db.Set<Attachment>().AsNoTracking().Where(a => a.Id == query.Attachment)
            .Select(a => new { a.Kind, a.OwnerId, a.FileName, a.Type, a.Sha256, a.StorageKey })
            .FirstOrDefaultAsync(cancellationToken);
        if (row is null || doors.Of(row.Kind) is not { } door || AttachmentKey.TryParse(row.StorageKey) is not { } key) return AttachmentErrors.NotFound;
        if ((await door.MayReadAsync(row.OwnerId, cancellationToken)).Error is { } denied) return denied;

        return await store.OpenAsync(key, cancellationToken) switch
        {
            ReadResult.Opened opened => new AttachmentFile(row.FileName, row.Type, row.Sha256, opened.Content),
            ReadResult.Missing => AttachmentErrors.NotFound,
            ReadResult.Failed => AttachmentErrors.StoreUnavailable,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}

internal sealed class GetAttachmentsHandler(AppDbContext db, AttachmentDoors doors, AttachmentOptions options) : IQueryHandler<GetAttachments, AttachmentList>
{
    public async Task<Result<AttachmentList>> Handle(GetAttachments query, CancellationToken cancellationToken)
    {
        if (doors.Of(query.Kind) is not { } door) return AttachmentErrors.NotFound;
        if ((await door.MayReadAsync(query.OwnerId, cancellationToken)).Error is { } denied) return denied;

        var items = await db.Set<Attachment>().AsNoTracking()
            .Where(a => a.Kind == query.Kind && a.OwnerId == query.OwnerId)
            .OrderBy(a => a.UploadedAt).ThenBy(a => a.Id)
            .Select(a => new AttachmentItem(a.Id.Value, a.FileName, a.Type, a.Length, a.UploadedAt))
            .ToListAsync(cancellationToken);
        var mayAdd = items.Count < door.Limits.MaxFiles && (await door.MayAddAsync(query.OwnerId, cancellationToken)).Succeeded;
        var mayRemove = (await door.MayRemoveAsync(query.OwnerId, cancellationToken)).Succeeded;
        return new AttachmentList(query.Kind, query.OwnerId, items, mayAdd, mayRemove, door.Limits.Types, door.Limits.MaxFiles, options.LargestOf(door.Limits));
    }
}

internal sealed class AttachmentFacts(AppDbContext db) : IAttachmentFacts
{
    public Task<int> CountAsync(string kind, Guid ownerId, CancellationToken ct) =>
        db.Set<Attachment>().AsNoTracking().CountAsync(a => a.Kind == kind && a.OwnerId == ownerId, ct);

    public Task<bool> BelongsAsync(Guid attachment, string kind, Guid ownerId, CancellationToken ct)
    {
        var id = new AttachmentId(attachment);
        return db.Set<Attachment>().AsNoTracking().AnyAsync(a => a.Id == id && a.Kind == kind && a.OwnerId == ownerId, ct);
    }
}
