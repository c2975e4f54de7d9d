using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Committees;

/// <summary>Adds or edits one of 其他工作人员 (OC-02), an executive secretary or an owner supervisor (OC-06).</summary>
/// <param name="Committee">The committee.</param>
/// <param name="Staff">Who is edited; null adds somebody.</param>
/// <param name="Entry">What is kept.</param>
[Requires(Permissions.EditCommittee)]
public sealed record KeepStaff(CommitteeId Committee, Guid? Staff, StaffEntry Entry) : ICommand<Guid>;

/// <summary>Somebody of the staff as typed.</summary>
public sealed record StaffEntry
{
    /// <summary>人员类别</summary>
    public StaffKind? Kind { get; init; }

    /// <summary>姓名</summary>
    public string? Name { get; init; }

    /// <summary>岗位</summary>
    public string? Position { get; init; }

    /// <summary>电话; in an edit, empty leaves the one known.</summary>
    public string? Phone { get; init; }

    /// <summary>身份证号码; in an edit, empty leaves the one known.</summary>
    public string? Document { get; init; }

    /// <summary>到岗日期</summary>
    public DateOnly? Since { get; init; }

    /// <summary>离岗日期</summary>
    public DateOnly? LeftOn { get; init; }

    /// <summary>Never shows a document: requests may be logged.</summary>
    public override string ToString() => $"{nameof(StaffEntry)} {Kind}";

    internal StaffFacts ToFacts() => new(
        Kind ?? StaffKind.Staff, Name ?? "", Position ?? "", MobileNumber.TryParse(Phone), IdDocument.TryParse(DocumentType.ResidentId, Document),
        Since ?? throw new InvalidOperationException("The validator asks for it."), LeftOn);
}

internal sealed class KeepStaffValidator : AbstractValidator<KeepStaff>
{
    public KeepStaffValidator()
    {
        RuleFor(c => c.Entry).NotNull().SetValidator(new StaffEntryValidator()).OverridePropertyName("");
        RuleFor(c => c.Entry.Phone).NotEmpty().When(c => c.Staff is null && c.Entry is not null).OverridePropertyName("Phone").WithMessage("请填写手机号码");
    }
}

/// <summary>Shape of somebody of the staff.</summary>
internal sealed class StaffEntryValidator : AbstractValidator<StaffEntry>
{
    public StaffEntryValidator()
    {
        RuleFor(s => s.Kind).NotNull().WithMessage("请选择人员类别").IsInEnum().WithMessage("请选择人员类别");
        RuleFor(s => s.Name).Must(name => Normalised.Name(name).Length > 0).WithMessage("请填写姓名").MaximumLength(CommitteeLengths.Person).WithMessage($"不超过{CommitteeLengths.Person}个字");
        RuleFor(s => s.Position).MaximumLength(CommitteeLengths.Brief).WithMessage($"不超过{CommitteeLengths.Brief}个字");
        RuleFor(s => s.Phone).MobilePhoneOrNothing();
        RuleFor(s => s.Document).Must(number => string.IsNullOrWhiteSpace(number) || IdDocument.TryParse(DocumentType.ResidentId, number) is not null).WithMessage("请填写正确的身份证号码");
        RuleFor(s => s.Since).NotNull().WithMessage("请填写到岗日期");
    }
}

internal sealed class KeepStaffHandler(IRepository<OwnerCommittee> committees) : ICommandHandler<KeepStaff, Guid>
{
    public async Task<Result<Guid>> Handle(KeepStaff command, CancellationToken cancellationToken)
    {
        if (await committees.FirstOrDefaultAsync(CommitteeSpecs.ById(command.Committee), cancellationToken) is not { } committee) return CommitteeErrors.NotFound;
        if (command.Staff is not { } staff) return committee.AddStaff(command.Entry.ToFacts());

        return committee.CorrectStaff(staff, command.Entry.ToFacts()).Error is { } refused ? refused : staff;
    }
}
