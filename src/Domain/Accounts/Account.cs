using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Accounts;

/// <summary>Identity of an account.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct AccountId(Guid Value) : IEntityId<AccountId>
{
    /// <inheritdoc/>
    public static AccountId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static AccountId New() => new(Guid.CreateVersion7());
}

/// <summary>States of an account (catalogue, ACC state machine).</summary>
public enum AccountState
{
    /// <summary>预设（未绑定）</summary>
    Preset = 1,

    /// <summary>已绑定</summary>
    Bound = 2,

    /// <summary>已注销; final.</summary>
    Cancelled = 3,
}

/// <summary>A project that an account serves, as project manager, project staff or member of a group without a committee.</summary>
public sealed class ServedProject
{
    private ServedProject()
    {
    }

    internal ServedProject(ProjectId project, Role role) => (ProjectId, ServedAs) = (project, role);

    /// <summary>The project.</summary>
    public ProjectId ProjectId { get; private set; }

    /// <summary>The role of the account; a project is served by one <see cref="Role.ProjectManager"/> at most (ACC-31).</summary>
    public Role ServedAs { get; private set; }
}

/// <summary>
/// One identity of a person: a role in a unit (decision 16). A superior presets it, the person binds it by proving name
/// and phone, superiors grant and revoke permissions, the person or a superior unbinds or cancels it. A cancelled account
/// is never used again; whoever returns gets a new one.
/// </summary>
public sealed class Account : AggregateRoot<AccountId>
{
    /// <summary>Longest 职务.</summary>
    public const int PositionLength = 60;

    /// <summary>Longest permission key.</summary>
    public const int PermissionLength = 60;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly List<string> _granted = [];
    private readonly List<string> _withheld = [];
    private readonly List<ServedProject> _projects = [];

    private Account() => (Name, Jurisdiction) = ("", Jurisdiction.Of("0."));

    /// <summary>The person behind it; null until somebody has bound it.</summary>
    public PersonId? PersonId { get; private set; }

    /// <summary>Through which entry the person identifies.</summary>
    public Audience Audience { get; private set; }

    /// <summary>What the person is there.</summary>
    public Role Role { get; private set; }

    /// <summary>单位; null for owners and experts.</summary>
    public OrganisationId? OrganisationId { get; private set; }

    /// <summary>What the unit governs, or where it sits.</summary>
    public Jurisdiction Jurisdiction { get; private set; }

    /// <summary>姓名 as preset; the person must give the same.</summary>
    public string Name { get; private set; }

    /// <summary>手机号码 as preset or changed, encrypted at rest; null once cancelled.</summary>
    public MobileNumber? Phone { get; private set; }

    /// <summary>Finds the account by phone; unique within the audience, null once cancelled.</summary>
    public BlindIndex? PhoneIndex { get; private set; }

    /// <summary>职务</summary>
    public string? Position { get; private set; }

    /// <summary>Where it stands.</summary>
    public AccountState State { get; private set; }

    /// <summary>Since when it is bound.</summary>
    public DateTimeOffset? BoundAt { get; private set; }

    /// <summary>Since when sessions hold. Each carries this moment, so that one from before an unbinding or another password is worth nothing after; null while nobody is bound.</summary>
    public DateTimeOffset? SessionsSince { get; private set; }

    /// <summary>When the person was last urged to bind (催绑).</summary>
    public DateTimeOffset? LastNudgedAt { get; private set; }

    /// <summary>Who preset it; null for self-service and the system.</summary>
    public AccountId? CreatedBy { get; private set; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Permissions beyond those of the role.</summary>
    public IReadOnlyList<string> Granted => _granted;

    /// <summary>Permissions of the role that this account does not get.</summary>
    public IReadOnlyList<string> Withheld => _withheld;

    /// <summary>Projects it serves.</summary>
    public IReadOnlyList<ServedProject> Projects => _projects;

    /// <summary>新增: a superior prepares an account for somebody named, who binds it later (ACC-07).</summary>
    /// <returns>The account; <see cref="AccountErrors.NotYourPreset"/> when the matrix or the superior's reach forbids it, <see cref="AccountErrors.WrongSeat"/> when such a role does not exist in such a unit.</returns>
    public static Result<Account> Preset(Superior by, Seat seat, string name, IndexedPhone phone, string? position, IReadOnlyList<ProjectId> projects, DateTimeOffset now)
    {
        if (!by.Governs(seat.Role, seat.Unit, seat.Jurisdiction)) return AccountErrors.NotYourPreset;

        return Open(seat, name, phone, position, projects, by.Account, now);
    }

    /// <summary>The platform itself prepares an account: the first sign-in of an enterprise (ENT-01), an approved committee (FIL-37), the first administrator of a city.</summary>
    public static Result<Account> PresetBySystem(Seat seat, string name, IndexedPhone phone, string? position, IReadOnlyList<ProjectId> projects, DateTimeOffset now) =>
        Open(seat, name, phone, position, projects, null, now);

    /// <summary>An owner or an applicant expert takes an identity without anybody's preset; it is bound at once.</summary>
    public static Result<Account> SelfService(Role role, Jurisdiction city, Person person, IndexedPhone phone, DateTimeOffset now)
    {
        if (!PresetMatrix.SelfService.Contains(role)) return AccountErrors.NotYourPreset;

        var opened = Open(new Seat(role, null, null, city), person.Name, phone, null, [], null, now);
        if (opened.Error is { } refused) return refused;

        return opened.Value.Bind(person, now) is { Error: { } notBound } ? notBound : opened;
    }

    /// <summary>
    /// 提交信息: the person whose phone was proved takes the account. A bound account may be bound again by the same person only, who is its holder
    /// under whatever name: the account's may have been corrected since, and the person's kept for identities elsewhere (ACC-30).
    /// </summary>
    public Result Bind(Person person, DateTimeOffset now)
    {
        if (State == AccountState.Cancelled) return AccountErrors.Cancelled;
        if (State == AccountState.Bound && PersonId == person.Id) return Result.Done;
        if (person.Name != Name) return AccountErrors.NameDiffers;
        if (State == AccountState.Bound) return AccountErrors.BoundToAnother;

        (PersonId, State, BoundAt, SessionsSince) = (person.Id, AccountState.Bound, now, now);
        Raise(new AccountBound(Id, person.Id, Role, now));
        return Result.Done;
    }

    /// <summary>账号赋权: sets what the account holds beyond its role and what of the role it lacks. Takes effect on its next request (ACC-22).</summary>
    /// <param name="by">Who grants.</param>
    /// <param name="granted">Permissions beyond the role; the caller has checked that they can be granted and that the superior holds them.</param>
    /// <param name="withheld">Permissions of the role that are taken away.</param>
    public Result Grant(Superior by, IReadOnlyCollection<string> granted, IReadOnlyCollection<string> withheld)
    {
        if (!by.MayGrantTo(Role, OrganisationId, Jurisdiction)) return AccountErrors.NotYourAccount;
        if (State == AccountState.Cancelled) return AccountErrors.Cancelled;

        var before = new PermissionSet(Joined(_granted), Joined(_withheld));
        Replace(_granted, granted);
        Replace(_withheld, withheld);
        Raise(new AccountGranted(Id, before, new PermissionSet(Joined(_granted), Joined(_withheld))));
        return Result.Done;
    }

    /// <summary>编辑手机号码: the new number was proved by a code.</summary>
    public Result ChangePhone(IndexedPhone phone)
    {
        if (State == AccountState.Cancelled) return AccountErrors.Cancelled;

        var before = Phone?.Masked ?? "";
        (Phone, PhoneIndex) = (phone.Number, phone.Index);
        Raise(new AccountPhoneChanged(Id, before, phone.Number.Masked));
        return Result.Done;
    }

    /// <summary>A superior corrects what was preset, before or after binding (ACC-30). What the person behind it is called follows by <see cref="Person.Rename"/>.</summary>
    public Result Correct(Superior by, string name, string? position)
    {
        if (!by.Governs(Role, OrganisationId, Jurisdiction)) return AccountErrors.NotYourAccount;
        if (State == AccountState.Cancelled) return AccountErrors.Cancelled;

        var nameChanged = Name != Normalised.Name(name);
        (Name, Position) = (Normalised.Name(name), position);
        Raise(new AccountCorrected(Id, nameChanged, position));
        return Result.Done;
    }

    /// <summary>催绑: notes when the person was urged; a bound account is left in peace.</summary>
    public Result Nudge(DateTimeOffset now)
    {
        if (State != AccountState.Preset) return AccountErrors.NotPreset;

        LastNudgedAt = now;
        Raise(new AccountNudged(Id, now));
        return Result.Done;
    }

    /// <summary>解绑: the person leaves, the account stays and can be bound again. It is not 注销.</summary>
    public Result Unbind(DateTimeOffset now)
    {
        if (State != AccountState.Bound || PersonId is not { } person) return AccountErrors.NotBound;

        (PersonId, BoundAt, SessionsSince, State) = (null, null, null, AccountState.Preset);
        Raise(new AccountUnbound(Id, person, now));
        return Result.Done;
    }

    /// <summary>注销: the account ends for good and forgets the phone; its history stays.</summary>
    /// <param name="otherLeads">Living accounts of leading roles in the same unit, this one left out.</param>
    /// <param name="now">When.</param>
    public Result Cancel(int otherLeads, DateTimeOffset now)
    {
        if (State == AccountState.Cancelled) return AccountErrors.Cancelled;
        if (Roles.Of(Role).Leads && otherLeads == 0) return AccountErrors.LastLead;

        var (before, person) = (State, PersonId);
        (State, Phone, PhoneIndex, BoundAt, SessionsSince) = (AccountState.Cancelled, null, null, null, null);
        _projects.Clear();
        Raise(new AccountCancelled(Id, before, person, now));
        return Result.Done;
    }

    /// <summary>Ends every session: whoever is signed in signs in again. For another password, which is asked for when the old one got into wrong hands.</summary>
    public Result EndSessions(DateTimeOffset now)
    {
        if (State != AccountState.Bound || SessionsSince is not { } since) return AccountErrors.NotBound;

        // Sessions know the moment by the millisecond.
        SessionsSince = now - since < Moment ? since + Moment : now;
        Raise(new AccountSessionsEnded(Id, now));
        return Result.Done;
    }

    /// <summary>Sets the projects that the account serves.</summary>
    public Result Serve(IReadOnlyCollection<ProjectId> projects)
    {
        if (State == AccountState.Cancelled) return AccountErrors.Cancelled;

        var before = _projects.Count;
        _projects.RemoveAll(served => !projects.Contains(served.ProjectId));
        _projects.AddRange(projects.Distinct().Where(p => _projects.TrueForAll(served => served.ProjectId != p)).Select(p => new ServedProject(p, Role)));
        Raise(new AccountProjectsChanged(Id, before, _projects.Count));
        return Result.Done;
    }

    private static Result<Account> Open(Seat seat, string name, IndexedPhone phone, string? position, IReadOnlyList<ProjectId> projects, AccountId? by, DateTimeOffset now)
    {
        if (!seat.Fits) return AccountErrors.WrongSeat;

        var account = new Account
        {
            Id = AccountId.New(),
            Audience = Roles.Of(seat.Role).Audience,
            Role = seat.Role,
            OrganisationId = seat.Unit,
            Jurisdiction = seat.Jurisdiction,
            Name = Normalised.Name(name),
            Phone = phone.Number,
            PhoneIndex = phone.Index,
            Position = position,
            State = AccountState.Preset,
            CreatedBy = by,
            CreatedAt = now,
        };
        account._projects.AddRange(projects.Distinct().Select(p => new ServedProject(p, seat.Role)));
        account.Raise(new AccountPreset(account.Id, seat.Role, seat.Unit, seat.Jurisdiction.Code, phone.Number.Masked, now));
        return account;
    }

    private static void Replace(List<string> permissions, IEnumerable<string> by)
    {
        permissions.Clear();
        permissions.AddRange(by.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static string Joined(IEnumerable<string> permissions) => string.Join(' ', permissions);
}
