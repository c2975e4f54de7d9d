using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Attachments;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Accounts;

/// <inheritdoc cref="IInstitutions"/>
internal sealed class Institutions(AppDbContext db, IAttachmentStore store, TimeProvider clock) : IInstitutions
{
    private const int MostMegabytes = 20;

    public async Task<Result<Unit>> EnterAsync(RegisterInstitution form, CancellationToken ct)
    {
        var place = Jurisdiction.Of(form.Place);
        var placeId = JurisdictionUnitId.Of(place);
        if (!await db.Set<JurisdictionUnit>().AnyAsync(u => u.Id == placeId, ct)) return OrganisationErrors.PlaceUnknown;

        var code = Normalised.Text(form.Code).ToUpperInvariant();
        if (await db.Set<Organisation>().AnyAsync(o => o.Code == code, ct)) return OrganisationErrors.CodeTaken;
        if (await IsOfAnotherAsync(InstitutionRegistration.NameOf(form.UserName), code, ct)) return AccountErrors.UserNameTaken;

        var type = form.Kind switch
        {
            InstitutionKind.Developer => OrganisationType.Developer,
            InstitutionKind.Enterprise => OrganisationType.Enterprise,
            _ => OrganisationType.Committee,
        };
        var registered = Organisation.Register(type, form.Name, form.Code, null, place, new OrganisationContact(form.ContactPerson, null, form.Address));
        if (registered.Error is { } refused) return refused;

        var unit = db.Add(registered.Value).Entity;
        return new Unit(unit.Id, unit.Name, Units.KindOf(type), unit.Jurisdiction, true);
    }

    public async Task<Result> CorrectAsync(InstitutionRegistration registration, CorrectMyRegistration form, CancellationToken ct)
    {
        var unit = await db.Set<Organisation>().FirstAsync(o => o.Id == registration.OrganisationId, ct);
        if (form.Version is { } read && read != MyRegistration.VersionOf(registration.Version, unit.Version)) return SharedErrors.Stale;

        var name = InstitutionRegistration.NameOf(form.UserName);
        if (name != registration.UserName && await IsOfAnotherAsync(name, unit.Code, ct)) return AccountErrors.UserNameTaken;

        return unit.Correct(form.Name, unit.Code, unit.Contact with { Person = form.ContactPerson, Address = form.Address });
    }

    public async Task<Result> KeepAsync(InstitutionRegistrationId registration, IReadOnlyList<RegistrationDocument> documents, CancellationToken ct)
    {
        foreach (var document in documents)
        {
            if (document.Content.Length == 0) return AttachmentErrors.Empty;
            if (document.Content.Length > MostMegabytes * 1024L * 1024) return AttachmentErrors.TooLarge.With($"{MostMegabytes}");
            if (FileTypes.Claimed(document.FileName) is not { } claimed || !AttachmentLimits.Documents.Types.Contains(claimed)) return AttachmentErrors.TypeNotTaken.With(string.Join("、", AttachmentLimits.Documents.Types));
            if (FileTypes.Recognise(document.Content) != claimed) return AttachmentErrors.ContentDiffers;

            var (id, now) = (AttachmentId.New(), clock.GetUtcNow());
            var key = AttachmentKey.For(id, now);
            if (await store.PutAsync(key, document.Content, ct) is not StoreResult.Stored stored) return AttachmentErrors.StoreUnavailable;

            db.Add(Attachment.Upload(id, AttachmentKinds.Institution, registration.Value, new StoredFile(DownloadName.From(document.FileName), claimed, stored.Length, stored.Sha256, key.Value), Guid.Empty, now));
        }

        return Result.Done;
    }

    // Whoever signed in by the code of another unit would keep that unit from ever registering.
    private async Task<bool> IsOfAnotherAsync(string name, string? ownCode, CancellationToken ct) =>
        name.Length > 0 && name != ownCode && (UnifiedSocialCreditCode.TryParse(name) is not null || await db.Set<Organisation>().AnyAsync(o => o.Code == name, ct));
}

internal sealed class InstitutionRegistrationConfiguration : IEntityTypeConfiguration<InstitutionRegistration>
{
    public void Configure(EntityTypeBuilder<InstitutionRegistration> registration)
    {
        registration.ToTable("institution_registrations", "accounts");
        registration.Property(r => r.UserName).HasMaxLength(30);
        registration.Property(r => r.LegalRepresentative).HasMaxLength(Person.NameLength);
        registration.Property(r => r.AgreementVersion).HasMaxLength(20);
        registration.HasIndex(r => r.UserName).IsUnique().HasDatabaseName("ux_institution_registrations_user_name");
        registration.HasIndex(r => r.OrganisationId);
    }
}

internal sealed class AccountPasswordConfiguration : IEntityTypeConfiguration<AccountPassword>
{
    public void Configure(EntityTypeBuilder<AccountPassword> password)
    {
        password.ToTable("account_passwords", "accounts");
        password.Property(p => p.UserName).HasMaxLength(30);
        password.HasIndex(p => p.UserName).IsUnique().HasDatabaseName("ux_account_passwords_user_name");
        password.HasIndex(p => p.AccountId).IsUnique().HasDatabaseName("ux_account_passwords_account");
    }
}

/// <summary>The unique indexes of user names and what their violation means.</summary>
internal sealed class InstitutionIndexes : IUniqueIndexes
{
    public IReadOnlyDictionary<string, Error> Errors { get; } = new Dictionary<string, Error>
    {
        ["ux_institution_registrations_user_name"] = AccountErrors.UserNameTaken,
        ["ux_account_passwords_user_name"] = AccountErrors.UserNameTaken,
        ["ux_account_passwords_account"] = SharedErrors.Stale,
    };
}

internal sealed class GetPublicPlacesHandler(AppDbContext db) : IQueryHandler<GetPublicPlaces, PublicPlaces>
{
    public async Task<Result<PublicPlaces>> Handle(GetPublicPlaces request, CancellationToken cancellationToken)
    {
        var places = await db.Set<JurisdictionUnit>().AsNoTracking().OrderBy(u => u.Code).Select(u => new { u.Code, u.Name, u.Level }).ToListAsync(cancellationToken);
        var names = places.ToDictionary(place => place.Code, place => place.Name);
        return new PublicPlaces(
        [
            .. places.Where(place => place.Level == JurisdictionLevel.Community).Select(place => new PublicPlace(place.Code, Path(Jurisdiction.Of(place.Code), names))),
        ]);
    }

    private static string Path(Jurisdiction place, Dictionary<string, string> names) => string.Join(
        " / ", new[] { JurisdictionLevel.District, JurisdictionLevel.Street, JurisdictionLevel.Community }.Select(level => names.GetValueOrDefault(place.Up(level).Code, "")));
}
