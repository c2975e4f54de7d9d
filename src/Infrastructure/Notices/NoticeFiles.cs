using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Attachments;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Notices;

/// <summary>
/// Files of a notice: added under its id before it is published, by one publisher, for whom alone they exist until then; afterwards the department and the
/// recipients read them and nobody changes them.
/// </summary>
internal sealed class NoticeFiles(AppDbContext db, IActor actor) : IAttachmentAccess
{
    public string Kind => AttachmentKinds.Notice;

    public AttachmentLimits Limits { get; } = AttachmentLimits.Documents with { MaxFiles = 10 };

    public async Task<Result> MayAddAsync(Guid ownerId, CancellationToken ct)
    {
        if (!actor.May(Permissions.PublishNotices) || actor.OrganisationId is null || await IsAnothersAsync(ownerId, ct)) return NoticeErrors.NotFound;

        var id = NoticeId.From(ownerId);
        return await db.Set<Notice>().AnyAsync(n => n.Id == id, ct) ? AttachmentErrors.Frozen : Result.Done;
    }

    public async Task<Result> MayReadAsync(Guid ownerId, CancellationToken ct)
    {
        var (id, account) = (NoticeId.From(ownerId), new AccountId(actor.AccountId));
        if (await db.Set<NoticeDelivery>().AnyAsync(d => d.NoticeId == id && d.AccountId == account && d.Step != DeliveryStep.Unread, ct)) return Result.Done;
        if (!actor.May(Permissions.PublishNotices)) return NoticeErrors.NotFound;

        var unit = await db.Set<Notice>().Where(n => n.Id == id).Select(n => (Guid?)n.UnitId.Value).FirstOrDefaultAsync(ct);
        return unit is null ? await IsAnothersAsync(ownerId, ct) ? NoticeErrors.NotFound : Result.Done : unit == actor.OrganisationId ? Result.Done : NoticeErrors.NotFound;
    }

    public Task<Result> MayRemoveAsync(Guid ownerId, CancellationToken ct) => MayAddAsync(ownerId, ct);

    private Task<bool> IsAnothersAsync(Guid ownerId, CancellationToken ct)
    {
        var account = actor.AccountId;
        return db.Set<Attachment>().AnyAsync(a => a.Kind == AttachmentKinds.Notice && a.OwnerId == ownerId && a.UploadedBy != account, ct);
    }
}
