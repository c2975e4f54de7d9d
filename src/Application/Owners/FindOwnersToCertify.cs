using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>线下认证: owners of the caller's area with that document whose face check failed or who chose to be certified offline (OWN-03).</summary>
/// <param name="DocumentType">证件类型</param>
/// <param name="DocumentNumber">证件号码 as on the certificate of title.</param>
[Requires(Permissions.CertifyOwners)]
public sealed record FindOwnersToCertify(DocumentType DocumentType, string DocumentNumber) : IQuery<IReadOnlyList<CertificationLine>>
{
    /// <summary>Shows nothing personal: requests may be logged.</summary>
    public override string ToString() => nameof(FindOwnersToCertify);
}

internal sealed class FindOwnersToCertifyValidator : AbstractValidator<FindOwnersToCertify>
{
    public FindOwnersToCertifyValidator()
    {
        RuleFor(q => q.DocumentType).IsInEnum().WithMessage("请选择证件类型");
        RuleFor(q => q.DocumentNumber).NotEmpty().WithMessage("请填写证件号码").MaximumLength(40).WithMessage("证件号码过长");
    }
}

/// <summary>Recorded certifications of the caller's area that wait for another officer, oldest first (OWN-04).</summary>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.ConfirmCertifications)]
public sealed record GetRecordedCertifications(Page Page) : IQuery<Paged<CertificationLine>>;

/// <summary>One request with all that an officer has to see of it.</summary>
/// <param name="Request">The request.</param>
[Requires(Permissions.CertifyOwners, Permissions.ConfirmCertifications)]
public sealed record GetCertification(BindingRequestId Request) : IQuery<Certification>;

/// <summary>A request on the list of officers.</summary>
/// <param name="Request">The request.</param>
/// <param name="Owner">Name of the owner, masked.</param>
/// <param name="Document">证件号码, masked.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Offline">Why it goes on offline; null while a face check may still help.</param>
/// <param name="FailedAt">When the last face check failed; null when none did.</param>
/// <param name="RequestedAt">When it was made.</param>
public sealed record CertificationLine(Guid Request, string Owner, string Document, BindingRequestState State, OfflineReason? Offline, DateTimeOffset? FailedAt, DateTimeOffset RequestedAt);

/// <summary>A request as officers see it.</summary>
/// <param name="Line">As on the list.</param>
/// <param name="DocumentType">证件类型</param>
/// <param name="Phone">手机号码 in the register, masked; null when it has none.</param>
/// <param name="Homes">The owner's homes within the caller's area.</param>
/// <param name="Attempts">Ended face checks.</param>
/// <param name="Recorded">Who recorded; null until somebody did.</param>
/// <param name="Decided">Who confirmed or refused; null until somebody did.</param>
/// <param name="ProvedAt">When it was proved; null until then.</param>
public sealed record Certification(
    CertificationLine Line, DocumentType DocumentType, string? Phone, IReadOnlyList<string> Homes, IReadOnlyList<FaceAttempt> Attempts, CertificationStep? Recorded, CertificationStep? Decided, DateTimeOffset? ProvedAt);
