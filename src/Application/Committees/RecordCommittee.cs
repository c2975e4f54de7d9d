using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Committees;

/// <summary>
/// The street records a committee, or forms a group that prepares one (OC-07). A new committee ends the one before and every group of the area (OC-08).
/// Members are checked against the house register as soon as the area has one (FIL-35).
/// </summary>
/// <param name="Project">物业区域</param>
/// <param name="Kind">Committee or group.</param>
/// <param name="Name">名称</param>
/// <param name="Code">机构代码; may be empty.</param>
/// <param name="ElectedOn">选举产生日期, or the day a group was formed.</param>
/// <param name="TermFrom">First day of the term; committees only.</param>
/// <param name="TermUntil">Last day of the term; committees only.</param>
/// <param name="FilingReference">备案文号; may be empty.</param>
/// <param name="Members">委员 and 候补委员.</param>
[Requires(Permissions.RecordCommittees)]
public sealed record RecordCommittee(
    Guid? Project, CommitteeKind Kind, string? Name, string? Code, DateOnly? ElectedOn, DateOnly? TermFrom, DateOnly? TermUntil, string? FilingReference, IReadOnlyList<MemberEntry> Members)
    : ICommand<CommitteeId>;

/// <summary>A member as typed.</summary>
public sealed record MemberEntry
{
    /// <summary>姓名</summary>
    public string? Name { get; init; }

    /// <summary>性别</summary>
    public Gender? Gender { get; init; }

    /// <summary>证件类型</summary>
    public DocumentType DocumentType { get; init; } = DocumentType.ResidentId;

    /// <summary>证件号</summary>
    public string? Document { get; init; }

    /// <summary>电话</summary>
    public string? Phone { get; init; }

    /// <summary>房号</summary>
    public string? Room { get; init; }

    /// <summary>职务</summary>
    public CommitteePost? Post { get; init; }

    /// <summary>任职资格</summary>
    public MemberStanding Standing { get; init; } = MemberStanding.Owner;

    /// <summary>Never shows a document: requests may be logged.</summary>
    public override string ToString() => $"{nameof(MemberEntry)} {Post}";

    internal MemberFacts ToFacts() => new(
        Name ?? "", Gender ?? Domain.Committees.Gender.Male,
        IdDocument.TryParse(DocumentType, Document) ?? throw new InvalidOperationException("The validator reads the document."),
        MobileNumber.TryParse(Phone) ?? throw new InvalidOperationException("The validator reads the phone."),
        Room ?? "", Post ?? CommitteePost.Member, Standing);
}

internal sealed class RecordCommitteeValidator : AbstractValidator<RecordCommittee>
{
    private const int Most = 60;

    public RecordCommitteeValidator()
    {
        RuleFor(c => c.Project).NotEmpty().WithMessage("请选择物业区域");
        RuleFor(c => c.Kind).IsInEnum().WithMessage("请选择类型");
        RuleFor(c => c.Name).Must(name => Normalised.Text(name).Length > 0).WithMessage("请填写名称").MaximumLength(CommitteeLengths.Name).WithMessage($"不超过{CommitteeLengths.Name}个字");
        RuleFor(c => c.Code).MaximumLength(40).WithMessage("不超过40个字");
        RuleFor(c => c.ElectedOn).NotNull().WithMessage("请填写日期");
        RuleFor(c => c.TermFrom).NotNull().When(c => c.Kind == CommitteeKind.Committee).WithMessage("请填写任期开始日期");
        RuleFor(c => c.TermUntil).NotNull().When(c => c.Kind == CommitteeKind.Committee).WithMessage("请填写任期结束日期");
        RuleFor(c => c.FilingReference).MaximumLength(CommitteeLengths.Brief).WithMessage($"不超过{CommitteeLengths.Brief}个字");
        RuleFor(c => c.Members).NotNull().Must(members => members is { Count: > 0 and <= Most }).WithMessage("请填写成员");
        RuleForEach(c => c.Members).SetValidator(new MemberEntryValidator());
    }
}

/// <summary>Shape of a member.</summary>
internal sealed class MemberEntryValidator : AbstractValidator<MemberEntry>
{
    public MemberEntryValidator()
    {
        RuleFor(m => m.Name).Must(name => Normalised.Name(name).Length > 0).WithMessage("请填写姓名").MaximumLength(CommitteeLengths.Person).WithMessage($"不超过{CommitteeLengths.Person}个字");
        RuleFor(m => m.Gender).NotNull().WithMessage("请选择性别").IsInEnum().WithMessage("请选择性别");
        RuleFor(m => m.Document).Must((m, number) => IdDocument.TryParse(m.DocumentType, number) is not null).WithMessage("请填写正确的证件号");
        RuleFor(m => m.Phone).MobilePhone();
        RuleFor(m => m.Room).MaximumLength(CommitteeLengths.Brief).WithMessage($"不超过{CommitteeLengths.Brief}个字");
        RuleFor(m => m.Post).NotNull().WithMessage("请选择职务").IsInEnum().WithMessage("请选择职务");
        RuleFor(m => m.Standing).IsInEnum().WithMessage("请选择任职资格");
    }
}

internal sealed class RecordCommitteeHandler(
    IRepository<OwnerCommittee> committees, IProjectPlaces places, IOwnersOfArea owners, ICommitteeOrganisations organisations, CommitteeRules rules, TimeProvider clock)
    : ICommandHandler<RecordCommittee, CommitteeId>
{
    public async Task<Result<CommitteeId>> Handle(RecordCommittee command, CancellationToken cancellationToken)
    {
        var project = ProjectId.From(command.Project ?? Guid.Empty);
        if (await places.FindAsync(project, cancellationToken) is not { } place) return CommitteeErrors.AreaUnknown;

        var former = await committees.ListAsync(CommitteeSpecs.Of(project), cancellationToken);
        if (Fits(command.Kind, former) is { } misplaced) return misplaced;
        var members = await CheckedAsync(project, command, cancellationToken);
        if (members.Error is { } noOwner) return noOwner;
        var organisation = organisations.Open(command.Kind, command.Name ?? "", command.Code, place.Jurisdiction);
        if (organisation.Error is { } unregistered) return unregistered;

        var made = Make(command, place, organisation.Value, members.Value);
        if (made.Error is { } refused) return refused;

        if (command.Kind == CommitteeKind.Committee) await EndAsync(former, cancellationToken);
        return committees.Add(made.Value).Id;
    }

    private static Error? Fits(CommitteeKind kind, IReadOnlyList<OwnerCommittee> former)
    {
        var hasCommittee = former.Any(c => c.Kind == CommitteeKind.Committee);
        return kind switch
        {
            CommitteeKind.PreparatoryGroup when hasCommittee => CommitteeErrors.CommitteeExists,
            CommitteeKind.ReelectionGroup when !hasCommittee => CommitteeErrors.NothingToReelect,
            CommitteeKind.PreparatoryGroup or CommitteeKind.ReelectionGroup when former.Any(c => c.Kind == kind) => CommitteeErrors.ExistsAlready,
            _ => null,
        };
    }

    // A group has members of the street, the police and the developer, who own nothing there.
    private async Task<Result<IReadOnlyList<NewMember>>> CheckedAsync(ProjectId project, RecordCommittee command, CancellationToken ct)
    {
        List<MemberFacts> facts = [.. command.Members.Select(member => member.ToFacts())];
        var known = await owners.AmongAsync(project, [.. facts.Select(member => member.Document)], ct);
        if (command.Kind == CommitteeKind.Committee && known is not null
            && facts.Find(member => member.Standing == MemberStanding.Owner && !known.Contains(member.Document)) is { } stranger) return CommitteeErrors.NotAnOwner.With(stranger.Name);

        return facts.ConvertAll(member => new NewMember(member, known?.Contains(member.Document) ?? false));
    }

    private Result<OwnerCommittee> Make(RecordCommittee command, ProjectPlace place, OrganisationId organisation, IReadOnlyList<NewMember> members)
    {
        var origin = new CommitteeOrigin(place.Id, place.Jurisdiction, organisation, command.Name ?? "", Day(command.ElectedOn), command.FilingReference);
        return command.Kind == CommitteeKind.Committee
            ? OwnerCommittee.TakeOffice(origin, Day(command.TermFrom), Day(command.TermUntil), members, rules)
            : OwnerCommittee.FormGroup(origin, command.Kind, members);
    }

    private async Task EndAsync(IReadOnlyList<OwnerCommittee> former, CancellationToken ct)
    {
        foreach (var committee in former)
        {
            committee.End(clock.GetUtcNow());
            await organisations.CloseAsync(committee.OrganisationId, ct);
        }
    }

    private static DateOnly Day(DateOnly? day) => day ?? throw new InvalidOperationException("The validator asks for it.");
}
