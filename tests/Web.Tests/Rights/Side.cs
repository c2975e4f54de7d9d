using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Attachments;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Committees;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Organisations;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Adapters.FaceCheck;
using PropertyPlatform.Infrastructure.Outbox;
using PropertyPlatform.Infrastructure.Security;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Rights;

/// <summary>
/// A district with everything in it: offices, an enterprise, a developer, an area with a committee and one with a preparatory group, homes, ballots, requests, and somebody of every role.
/// Whatever carries a name carries the mark of the side, so that a glance at an answer tells whether it leaked.
/// </summary>
internal sealed class Side
{
    public static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];
    private static int _phones;

    private readonly PlatformApp _app;
    private readonly Dictionary<OrganisationType, Guid> _units = [];
    private readonly Dictionary<Role, (Guid Account, IActor Actor)> _people = [];

    private readonly Dictionary<AnEstate, ProxyId> _proxies = [];
    private readonly Dictionary<Guid, NoticeId> _notices = [];

    private Side(PlatformApp app, string mark, string district) => (_app, Mark, District) = (app, mark, district);

    /// <summary>A word that stands in every name of the side.</summary>
    public string Mark { get; }

    public string District { get; }

    public string Street => $"{District}007.";

    public string Community => $"{Street}001.";

    public AnEstate Area { get; private set; } = null!;

    public AnEstate AreaWithoutCommittee { get; private set; } = null!;

    public HouseId House { get; private set; }

    public CommitteeId Committee { get; private set; }

    public CommitteeId Group { get; private set; }

    public Guid Member { get; private set; }

    public Guid Staff { get; private set; }

    public RegisterImportId Import { get; private set; }

    /// <summary>The request by which the owner was bound.</summary>
    public BindingRequestId OwnRequest { get; private set; }

    /// <summary>The owner of the home.</summary>
    public OwnerId OwnerId { get; private set; }

    /// <summary>A home of the area without a committee.</summary>
    public HouseId HouseOfGroup { get; private set; }

    public Guid Binding { get; private set; }

    /// <summary>A message that was given up.</summary>
    public Guid Dead { get; private set; }

    /// <summary>What the committee has to do with.</summary>
    public Business OfCommittee { get; private set; } = null!;

    /// <summary>What the preparatory group has to do with.</summary>
    public Business OfGroup { get; private set; } = null!;

    /// <summary>A document of the committee's draft.</summary>
    public Guid DraftedFile { get; private set; }

    /// <summary>Ballots in voting, by the role whose unit convenes.</summary>
    public Dictionary<Role, BallotId> Ballots { get; } = [];

    /// <summary>Drafts, by the role whose unit convenes.</summary>
    public Dictionary<Role, BallotId> Drafts { get; } = [];

    public static async Task<Side> BuildAsync(PlatformApp app, string mark, string district)
    {
        var side = new Side(app, mark, district);
        await side.SettleAsync();
        await side.PeopleAsync();
        await side.BusinessAsync();
        return side;
    }

    /// <summary>What the department of somebody sent; what the community sent, for those whose departments send nothing.</summary>
    public NoticeId NoticeOf(Role role) => _notices.TryGetValue(As(role).OrganisationId.GetValueOrDefault(), out var own) ? own : _notices[Unit(OrganisationType.CommunityStation)];

    /// <summary>Somebody of a role, with the permissions and the scope that the platform itself found out.</summary>
    public IActor As(Role role) => _people[role].Actor;

    public Guid AccountOf(Role role) => _people[role].Account;

    public Guid Unit(OrganisationType type) => _units[type];

    private async Task SettleAsync()
    {
        foreach (var (type, name, place) in new[]
        {
            (OrganisationType.CityAuthority, "市局", "4403."), (OrganisationType.DistrictAuthority, "区住建局", District), (OrganisationType.StreetOffice, "街道办", Street),
            (OrganisationType.CommunityStation, "工作站", Community), (OrganisationType.Enterprise, "物业公司", Community), (OrganisationType.Developer, "开发公司", Community),
            (OrganisationType.SupervisoryBoard, "监事会", Community), (OrganisationType.PartyBranch, "党支部", Community),
        }) _units[type] = Done(await _app.SendAsync(new RegisterOrganisation(type, Mark + name, type is OrganisationType.Enterprise or OrganisationType.Developer ? ACode() : null, null, place))).Value;

        var developer = new OrganisationId(_units[OrganisationType.Developer]);
        Area = await AnEstate.BuildAsync(_app, Community);
        AreaWithoutCommittee = await AnEstate.BuildAsync(_app, Community);
        foreach (var area in new[] { Area, AreaWithoutCommittee })
        {
            var entry = new ProjectEntry { Name = $"{Mark}花园{area.Project.Value:N}"[..20], Address = $"{Mark}路{area.Project.Value:N}"[..20], Usage = ProjectUsage.Residential, BuildingCount = 1, HomeCount = 4, Developer = developer.Value };
            Must(await _app.SendAsync(new CorrectProject(area.Project, entry, null)));
            Must(await _app.SendAsync(new AssignEnterprise(area.Project, new OrganisationId(_units[OrganisationType.Enterprise]), "合同", new DateOnly(2026, 1, 1), new DateOnly(2028, 12, 31), null, null)));
        }

        // Before there are homes: entering a register ends what it does not name.
        Import = Done(await _app.SendAsync(new EnterRegister(Area.Project, RegisterSource.Sheet, $"{Mark}名册.xlsx", [new RegisterHome("9栋", "1单元", "1", "901", HouseUse.Residence, new Area(8_000), "", [])])));
    }

    private async Task PeopleAsync()
    {
        await SeatAsync(Unit(OrganisationType.CityAuthority), Role.CityAdmin, Role.CityOfficer);
        await SeatAsync(Unit(OrganisationType.DistrictAuthority), Role.DistrictOfficer);
        await SeatAsync(Unit(OrganisationType.StreetOffice), Role.StreetLead, Role.StreetOfficer, Role.WindowClerk, Role.Reviewer);
        await SeatAsync(Unit(OrganisationType.CommunityStation), Role.CommunityLead, Role.CommunityOfficer);
        await SeatAsync(Unit(OrganisationType.Enterprise), Role.EntLead, Role.EntOfficer, Role.ProjectManager, Role.ProjectStaff);
        await SeatAsync(Unit(OrganisationType.Developer), Role.Developer);
        await SeatAsync(Unit(OrganisationType.SupervisoryBoard), Role.OwnerSupervisor);
        await SeatAsync(Unit(OrganisationType.PartyBranch), Role.PartySecretary);
        Committee = await FormAsync(Area, CommitteeKind.Committee);
        Group = await FormAsync(AreaWithoutCommittee, CommitteeKind.PreparatoryGroup);
        await SeatAsync((await CommitteeAsync(Committee)).OrganisationId, Role.Director, Role.CommitteeMember, Role.CommitteeOfficer, Role.ExecSecretary);
        await SeatAsync((await CommitteeAsync(Group)).OrganisationId, Role.PrepGroup);
        Member = (await CommitteeAsync(Committee)).Members[0].Id;
        await OwnersAsync();
        await SeatAsync(null, Role.ExpertApplicant, Role.BidExpert, Role.GreenExpert);
    }

    private async Task BusinessAsync()
    {
        Staff = Done(await _app.SendAsync(new KeepStaff(Committee, null, new StaffEntry { Kind = StaffKind.Staff, Name = $"{Mark}文员", Position = "文员", Phone = AnEstate.APhone().Digits, Since = new DateOnly(2026, 1, 1) }), As(Role.Director)));
        foreach (var role in new[] { Role.Director, Role.StreetLead, Role.CommunityLead }) Drafts[role] = await DraftAsync(role, Area);
        Drafts[Role.PrepGroup] = await DraftAsync(Role.PrepGroup, AreaWithoutCommittee);
        foreach (var role in Drafts.Keys) Ballots[role] = await DraftAsync(role, role == Role.PrepGroup ? AreaWithoutCommittee : Area);
        DraftedFile = Done(await _app.SendAsync(new UploadAttachment(AttachmentKinds.Ballot, Drafts[Role.Director].Value, $"{Mark}.jpg", new MemoryStream(Photo)), As(Role.Director))).Value;
        OfCommittee = await BusinessAsync(Area, Committee, Role.Director);
        OfGroup = await BusinessAsync(AreaWithoutCommittee, Group, Role.PrepGroup);
        foreach (var role in new[] { Role.CityAdmin, Role.DistrictOfficer, Role.StreetLead, Role.CommunityLead })
        {
            var notice = new PublishNotice(null, $"{Mark}通知", NoticeType.Work, ReplyType.Reply, "正文", null, [Area.Project.Value, AreaWithoutCommittee.Project.Value], null);
            _notices[As(role).OrganisationId.GetValueOrDefault()] = Done(await _app.SendAsync(notice, As(role)));
        }

        Dead = await _app.UseAsync(async db =>
        {
            var message = OutboxMessage.Of(new ProxyAccepted(OfCommittee.Proxy, OwnerId.New(), House, Area.Project, Guid.Empty, _app.Clock.GetUtcNow()), OfCommittee.Proxy.Value, 1, _app.Services.GetRequiredService<EventRegistry>(), _app.Clock.GetUtcNow());
            message.DeadAt = _app.Clock.GetUtcNow();
            db.Add(message);
            await db.SaveChangesAsync();
            return message.Id;
        });
        foreach (var (convenor, ballot) in Ballots)
        {
            Must(await _app.SendAsync(new SubmitBallot(ballot, null), Plain(convenor)));
            Must(await _app.SendAsync(new ReviewBallot(ballot, true, "同意", null), As(convenor == Role.StreetLead ? Role.DistrictOfficer : Role.StreetLead)));
        }
    }

    /// <summary>Voting begins; once the clock is there.</summary>
    public async Task OpenAsync()
    {
        foreach (var ballot in Ballots.Values) Must(await _app.SendAsync(new FreezeRoll(ballot)));
    }

    private async Task OwnersAsync()
    {
        await SeatAsync(null, Role.Owner, Role.Proxy);
        var (principal, proxy) = ((TestActor)Plain(Role.Owner), (TestActor)Plain(Role.Proxy));
        (House, OwnRequest) = await BoundHomeAsync(Area, principal);
        OwnerId = await _app.UseAsync(db => db.Set<Ownership>().AsNoTracking().Where(o => o.HouseId == House).Select(o => o.OwnerId).SingleAsync());
        Binding = await _app.UseAsync(db => db.Set<Binding>().AsNoTracking().Where(b => b.PersonId == principal.PersonId).Select(b => b.Id.Value).SingleAsync());
        _proxies[Area] = await EntrustAsync(Area, House, principal, proxy);
        var another = principal with { AccountId = Guid.CreateVersion7(), PersonId = Guid.CreateVersion7() };
        (HouseOfGroup, _) = await BoundHomeAsync(AreaWithoutCommittee, another);
        _proxies[AreaWithoutCommittee] = await EntrustAsync(AreaWithoutCommittee, HouseOfGroup, another, proxy with { PersonId = Guid.CreateVersion7() });
        foreach (var role in new[] { Role.Owner, Role.Proxy }) await ResolveAsync(role);
    }

    private async Task<(HouseId House, BindingRequestId Request)> BoundHomeAsync(AnEstate area, TestActor person)
    {
        var owner = await area.OwnerAsync($"{Mark}业主");
        var house = await area.HomeAsync("1栋", "101", owner);
        return (house, (await area.BindAsync(owner, person)).Request);
    }

    private async Task<ProxyId> EntrustAsync(AnEstate area, HouseId house, TestActor principal, TestActor proxy)
    {
        var (name, document, phone) = ($"{Mark}代理", AnEstate.ADocument(), AnEstate.APhone());
        var given = Done(await _app.SendAsync(new AuthoriseProxy(house, name, document.Type, document.Number, phone.Digits, _app.Clock.GetUtcNow(), _app.Clock.GetUtcNow().AddDays(60)), principal));
        var certified = Done(await _app.SendAsync(new CertifyProxy(name, document.Type, document.Number, phone.Digits, await area.CodeAsync(phone, CodePurpose.ProxyCertification), Agreed.Binding, Agreed.Face), proxy));
        area.AnswerFace(certified.CheckAddress, FaceAnswer.Pass);
        Done(await _app.SendAsync(new CompleteProxyCheck(certified.Proxy), proxy));
        return given;
    }

    /// <summary>An owner whose face could not be checked.</summary>
    private async Task<BindingRequestId> RequestAsync(AnEstate area, string room)
    {
        var owner = await area.OwnerAsync($"{Mark}二业");
        await area.HomeAsync("1栋", room, owner);
        var somebody = AnEstate.Resident();
        var begun = await area.BeginAsync(owner, somebody);
        area.AnswerFace(begun.CheckAddress, FaceAnswer.NoPhoto);
        Done(await _app.SendAsync(new CompleteFaceCheck(begun.Request), somebody));
        return begun.Request;
    }

    private async Task<Business> BusinessAsync(AnEstate area, CommitteeId committee, Role officer)
    {
        var request = await RequestAsync(area, "102");
        return new(request, _proxies[area], await MeetingAsync(committee), await FileAsync(AttachmentKinds.Ballot, Ballots[officer].Value, officer), await FileAsync(AttachmentKinds.OfflineCertification, request.Value, officer));
    }

    private async Task<MeetingId> MeetingAsync(CommitteeId committee) => Done(await _app.SendAsync(new RecordMeeting(committee, new MeetingEntry { Topic = $"{Mark}会议", Kind = MeetingKind.Regular, HeldAt = _app.Clock.GetUtcNow().AddDays(-1), Chair = "主任", Attendees = "全体委员", Content = "通过" })));

    private async Task<Guid> FileAsync(string kind, Guid thing, Role officer) => Done(await _app.SendAsync(new UploadAttachment(kind, thing, $"{Mark}.jpg", new MemoryStream(Photo)), Plain(officer))).Value;

    private async Task<BallotId> DraftAsync(Role role, AnEstate area)
    {
        var convenor = Plain(role);
        var ballot = Done(await _app.SendAsync(new DraftBallot(area.Project), convenor));
        Must(await _app.SendAsync(new EditBallot(ballot, new BallotContent($"{Mark}议题", "说明", [new Matter("是否同意", MatterKind.Other, "", [], 0)], BallotScope.Everything, _app.Clock.GetUtcNow().AddDays(16), _app.Clock.GetUtcNow().AddDays(23), null, null), null), convenor));
        return ballot;
    }

    private async Task<CommitteeId> FormAsync(AnEstate area, CommitteeKind kind) => Done(await _app.SendAsync(
        new RecordCommittee(area.Project.Value, kind, $"{Mark}{kind}", null, new DateOnly(2026, 1, 1), kind == CommitteeKind.Committee ? new DateOnly(2026, 1, 1) : null, kind == CommitteeKind.Committee ? new DateOnly(2029, 12, 31) : null, null,
            [.. Enumerable.Range(0, 5).Select(i => new MemberEntry { Name = $"{Mark}委员", Gender = Gender.Male, Document = AnEstate.ADocument().Number, Phone = AnEstate.APhone().Digits, Room = "1栋101", Post = i switch { 0 => CommitteePost.Director, 1 => CommitteePost.DeputyDirector, _ => CommitteePost.Member } })]),
        As(Role.StreetLead)));

    private async Task<CommitteeDetail> CommitteeAsync(CommitteeId id) => Done(await _app.SendAsync(new GetCommittee(id)));

    private async Task SeatAsync(Guid? unit, params Role[] roles)
    {
        foreach (var role in roles)
        {
            var projects = role is Role.ProjectManager or Role.ProjectStaff ? new[] { Area.Project.Value, AreaWithoutCommittee.Project.Value } : null;
            var opened = Done(await _app.SendAsync(new OpenAccount(role, unit, $"{Mark}{role}", $"137{Interlocked.Increment(ref _phones):D8}", Projects: projects, Bound: true)));
            _people[role] = (opened.Account.Value, TestActor.Nobody);
            await ResolveAsync(role);
        }
    }

    private async Task ResolveAsync(Role role)
    {
        var id = new AccountId(_people[role].Account);
        var account = await _app.UseAsync(db => db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == id));
        await using var scope = _app.ScopeOf(TestActor.Almighty);
        var actor = await scope.ServiceProvider.GetRequiredService<ActorResolver>().ResolveAsync(Session.Of(account), CancellationToken.None);
        _people[role] = (id.Value, actor.ShouldNotBeNull());
    }

    /// <summary>The same person with everything that a superior may grant.</summary>
    public IActor Granted(Role role) => Plain(role);

    private TestActor Plain(Role role)
    {
        var actor = As(role);
        return new TestActor { AccountId = actor.AccountId, PersonId = actor.PersonId, OrganisationId = actor.OrganisationId, Name = actor.Name, Role = actor.Role, Scope = actor.Scope, Permissions = [.. RoleCatalogue.HeldBy(role), .. RoleCatalogue.GrantableTo(role)] };
    }

    private static string ACode()
    {
        var body = $"91440300MA5F8{Interlocked.Increment(ref _phones):D4}";
        return "0123456789ABCDEFGHJKLMNPQRTUWXY".Select(check => body + check).First(code => UnifiedSocialCreditCode.TryParse(code) is not null);
    }

    private static T Done<T>(Result<T> answer) => answer.Error is { } refused ? throw new InvalidOperationException($"{refused.Code} {JsonSerializer.Serialize(refused.Fields)}") : answer.Value;

    private static void Must(Result answer)
    {
        if (answer.Error is { } refused) throw new InvalidOperationException($"{refused.Code} {JsonSerializer.Serialize(refused.Fields)}");
    }
}

/// <summary>What officers of an area are asked about.</summary>
/// <param name="Request">An owner's request that waits for offline certification.</param>
/// <param name="Proxy">An accepted authorisation.</param>
/// <param name="Meeting">A meeting.</param>
/// <param name="File">A document of a ballot in voting.</param>
/// <param name="Form">The signed form of the request.</param>
internal sealed record Business(BindingRequestId Request, ProxyId Proxy, MeetingId Meeting, Guid File, Guid Form);
