using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Notices;

/// <summary>通知类型</summary>
public enum NoticeType
{
    /// <summary>工作通知</summary>
    Work = 1,

    /// <summary>政策文件</summary>
    Policy = 2,

    /// <summary>会议通知</summary>
    Meeting = 3,

    /// <summary>安全提示</summary>
    Safety = 4,

    /// <summary>材料报送</summary>
    Submission = 5,

    /// <summary>其他通知</summary>
    Other = 9,
}

/// <summary>What completes a notice for its recipient .</summary>
public enum ReplyType
{
    /// <summary>不回复: reading it is the response.</summary>
    NoReply = 1,

    /// <summary>回复: only a reply is.</summary>
    Reply = 2,
}

/// <summary>Who publishes: somebody of a government unit, for the place that the unit governs.</summary>
/// <param name="Account">The account.</param>
/// <param name="Unit">部门</param>
/// <param name="Place">How far it reaches.</param>
public sealed record Publisher(AccountId Account, OrganisationId Unit, Jurisdiction Place);

/// <summary>What a notice says.</summary>
/// <param name="Title">标题</param>
/// <param name="Type">通知类型</param>
/// <param name="Reply">回复 or 不回复.</param>
/// <param name="Body">正文; may be empty where files say it.</param>
public sealed record NoticeText(string Title, NoticeType Type, ReplyType Reply, string Body);

/// <summary>
/// Whom a notice is for: people of some roles, of the projects in some places or of single projects; with neither, of all projects in the
/// publisher's place (AMB-16). Who that is, is settled once, at the moment of publishing.
/// </summary>
/// <param name="Places">Codes of places.</param>
/// <param name="Projects">Single projects.</param>
/// <param name="Roles">项目经理, 业委会主任, 企业负责人, and the governments of the levels below.</param>
public sealed record RecipientRule(IReadOnlyList<string> Places, IReadOnlyList<Guid> Projects, IReadOnlyList<Role> Roles)
{
    private static readonly Role[] OfEverybody = [Role.ProjectManager, Role.Director];
    private static readonly Role[] OfTheUpperLevels = [.. OfEverybody, Role.EntLead];
    private static readonly Role[] OfCommunities = [Role.CommunityLead, Role.CommunityOfficer];
    private static readonly Role[] OfStreets = [Role.StreetLead, Role.StreetOfficer];

    /// <summary>
    /// Roles that a government of a level may write to: all to managers and directors, city and districts also to enterprises (NTF-11), and each to the governments below
    /// it (NTF-05).
    /// </summary>
    public static IReadOnlyList<Role> RolesOf(JurisdictionLevel level) => level switch
    {
        JurisdictionLevel.City => [.. OfTheUpperLevels, Role.DistrictOfficer, .. OfStreets, .. OfCommunities],
        JurisdictionLevel.District => [.. OfTheUpperLevels, .. OfStreets, .. OfCommunities],
        JurisdictionLevel.Street => [.. OfEverybody, .. OfCommunities],
        _ => OfEverybody,
    };

    /// <summary>The rule with everything named that was left open.</summary>
    public RecipientRule For(Jurisdiction place) => Places.Count + Projects.Count == 0 ? this with { Places = [place.Code] } : this;
}

/// <summary>
/// 通知: a message of a government unit to people of projects in its place. It is published once and never changed; who got it and what became of
/// that stands in its deliveries. A reminder (催办, 提醒更新) is a notice of its own that names what it reminds of.
/// </summary>
public sealed class Notice : AggregateRoot<NoticeId>
{
    /// <summary>Longest 标题.</summary>
    public const int TitleLength = 100;

    /// <summary>Longest 正文.</summary>
    public const int BodyLength = 4000;

    private Notice() => (Title, Body, Place, Rule) = ("", "", Jurisdiction.Of("0."), new RecipientRule([], [], []));

    /// <summary>部门: the unit that published it.</summary>
    public OrganisationId UnitId { get; private set; }

    /// <summary>Who published it for the unit.</summary>
    public AccountId PublishedBy { get; private set; }

    /// <summary>How far the unit reached then.</summary>
    public Jurisdiction Place { get; private set; }

    /// <summary>标题</summary>
    public string Title { get; private set; }

    /// <summary>通知类型</summary>
    public NoticeType Type { get; private set; }

    /// <summary>回复 or 不回复.</summary>
    public ReplyType Reply { get; private set; }

    /// <summary>正文</summary>
    public string Body { get; private set; }

    /// <summary>Whom it was for.</summary>
    public RecipientRule Rule { get; private set; }

    /// <summary>How many got it.</summary>
    public int Recipients { get; private set; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>What kind of reminder it is; null for a notice proper.</summary>
    public ReminderKind? Reminds { get; private set; }

    /// <summary>The notice that a 催办 reminds of.</summary>
    public NoticeId? Urges { get; private set; }

    /// <summary>Whether the publisher may choose these recipients.</summary>
    /// <returns>Done; <see cref="NoticeErrors.OutOfReach"/> for a place outside the own one, <see cref="NoticeErrors.RoleOutOfReach"/> for a role that the level does not write to.</returns>
    public static Result MayAddress(Publisher by, RecipientRule rule)
    {
        if (rule.Roles.Count == 0) return NoticeErrors.NobodyToTell;
        if (rule.Roles.Any(role => !RecipientRule.RolesOf(by.Place.Level).Contains(role))) return NoticeErrors.RoleOutOfReach;

        return rule.Places.All(code => Jurisdiction.IsCode(code) && by.Place.Covers(Jurisdiction.Of(code))) ? Result.Done : NoticeErrors.OutOfReach;
    }

    /// <summary>发布 (NTF-01, NTF-06, NTF-11).</summary>
    /// <param name="id">Chosen beforehand, so that files could be added under it.</param>
    /// <param name="by">Who publishes.</param>
    /// <param name="text">What it says.</param>
    /// <param name="rule">Whom it is for.</param>
    /// <param name="recipients">How many people that is now; one at least.</param>
    /// <param name="now">When.</param>
    public static Result<Notice> Publish(NoticeId id, Publisher by, NoticeText text, RecipientRule rule, int recipients, DateTimeOffset now)
    {
        if (Normalised.Prose(text.Title).Length == 0) return NoticeErrors.NoTitle;
        if (MayAddress(by, rule).Error is { } refused) return refused;
        if (recipients == 0) return NoticeErrors.NobodyToTell;

        return Issue(id, by, text, rule, recipients, null, null, now);
    }

    /// <summary>催办: reminds those who have not responded to this notice (NTF-02). It asks for no reply of its own: the reply belongs to this notice.</summary>
    /// <param name="by">Who urges, of the unit that published.</param>
    /// <param name="recipients">How many are urged.</param>
    /// <param name="now">When.</param>
    public Result<Notice> Urge(Publisher by, int recipients, DateTimeOffset now)
    {
        if (by.Unit != UnitId) return NoticeErrors.NotFound;
        if (Reminds is not null) return NoticeErrors.IsAReminder;
        if (recipients == 0) return NoticeErrors.NobodyWaits;

        var title = $"【催办】{Title}";
        var text = new NoticeText(title.Length > TitleLength ? title[..TitleLength] : title, Type, ReplyType.NoReply, Reply == ReplyType.Reply ? "请尽快查看原通知并回复。" : "请尽快查看原通知。");
        return Issue(NoticeId.New(), by, text, Rule, recipients, ReminderKind.Response, Id, now);
    }

    /// <summary>提醒更新: reminds people to bring something on the platform up to date.</summary>
    /// <param name="by">Who reminds.</param>
    /// <param name="title">标题</param>
    /// <param name="body">正文</param>
    /// <param name="recipients">How many are reminded; one at least.</param>
    /// <param name="now">When.</param>
    public static Result<Notice> AskForUpdate(Publisher by, string title, string body, int recipients, DateTimeOffset now)
    {
        if (Normalised.Prose(title).Length == 0) return NoticeErrors.NoTitle;
        if (recipients == 0) return NoticeErrors.NobodyToTell;

        return Issue(NoticeId.New(), by, new NoticeText(title, NoticeType.Work, ReplyType.NoReply, body), new RecipientRule([by.Place.Code], [], []), recipients, ReminderKind.Update, null, now);
    }

    private static Notice Issue(NoticeId id, Publisher by, NoticeText text, RecipientRule rule, int recipients, ReminderKind? reminds, NoticeId? urges, DateTimeOffset now)
    {
        var notice = new Notice
        {
            Id = id,
            UnitId = by.Unit,
            PublishedBy = by.Account,
            Place = by.Place,
            Title = Normalised.Prose(text.Title),
            Type = text.Type,
            Reply = text.Reply,
            Body = Normalised.Prose(text.Body),
            Rule = rule.For(by.Place),
            Recipients = recipients,
            PublishedAt = now,
            Reminds = reminds,
            Urges = urges,
        };
        notice.Raise(new NoticePublished(id, by.Unit, text.Type, text.Reply, recipients, reminds, urges, now));
        return notice;
    }
}
