using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Committees;

/// <summary>性别</summary>
public enum Gender
{
    /// <summary>男</summary>
    Male = 1,

    /// <summary>女</summary>
    Female = 2,
}

/// <summary>Who somebody beside the members is.</summary>
public enum StaffKind
{
    /// <summary>其他工作人员</summary>
    Staff = 1,

    /// <summary>执行秘书</summary>
    ExecutiveSecretary = 2,

    /// <summary>业主监事</summary>
    Supervisor = 3,
}

/// <summary>Longest texts about committees, in characters; the same for rules and columns.</summary>
public static class CommitteeLengths
{
    /// <summary>名称</summary>
    public const int Name = 100;

    /// <summary>姓名</summary>
    public const int Person = 50;

    /// <summary>房号, 岗位</summary>
    public const int Brief = 100;

    /// <summary>Reasons.</summary>
    public const int Reason = 200;

    /// <summary>会议主题, 地点</summary>
    public const int Topic = 200;

    /// <summary>内容/决议</summary>
    public const int Content = 8000;
}

/// <summary>A member as elected.</summary>
/// <param name="Name">姓名</param>
/// <param name="Gender">性别</param>
/// <param name="Document">证件号</param>
/// <param name="Phone">电话</param>
/// <param name="Room">房号</param>
/// <param name="Post">职务</param>
/// <param name="Standing">Why the person may sit there.</param>
public sealed record MemberFacts(string Name, Gender Gender, IdDocument Document, MobileNumber Phone, string Room, CommitteePost Post, MemberStanding Standing);

/// <summary>What can be edited of a member (OC-03): who it is and the post stay.</summary>
/// <param name="Name">姓名</param>
/// <param name="Gender">性别</param>
/// <param name="Phone">电话; null leaves the one known, which screens show masked.</param>
/// <param name="Room">房号</param>
public sealed record MemberContact(string Name, Gender Gender, MobileNumber? Phone, string Room);

/// <summary>A member or an alternate, from the first day to the last.</summary>
public sealed class CommitteeMember
{
    private CommitteeMember() => (Name, Room, ChangeReason) = ("", "", "");

    internal CommitteeMember(NewMember member, DateOnly from)
        : this()
    {
        var facts = member.Facts;
        (Id, From, InRegister) = (Guid.CreateVersion7(), from, member.InRegister);
        (Name, Gender, Document, Phone, Room, Post, Standing) = (Normalised.Name(facts.Name), facts.Gender, facts.Document, facts.Phone, Normalised.Text(facts.Room), facts.Post, facts.Standing);
    }

    /// <summary>Who, within the committee.</summary>
    public Guid Id { get; private set; }

    /// <summary>姓名</summary>
    public string Name { get; private set; }

    /// <summary>性别</summary>
    public Gender Gender { get; private set; }

    /// <summary>证件号, encrypted at rest.</summary>
    public IdDocument Document { get; private set; } = null!;

    /// <summary>电话, encrypted at rest.</summary>
    public MobileNumber Phone { get; private set; } = null!;

    /// <summary>房号</summary>
    public string Room { get; private set; }

    /// <summary>职务</summary>
    public CommitteePost Post { get; private set; }

    /// <summary>Why the person may sit there.</summary>
    public MemberStanding Standing { get; private set; }

    /// <summary>Whether the register knew the person as an owner of the area (FIL-35).</summary>
    public bool InRegister { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Since when an alternate holds a seat; null for others.</summary>
    public DateOnly? PromotedOn { get; private set; }

    /// <summary>Last day; null while serving.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Why the person stepped up or left; empty for neither.</summary>
    public string ChangeReason { get; private set; }

    /// <summary>Whether the person serves.</summary>
    public bool IsActive => Until is null;

    internal void Correct(MemberContact contact) =>
        (Name, Gender, Phone, Room) = (Normalised.Name(contact.Name), contact.Gender, contact.Phone ?? Phone, Normalised.Text(contact.Room));

    internal void Leave(DateOnly on, string reason) => (Until, ChangeReason) = (on, Normalised.Text(reason));

    internal void StepUp(DateOnly on, string reason) => (Post, PromotedOn, ChangeReason) = (CommitteePost.Member, on, Normalised.Text(reason));

    internal void Take(CommitteePost post) => Post = post;
}

/// <summary>Somebody who works for a committee or watches it.</summary>
/// <param name="Kind">Who.</param>
/// <param name="Name">姓名</param>
/// <param name="Position">岗位</param>
/// <param name="Phone">电话; null when unknown, or unchanged in an edit.</param>
/// <param name="Document">证件号; null when unknown, or unchanged in an edit.</param>
/// <param name="Since">First day.</param>
/// <param name="LeftOn">Last day; null while working.</param>
public sealed record StaffFacts(StaffKind Kind, string Name, string Position, MobileNumber? Phone, IdDocument? Document, DateOnly Since, DateOnly? LeftOn);

/// <summary>One of 其他工作人员, 执行秘书, 业主监事.</summary>
public sealed class CommitteeStaff
{
    private CommitteeStaff() => (Name, Position) = ("", "");

    internal CommitteeStaff(StaffFacts facts)
        : this()
    {
        Id = Guid.CreateVersion7();
        Take(facts);
    }

    /// <summary>Who, within the committee.</summary>
    public Guid Id { get; private set; }

    /// <summary>Who.</summary>
    public StaffKind Kind { get; private set; }

    /// <summary>姓名</summary>
    public string Name { get; private set; }

    /// <summary>岗位</summary>
    public string Position { get; private set; }

    /// <summary>电话, encrypted at rest.</summary>
    public MobileNumber? Phone { get; private set; }

    /// <summary>证件号, encrypted at rest.</summary>
    public IdDocument? Document { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly Since { get; private set; }

    /// <summary>Last day; null while working.</summary>
    public DateOnly? LeftOn { get; private set; }

    internal void Take(StaffFacts facts) =>
        (Kind, Name, Position, Phone, Document, Since, LeftOn) =
        (facts.Kind, Normalised.Name(facts.Name), Normalised.Text(facts.Position), facts.Phone ?? Phone, facts.Document ?? Document, facts.Since, facts.LeftOn);
}
