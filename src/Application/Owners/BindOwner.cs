using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>业主身份绑定: name and document as on the certificate of title, a phone proved by a code, then the face check (OWN-01).</summary>
/// <param name="Name">姓名</param>
/// <param name="DocumentType">证件类型</param>
/// <param name="DocumentNumber">证件号码</param>
/// <param name="Phone">手机号码</param>
/// <param name="Code">The code sent to it for <see cref="CodePurpose.OwnerBinding"/>.</param>
/// <param name="BindingConsent">Version of 身份绑定告知书 that was agreed to.</param>
/// <param name="FaceConsent">Version of 人脸识别告知书 that was agreed to; null chooses offline certification.</param>
[SignedIn("everybody may prove to be an owner; register, phone and face decide")]
public sealed record BindOwner(string Name, DocumentType DocumentType, string DocumentNumber, string Phone, string Code, string? BindingConsent, string? FaceConsent) : ICommand<BindingProgress>, IProvedIdentity
{
    /// <summary>Shows nothing personal: requests may be logged.</summary>
    public override string ToString() => nameof(BindOwner);
}

/// <summary>How far a request has come.</summary>
/// <param name="Request">The request.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Offline">Why it goes on offline; null while a face check may help.</param>
/// <param name="CheckAddress">Where the browser goes on for the face check; null when none was begun.</param>
/// <param name="Homes">Homes bound by this step.</param>
public sealed record BindingProgress(BindingRequestId Request, BindingRequestState State, OfflineReason? Offline, string? CheckAddress, int Homes);

internal sealed class BindOwnerValidator : AbstractValidator<BindOwner>
{
    public BindOwnerValidator() => Include(new ProvedIdentityValidator());
}

internal sealed class BindOwnerHandler(
    IRepository<Owner> owners, IRepository<Binding> bindings, IRepository<BindingRequest> requests, IOwnerships register, FaceChecks faces,
    IPhoneProof phones, IPersonalDataIndex index, IAttempts attempts, ConsentTaking consents, OwnerToDos todos, IActor actor, TimeProvider clock)
    : ICommandHandler<BindOwner, BindingProgress>
{
    private const int RequestsADay = 10;

    public async Task<Result<BindingProgress>> Handle(BindOwner command, CancellationToken cancellationToken)
    {
        if (IdDocument.TryParse(command.DocumentType, command.DocumentNumber) is not { } document) return BindingErrors.BadDocument;
        if (MobileNumber.TryParse(command.Phone) is not { } phone) return BindingErrors.BadPhone;

        var agreed = consents.Take(command.BindingConsent, command.FaceConsent, clock.GetUtcNow());
        if (agreed.Error is { } notAgreed) return notAgreed;
        if (!await attempts.CountAsync($"bind:{actor.PersonId:N}", RequestsADay, TimeSpan.FromDays(1), cancellationToken)) return BindingErrors.TooOften;
        if ((await phones.RedeemAsync(phone, CodePurpose.OwnerBinding, command.Code, cancellationToken)).Error is { } unproved) return unproved;

        var found = await FindAsync(document, command.Name, cancellationToken);
        if (found.Error is { } unknown) return unknown;

        var (owner, now) = (found.Value, clock.GetUtcNow());
        foreach (var earlier in await requests.ListAsync(BindingSpecs.Waiting(actor.PersonId, owner.Id), cancellationToken))
        {
            earlier.GiveUp(now);
            await todos.GivenUpAsync(earlier, cancellationToken);
        }

        var request = requests.Add(BindingRequest.Open(actor.PersonId, owner.Id, agreed.Value, now));
        if (request.MayCheckFace && owner.PhoneIndex is { } registered && registered != index.Of(phone)) request.SendOffline(OfflineReason.PhoneDiffers, now);
        return await FaceStep.BeginAsync(request, owner, faces, now, cancellationToken);
    }

    /// <summary>Says the same whether the document is unknown, the name differs, or nothing is owned any more.</summary>
    private async Task<Result<Owner>> FindAsync(IdDocument document, string name, CancellationToken ct)
    {
        if (await owners.FirstOrDefaultAsync(BindingSpecs.OwnerOf(index.Of(document)), ct) is not { } owner) return BindingErrors.NotInRegister;
        if (Normalised.Name(owner.Name) != Normalised.Name(name)) return BindingErrors.NotInRegister;

        var owned = await register.LivingOfAsync(owner.Id, ct);
        if (owned.Count == 0) return BindingErrors.NotInRegister;

        var living = await bindings.ListAsync(BindingSpecs.LivingOf(owner.Id), ct);
        if (living.Any(binding => binding.PersonId != actor.PersonId)) return BindingErrors.BoundToAnother;
        return living.Count >= owned.Count ? BindingErrors.AlreadyBound : owner;
    }
}

/// <summary>Begins the face check of a request where one may help.</summary>
internal static class FaceStep
{
    public static async Task<Result<BindingProgress>> BeginAsync(BindingRequest request, Owner owner, FaceChecks faces, DateTimeOffset now, CancellationToken ct)
    {
        if (!request.MayCheckFace) return new BindingProgress(request.Id, request.State, request.Offline, null, 0);

        var begun = await faces.BeginAsync(request.PersonId, new FaceSubject(owner.Name, owner.Document), $"/my/binding/{request.Id.Value}", ct);
        if (begun.Error is { } notBegun) return notBegun;

        if (begun.Value.Reference is not { } reference) request.SendOffline(OfflineReason.NoReference, now);
        else if (request.StartCheck(reference, now).Error is { } refused) return refused;
        return new BindingProgress(request.Id, request.State, request.Offline, begun.Value.Address, 0);
    }
}
