using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Domain.Attachments;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Owners;

/// <summary>The signed form of an offline certification (OWN-04): added by the officer while the request waits, read by officers of the area.</summary>
internal sealed class OfflineCertificationDoor(AppDbContext db, IOwnerships register, IActor actor) : IAttachmentAccess
{
    public string Kind => AttachmentKinds.OfflineCertification;

    public AttachmentLimits Limits { get; } = AttachmentLimits.Scans with { MaxFiles = 5 };

    public async Task<Result> MayAddAsync(Guid ownerId, CancellationToken ct) => await MayChangeAsync(ownerId, ct);

    public async Task<Result> MayReadAsync(Guid ownerId, CancellationToken ct) =>
        (actor.May(Permissions.CertifyOwners) || actor.May(Permissions.ConfirmCertifications)) && await StateAsync(ownerId, ct) is not null ? Result.Done : BindingErrors.NotFound;

    public async Task<Result> MayRemoveAsync(Guid ownerId, CancellationToken ct) => await MayChangeAsync(ownerId, ct);

    private async Task<Result> MayChangeAsync(Guid ownerId, CancellationToken ct)
    {
        if (!actor.May(Permissions.CertifyOwners) || await StateAsync(ownerId, ct) is not { } state) return BindingErrors.NotFound;
        return state == BindingRequestState.FaceFailed ? Result.Done : AttachmentErrors.Frozen;
    }

    private async Task<BindingRequestState?> StateAsync(Guid id, CancellationToken ct)
    {
        var key = BindingRequestId.From(id);
        var request = await db.Set<BindingRequest>().AsNoTracking().Where(r => r.Id == key).Select(r => new { r.OwnerId, r.State }).FirstOrDefaultAsync(ct);
        return request is not null && await register.WithinScopeAsync(request.OwnerId, ct) ? request.State : null;
    }
}

/// <summary>授权委托书 (OWN-05): added by the owner, the proxy or the committee until the authorisation is decided.</summary>
internal sealed class ProxyLetterDoor(AppDbContext db, IOwnerships register, IActor actor) : IAttachmentAccess
{
    public string Kind => AttachmentKinds.ProxyLetter;

    public AttachmentLimits Limits { get; } = AttachmentLimits.Scans with { MaxFiles = 5 };

    public async Task<Result> MayAddAsync(Guid ownerId, CancellationToken ct) => await MayChangeAsync(ownerId, ct);

    public async Task<Result> MayReadAsync(Guid ownerId, CancellationToken ct) => await VisibleAsync(ownerId, ct) is null ? ProxyErrors.NotFound : Result.Done;

    public async Task<Result> MayRemoveAsync(Guid ownerId, CancellationToken ct) => await MayChangeAsync(ownerId, ct);

    private async Task<Result> MayChangeAsync(Guid ownerId, CancellationToken ct)
    {
        if (await VisibleAsync(ownerId, ct) is not { } state) return ProxyErrors.NotFound;
        return state is ProxyState.Authorised or ProxyState.FaceChecking or ProxyState.FaceFailed ? Result.Done : AttachmentErrors.Frozen;
    }

    private async Task<ProxyState?> VisibleAsync(Guid id, CancellationToken ct)
    {
        var key = ProxyId.From(id);
        var proxy = await db.Set<Proxy>().AsNoTracking().Where(p => p.Id == key).Select(p => new { p.State, p.PrincipalId, p.PersonId, p.HouseId }).FirstOrDefaultAsync(ct);
        if (proxy is null) return null;

        var party = actor.IsSignedIn && (proxy.PrincipalId == actor.PersonId || proxy.PersonId == actor.PersonId);
        return party || (actor.May(Permissions.ReviewProxies) && await register.HouseWithinScopeAsync(proxy.HouseId, ct)) ? proxy.State : null;
    }
}
