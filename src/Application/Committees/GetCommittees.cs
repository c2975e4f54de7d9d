using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Committees;

/// <summary>Committees and groups within the caller's scope; those in office first.</summary>
/// <param name="Name">Part of the committee's or the area's name.</param>
/// <param name="Kind">Committee or group.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Project">Of one area.</param>
/// <param name="Page">Which part of the list.</param>
/// <param name="Place">Code of a place; null for the caller's whole scope.</param>
[Requires(Permissions.ViewCommittees)]
public sealed record GetCommittees(string? Name, CommitteeKind? Kind, CommitteeState? State, Guid? Project, Page Page, string? Place = null) : IQuery<Paged<CommitteeLine>>;

/// <summary>One line of the list.</summary>
/// <param name="Id">The committee.</param>
/// <param name="Name">名称</param>
/// <param name="Kind">Committee or group.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ProjectId">The area.</param>
/// <param name="Project">Its name.</param>
/// <param name="Director">主任; null while the post is vacant.</param>
/// <param name="SeatsHeld">Members that hold a seat.</param>
/// <param name="Seats">Seats at the election.</param>
/// <param name="TermFrom">First day of the term.</param>
/// <param name="TermUntil">Last day of the term.</param>
public sealed record CommitteeLine(
    Guid Id, string Name, CommitteeKind Kind, CommitteeState State, Guid ProjectId, string Project, string? Director, int SeatsHeld, int Seats, DateOnly? TermFrom, DateOnly? TermUntil);

/// <summary>Shape of the question.</summary>
internal sealed class GetCommitteesValidator : AbstractValidator<GetCommittees>
{
    public GetCommitteesValidator()
    {
        RuleFor(q => q.Name).MaximumLength(CommitteeLengths.Name).WithMessage($"不超过{CommitteeLengths.Name}个字");
        RuleFor(q => q.Kind).IsInEnum();
        RuleFor(q => q.State).IsInEnum();
    }
}

/// <summary>One committee with its members, alternates and other staff (OC-01). Numbers are masked.</summary>
/// <param name="Committee">The committee.</param>
[Requires(Permissions.ViewCommittees)]
public sealed record GetCommittee(CommitteeId Committee) : IQuery<CommitteeDetail>;

/// <summary>A committee in full.</summary>
/// <param name="Id">The committee.</param>
/// <param name="Version">For <c>If-Match</c>.</param>
/// <param name="Name">名称</param>
/// <param name="Code">机构代码</param>
/// <param name="Kind">Committee or group.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ProjectId">The area.</param>
/// <param name="Project">Its name.</param>
/// <param name="OrganisationId">For which its people sign in.</param>
/// <param name="ElectedOn">选举产生日期</param>
/// <param name="TermFrom">First day of the term.</param>
/// <param name="TermUntil">Last day of the term.</param>
/// <param name="FilingReference">备案文号</param>
/// <param name="Seats">Seats at the election.</param>
/// <param name="Members">委员, by post.</param>
/// <param name="Alternates">候补委员</param>
/// <param name="Former">Who left.</param>
/// <param name="Staff">其他工作人员, 执行秘书, 业主监事.</param>
public sealed record CommitteeDetail(
    Guid Id, long Version, string Name, string? Code, CommitteeKind Kind, CommitteeState State, Guid ProjectId, string Project, Guid OrganisationId, DateOnly ElectedOn, DateOnly? TermFrom, DateOnly? TermUntil,
    string FilingReference, int Seats, IReadOnlyList<MemberLine> Members, IReadOnlyList<MemberLine> Alternates, IReadOnlyList<MemberLine> Former, IReadOnlyList<StaffLine> Staff)
{
    /// <summary>Whether a seat is vacant.</summary>
    public bool HasVacancy => Members.Count < Seats;

    /// <summary>Whether anything can be changed.</summary>
    public bool IsOpen => State is CommitteeState.Preparing or CommitteeState.InOffice;
}

/// <summary>A member.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">姓名</param>
/// <param name="Gender">性别</param>
/// <param name="Document">证件号, masked.</param>
/// <param name="Phone">电话, masked.</param>
/// <param name="Room">房号</param>
/// <param name="Post">职务</param>
/// <param name="Standing">任职资格</param>
/// <param name="InRegister">Whether the register knew the person as an owner.</param>
/// <param name="From">First day.</param>
/// <param name="PromotedOn">Since when an alternate holds a seat.</param>
/// <param name="Until">Last day.</param>
/// <param name="ChangeReason">Why the person stepped up or left.</param>
public sealed record MemberLine(
    Guid Id, string Name, Gender Gender, string Document, string Phone, string Room, CommitteePost Post, MemberStanding Standing, bool InRegister, DateOnly From, DateOnly? PromotedOn, DateOnly? Until, string ChangeReason);

/// <summary>Somebody of the staff.</summary>
/// <param name="Id">Who.</param>
/// <param name="Kind">人员类别</param>
/// <param name="Name">姓名</param>
/// <param name="Position">岗位</param>
/// <param name="Phone">电话, masked; null when unknown.</param>
/// <param name="Document">证件号, masked; null when unknown.</param>
/// <param name="Since">到岗日期</param>
/// <param name="LeftOn">离岗日期</param>
public sealed record StaffLine(Guid Id, StaffKind Kind, string Name, string Position, string? Phone, string? Document, DateOnly Since, DateOnly? LeftOn);
