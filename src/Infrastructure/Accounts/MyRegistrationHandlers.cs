using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Attachments;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Accounts;

internal sealed class GetMyRegistrationHandler(AppDbContext db, IActor actor) : IQueryHandler<GetMyRegistration, MyRegistration>
{
    public async Task<Result<MyRegistration>> Handle(GetMyRegistration request, CancellationToken cancellationToken)
    {
        var (unit, account) = (new OrganisationId(actor.OrganisationId ?? Guid.Empty), new AccountId(actor.AccountId));
        var found = await db.Set<Organisation>().AsNoTracking().Where(o => o.Id == unit)
            .Select(o => new { Own = o, Place = db.Set<JurisdictionUnit>().Where(u => u.Code == o.Jurisdiction.Code).Select(u => u.Name).FirstOrDefault() })
            .FirstOrDefaultAsync(cancellationToken);
        if (found is null) return AccountErrors.UnitUnknown;

        var registration = await db.Set<InstitutionRegistration>().AsNoTracking().FirstOrDefaultAsync(r => r.AccountId == account && r.OrganisationId == unit, cancellationToken);
        var phone = registration is null ? null : await db.Set<Account>().AsNoTracking().Where(a => a.Id == account).Select(a => a.Phone).FirstOrDefaultAsync(cancellationToken);
        var own = found.Own;
        return new MyRegistration(
            own.Id.Value, Units.KindOf(own.Type), own.Name, own.Code, own.Jurisdiction.Code, found.Place, own.Contact.Person, own.Contact.Address,
            registration is null ? null : new RegisteredAs(
                registration.Id.Value, registration.Kind, registration.UserName, registration.Kind == InstitutionKind.Developer, registration.IsLocal, registration.LegalRepresentative, phone?.Masked,
                registration.AgreementVersion, registration.ConsentedAt, MyRegistration.VersionOf(registration.Version, own.Version)));
    }
}

/// <summary>要件 of a registration: for the account that it came of. They may be replaced, yet one always stays, as the registration itself asks for one.</summary>
internal sealed class InstitutionDocuments(AppDbContext db, IActor actor) : IAttachmentAccess
{
    public string Kind => AttachmentKinds.Institution;

    public AttachmentLimits Limits { get; } = AttachmentLimits.Documents;

    public Task<Result> MayAddAsync(Guid ownerId, CancellationToken ct) => MayReadAsync(ownerId, ct);

    public async Task<Result> MayReadAsync(Guid ownerId, CancellationToken ct)
    {
        if (!actor.May(Permissions.KeepRegistration)) return AttachmentErrors.NotFound;

        var (id, account) = (InstitutionRegistrationId.From(ownerId), new AccountId(actor.AccountId));
        return await db.Set<InstitutionRegistration>().AnyAsync(r => r.Id == id && r.AccountId == account, ct) ? Result.Done : AttachmentErrors.NotFound;
    }

    public async Task<Result> MayRemoveAsync(Guid ownerId, CancellationToken ct)
    {
        if ((await MayReadAsync(ownerId, ct)).Error is { } hidden) return hidden;

        return await db.Set<Attachment>().CountAsync(a => a.Kind == AttachmentKinds.Institution && a.OwnerId == ownerId, ct) > 1 ? Result.Done : AccountErrors.LastDocument;
    }
}
