using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Committees;

/// <summary>Identity of a committee or of a group that acts for one.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct CommitteeId(Guid Value) : IEntityId<CommitteeId>
{
    /// <inheritdoc/>
    public static CommitteeId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static CommitteeId New() => new(Guid.CreateVersion7());
}

/// <summary>What acts for the owners of an area.</summary>
public enum CommitteeKind
{
    /// <summary>业主委员会</summary>
    Committee = 1,

    /// <summary>筹备组: before the first committee (OC-07)</summary>
    PreparatoryGroup = 2,

    /// <summary>换届小组: when a term ends</summary>
    ReelectionGroup = 3,
}

/// <summary>Where a committee stands in its life.</summary>
public enum CommitteeState
{
    /// <summary>筹备: a group that prepares an election</summary>
    Preparing = 1,

    /// <summary>现任</summary>
    InOffice = 2,

    /// <summary>届满: read-only except for the handover</summary>
    TermOver = 3,

    /// <summary>已终止: another one took office</summary>
    Ended = 4,
}

/// <summary>职务 of a member.</summary>
public enum CommitteePost
{
    /// <summary>主任; of a group its head</summary>
    Director = 1,

    /// <summary>副主任</summary>
    DeputyDirector = 2,

    /// <summary>委员</summary>
    Member = 3,

    /// <summary>候补委员: attends without a vote, steps into a vacant seat</summary>
    Alternate = 4,
}

/// <summary>Why somebody may sit on a committee (decision 9).</summary>
public enum MemberStanding
{
    /// <summary>业主 of the register</summary>
    Owner = 1,

    /// <summary>单位业主授权代表, with written authorisation</summary>
    CorporateDelegate = 2,

    /// <summary>已交付未登记的买受人, confirmed by the reviewer</summary>
    BuyerInPossession = 3,
}

/// <summary>The numbers of a committee; configuration of the city (decision 10).</summary>
/// <param name="Least">Fewest members.</param>
/// <param name="Most">Most members.</param>
/// <param name="Odd">Whether the number is odd.</param>
/// <param name="Years">Longest term.</param>
/// <param name="WarnDays">Days before the end of a term at which it is announced (OC-08).</param>
public sealed record CommitteeRules(int Least = 5, int Most = 17, bool Odd = true, int Years = 5, int WarnDays = 180);

/// <summary>
/// 业主委员会 of an area, or the group that prepares its election. It comes from the filing, or from the street where there was none; its members change
/// by vacancy and by alternates stepping up; it ends when the next one takes office, and the area keeps all of them.
/// </summary>
public sealed class OwnerCommittee : AggregateRoot<CommitteeId>, IProjectScoped
{
    private readonly List<CommitteeMember> _members = [];
    private readonly List<CommitteeStaff> _staff = [];

    private OwnerCommittee()
    {
    }

    /// <inheritdoc/>
    public ProjectId ProjectId { get; private set; }

    /// <inheritdoc/>
    public Jurisdiction Jurisdiction { get; private set; } = null!;

    /// <summary>The organisation for which its people sign in.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>Committee or group.</summary>
    public CommitteeKind Kind { get; private set; }

    /// <summary>名称</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public CommitteeState State { get; private set; }

    /// <summary>选举产生日期, or the day a group was formed.</summary>
    public DateOnly ElectedOn { get; private set; }

    /// <summary>First day of the term; null for a group.</summary>
    public DateOnly? TermFrom { get; private set; }

    /// <summary>Last day of the term; null for a group.</summary>
    public DateOnly? TermUntil { get; private set; }

    /// <summary>备案文号, or the document by which the street formed the group.</summary>
    public string FilingReference { get; private set; } = "";

    /// <summary>Seats: members without alternates at the election.</summary>
    public int Seats { get; private set; }

    /// <summary>Whether the end of the term was announced.</summary>
    public bool EndAnnounced { get; private set; }

    /// <summary>When it ended; null while it is the area's own.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>委员 and 候补委员, those who left included.</summary>
    public IReadOnlyList<CommitteeMember> Members => _members;

    /// <summary>其他工作人员, 执行秘书 and 业主监事, those who left included.</summary>
    public IReadOnlyList<CommitteeStaff> Staff => _staff;

    /// <summary>Members that hold a seat now.</summary>
    public int SeatsHeld => _members.Count(m => m.IsActive && m.Post != CommitteePost.Alternate);

    /// <summary>A committee takes office: odd number of members within the limits, one director, at least one deputy, a term of at most five years.</summary>
    public static Result<OwnerCommittee> TakeOffice(CommitteeOrigin origin, DateOnly from, DateOnly until, IReadOnlyList<NewMember> members, CommitteeRules rules)
    {
        var seats = members.Count(m => m.Facts.Post != CommitteePost.Alternate);
        if (seats < rules.Least || seats > rules.Most || (rules.Odd && seats % 2 == 0)) return CommitteeErrors.WrongSize.With($"{rules.Least}", $"{rules.Most}");
        if (members.Count(m => m.Facts.Post == CommitteePost.Director) != 1) return CommitteeErrors.OneDirector;
        if (members.All(m => m.Facts.Post != CommitteePost.DeputyDirector)) return CommitteeErrors.NoDeputy;
        if (until < from || until >= from.AddYears(rules.Years)) return CommitteeErrors.TermTooLong.With($"{rules.Years}");
        if (HasTwice(members)) return CommitteeErrors.SamePersonTwice;

        var committee = Make(origin, CommitteeKind.Committee, CommitteeState.InOffice, members, from);
        (committee.TermFrom, committee.TermUntil, committee.Seats) = (from, until, seats);
        committee.Raise(new CommitteeTookOffice(committee.Id, committee.ProjectId, committee.OrganisationId, until));
        return committee;
    }

    /// <summary>The street forms a preparatory or a re-election group: one head and at least two others.</summary>
    public static Result<OwnerCommittee> FormGroup(CommitteeOrigin origin, CommitteeKind kind, IReadOnlyList<NewMember> members)
    {
        if (kind == CommitteeKind.Committee) throw new ArgumentException("A committee takes office.", nameof(kind));
        if (members.Count < 3) return CommitteeErrors.GroupTooSmall;
        if (members.Count(m => m.Facts.Post == CommitteePost.Director) != 1) return CommitteeErrors.OneDirector;
        if (HasTwice(members)) return CommitteeErrors.SamePersonTwice;

        var group = Make(origin, kind, CommitteeState.Preparing, members, origin.ElectedOn);
        group.Seats = members.Count;
        group.Raise(new GroupFormed(group.Id, group.ProjectId, group.OrganisationId, kind));
        return group;
    }

    /// <summary>Edits the data of a member already there (OC-03). The post changes by <see cref="Appoint"/> and <see cref="Promote"/> only.</summary>
    public Result CorrectMember(Guid member, MemberContact contact)
    {
        if (IsClosed) return CommitteeErrors.Closed;
        if (Find(member) is not { } found) return CommitteeErrors.MemberUnknown;

        found.Correct(contact);
        Raise(new CommitteeMemberCorrected(Id, ProjectId, member));
        return Result.Done;
    }

    /// <summary>Somebody gives up the seat, or loses it.</summary>
    public Result Vacate(Guid member, DateOnly on, string reason)
    {
        if (IsClosed) return CommitteeErrors.Closed;
        if (Find(member) is not { IsActive: true } found) return CommitteeErrors.MemberUnknown;
        if (on < found.From) return CommitteeErrors.BeforeItsBeginning;

        found.Leave(on, reason);
        Raise(new CommitteeSeatVacated(Id, ProjectId, OrganisationId, member, found.Post, on));
        return Result.Done;
    }

    /// <summary>An alternate steps into a vacant seat (OC-09), recorded with day and reason.</summary>
    public Result Promote(Guid alternate, DateOnly on, string reason)
    {
        if (IsClosed) return CommitteeErrors.Closed;
        if (Find(alternate) is not { IsActive: true, Post: CommitteePost.Alternate } found) return CommitteeErrors.NoAlternate;
        if (SeatsHeld >= Seats) return CommitteeErrors.NoVacantSeat;
        if (on < found.From) return CommitteeErrors.BeforeItsBeginning;

        found.StepUp(on, reason);
        Raise(new AlternatePromoted(Id, ProjectId, alternate, on));
        return Result.Done;
    }

    /// <summary>The members choose the director or a deputy among themselves; the director so far becomes a member.</summary>
    public Result Appoint(Guid member, CommitteePost post)
    {
        if (IsClosed) return CommitteeErrors.Closed;
        if (post == CommitteePost.Alternate || Find(member) is not { IsActive: true } found || found.Post == CommitteePost.Alternate) return CommitteeErrors.MemberUnknown;
        if (found.Post == CommitteePost.Director && post != CommitteePost.Director) return CommitteeErrors.OneDirector;

        if (post == CommitteePost.Director && _members.Find(m => m is { IsActive: true, Post: CommitteePost.Director }) is { } former) former.Take(CommitteePost.Member);
        found.Take(post);
        Raise(new CommitteePostTaken(Id, ProjectId, OrganisationId, member, post));
        return Result.Done;
    }

    /// <summary>Adds one of 其他工作人员, an executive secretary or an owner supervisor (OC-02, OC-06).</summary>
    public Result<Guid> AddStaff(StaffFacts facts)
    {
        if (IsClosed) return CommitteeErrors.Closed;
        if (facts.LeftOn < facts.Since) return CommitteeErrors.BeforeItsBeginning;

        var staff = new CommitteeStaff(facts);
        _staff.Add(staff);
        Raise(new CommitteeStaffKept(Id, ProjectId, staff.Id, facts.Kind));
        return staff.Id;
    }

    /// <summary>Edits one of them.</summary>
    public Result CorrectStaff(Guid staff, StaffFacts facts)
    {
        if (IsClosed) return CommitteeErrors.Closed;
        if (_staff.Find(s => s.Id == staff) is not { } found) return CommitteeErrors.StaffUnknown;
        if (facts.LeftOn < facts.Since) return CommitteeErrors.BeforeItsBeginning;

        found.Take(facts);
        Raise(new CommitteeStaffKept(Id, ProjectId, staff, facts.Kind));
        return Result.Done;
    }

    /// <summary>Lets time pass (OC-08): announces the end of the term once, some time before, and ends the office the day after the last one.</summary>
    public void Age(DateTimeOffset now, CommitteeRules rules)
    {
        if (State != CommitteeState.InOffice || TermUntil is not { } until) return;

        var today = ChinaCalendar.DayOf(now);
        if (!EndAnnounced && today >= until.AddDays(-rules.WarnDays))
        {
            EndAnnounced = true;
            Raise(new CommitteeTermEnding(Id, ProjectId, OrganisationId, until));
        }

        if (today <= until) return;

        State = CommitteeState.TermOver;
        Raise(new CommitteeTermOver(Id, ProjectId, OrganisationId, until));
    }

    /// <summary>Another one takes its place; its accounts end with it.</summary>
    public void End(DateTimeOffset now)
    {
        if (EndedAt is not null) return;

        (State, EndedAt) = (CommitteeState.Ended, now);
        Raise(new CommitteeEnded(Id, ProjectId, OrganisationId, now));
    }

    private bool IsClosed => State is CommitteeState.TermOver or CommitteeState.Ended;

    private CommitteeMember? Find(Guid member) => _members.Find(m => m.Id == member);

    private static bool HasTwice(IReadOnlyList<NewMember> members) => members.GroupBy(m => m.Facts.Document).Any(same => same.Count() > 1);

    private static OwnerCommittee Make(CommitteeOrigin origin, CommitteeKind kind, CommitteeState state, IReadOnlyList<NewMember> members, DateOnly from)
    {
        var committee = new OwnerCommittee
        {
            Id = CommitteeId.New(),
            ProjectId = origin.Project,
            Jurisdiction = origin.Place,
            OrganisationId = origin.Organisation,
            Kind = kind,
            State = state,
            Name = Normalised.Text(origin.Name),
            ElectedOn = origin.ElectedOn,
            FilingReference = Normalised.Text(origin.FilingReference),
        };
        committee._members.AddRange(members.Select(member => new CommitteeMember(member, from)));
        return committee;
    }
}

/// <summary>Where a committee comes from.</summary>
/// <param name="Project">The area.</param>
/// <param name="Place">The area's community.</param>
/// <param name="Organisation">The organisation for which its people sign in.</param>
/// <param name="Name">名称</param>
/// <param name="ElectedOn">选举产生日期</param>
/// <param name="FilingReference">备案文号; may be empty.</param>
public sealed record CommitteeOrigin(ProjectId Project, Jurisdiction Place, OrganisationId Organisation, string Name, DateOnly ElectedOn, string? FilingReference);

/// <summary>Somebody elected.</summary>
/// <param name="Facts">Who it is.</param>
/// <param name="InRegister">Whether the register of the area has an owner with that document.</param>
public sealed record NewMember(MemberFacts Facts, bool InRegister);
