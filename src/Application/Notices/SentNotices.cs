using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Notices;

/// <summary>部门已发消息 (NTF-01), latest first.</summary>
/// <param name="RemindersOnly">显示催办: nothing but reminders (NTF-03).</param>
/// <param name="Keyword">Part of the title.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.PublishNotices)]
public sealed record GetSentNotices(bool RemindersOnly, string? Keyword, Page Page) : IQuery<Paged<SentLine>>;

internal sealed class GetSentNoticesValidator : AbstractValidator<GetSentNotices>
{
    public GetSentNoticesValidator() => RuleFor(q => q.Keyword).MaximumLength(Notice.TitleLength);
}

/// <summary>A notice that the department sent.</summary>
/// <param name="Id">The notice.</param>
/// <param name="Title">标题</param>
/// <param name="Type">通知类型</param>
/// <param name="Reply">回复 or 不回复.</param>
/// <param name="PublishedAt">发布时间</param>
/// <param name="PublishedBy">Who of the department.</param>
/// <param name="Recipients">接收人数</param>
/// <param name="Outstanding">未响应人数</param>
/// <param name="Reminds">What kind of reminder it is; null for a notice proper.</param>
public sealed record SentLine(Guid Id, string Title, NoticeType Type, ReplyType Reply, DateTimeOffset PublishedAt, string PublishedBy, int Recipients, int Outstanding, ReminderKind? Reminds);

/// <summary>One notice that the department sent.</summary>
/// <param name="Notice">The notice.</param>
[Requires(Permissions.PublishNotices)]
public sealed record GetSentNotice(NoticeId Notice) : IQuery<SentNotice>;

/// <summary>A notice as its department sees it.</summary>
/// <param name="Line">As in the list.</param>
/// <param name="Body">正文</param>
/// <param name="Roles">Roles it was for.</param>
/// <param name="Places">Places it was for, by name.</param>
/// <param name="Projects">Single projects it was for.</param>
/// <param name="Urges">The notice that it reminds of.</param>
/// <param name="MayUrge">Whether somebody waits to be urged.</param>
/// <param name="Cards">How far its WeChat cards have come.</param>
/// <param name="InboxOnly">Recipients without a card: they have not bound WeChat.</param>
public sealed record SentNotice(SentLine Line, string Body, IReadOnlyList<Role> Roles, IReadOnlyList<string> Places, int Projects, Guid? Urges, bool MayUrge, ChannelCounts Cards, int InboxOnly);

/// <summary>统计对象: by what the recipients of a notice are counted (NTF-04).</summary>
public enum StatisticsObject
{
    /// <summary>区</summary>
    District = 1,

    /// <summary>街道</summary>
    Street = 2,

    /// <summary>社区</summary>
    Community = 3,

    /// <summary>物业项目</summary>
    Project = 4,

    /// <summary>接收对象 (role)</summary>
    Role = 5,
}

/// <summary>查看全部统计 (NTF-04) of a notice of the own department, in one question to the database.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="By">统计对象</param>
/// <param name="Search">Part of the object's name.</param>
/// <param name="Page">Which part of the objects.</param>
[Requires(Permissions.PublishNotices)]
public sealed record GetNoticeStatistics(NoticeId Notice, StatisticsObject By, string? Search, Page Page) : IQuery<NoticeStatistics>;

internal sealed class GetNoticeStatisticsValidator : AbstractValidator<GetNoticeStatistics>
{
    public GetNoticeStatisticsValidator()
    {
        RuleFor(q => q.By).IsInEnum().WithMessage("请选择统计对象");
        RuleFor(q => q.Search).MaximumLength(120);
    }
}

/// <summary>The figures of some recipients. Whoever is reached by several projects counts once in each object and once in all.</summary>
/// <param name="Recipients">接收</param>
/// <param name="Read">已读</param>
/// <param name="Replied">已回复</param>
/// <param name="Outstanding">未响应</param>
public sealed record NoticeFigures(int Recipients, int Read, int Replied, int Outstanding);

/// <summary>The figures of one object.</summary>
/// <param name="Key">Code of the place, id of the project or name of the role; what the drill-down asks for. Empty for recipients without a project.</param>
/// <param name="Name">Its name; null for a role, whose word the screen knows.</param>
/// <param name="Figures">The figures.</param>
public sealed record ObjectFigures(string Key, string? Name, NoticeFigures Figures);

/// <summary>The statistics of a notice.</summary>
/// <param name="All">Everybody.</param>
/// <param name="Objects">The objects of the page.</param>
public sealed record NoticeStatistics(NoticeFigures All, Paged<ObjectFigures> Objects);

/// <summary>Which figure a list of recipients stands behind.</summary>
public enum NoticeMeasure
{
    /// <summary>接收</summary>
    Recipients = 1,

    /// <summary>已读</summary>
    Read = 2,

    /// <summary>已回复</summary>
    Replied = 3,

    /// <summary>未响应</summary>
    Outstanding = 4,
}

/// <summary>The people behind one figure, with the texts of their replies (NTF-04, STA-04).</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Measure">Which figure.</param>
/// <param name="By">统计对象; null for everybody.</param>
/// <param name="Key">Which object, as the statistics name it.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.PublishNotices)]
public sealed record GetNoticeRecipients(NoticeId Notice, NoticeMeasure Measure, StatisticsObject? By, string? Key, Page Page) : IQuery<Paged<RecipientLine>>;

internal sealed class GetNoticeRecipientsValidator : AbstractValidator<GetNoticeRecipients>
{
    public GetNoticeRecipientsValidator()
    {
        RuleFor(q => q.Measure).IsInEnum();
        RuleFor(q => q.By).IsInEnum();
        RuleFor(q => q.Key).MaximumLength(60);
    }
}

/// <summary>A recipient of a notice.</summary>
/// <param name="Name">姓名</param>
/// <param name="Role">As what.</param>
/// <param name="Unit">单位</param>
/// <param name="Project">A project by which the recipient was reached; the first by name.</param>
/// <param name="Projects">By how many projects.</param>
/// <param name="Step">Where it stands.</param>
/// <param name="ReadAt">When it was first opened.</param>
/// <param name="Reply">回复</param>
/// <param name="RepliedAt">When it was replied to.</param>
/// <param name="Card">What became of the WeChat card; null for whoever got none.</param>
public sealed record RecipientLine(
    string Name, Role Role, string? Unit, string? Project, int Projects, DeliveryStep Step, DateTimeOffset? ReadAt, string? Reply, DateTimeOffset? RepliedAt, DeliveryState? Card);

/// <summary>The people behind one figure as a workbook; whoever asks closes its content.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Measure">Which figure.</param>
/// <param name="By">统计对象; null for everybody.</param>
/// <param name="Key">Which object.</param>
[Requires(Permissions.PublishNotices)]
public sealed record ExportNoticeRecipients(NoticeId Notice, NoticeMeasure Measure, StatisticsObject? By, string? Key) : IQuery<SheetFile>
{
    /// <summary>状态 as the workbook words it.</summary>
    public static string WordOf(DeliveryStep step) => step switch { DeliveryStep.Unread => "未读", DeliveryStep.Read => "已读未回复", _ => "已响应" };

    /// <summary>接收对象 as the workbook words it.</summary>
    public static string WordOf(Role role) => role switch { Role.ProjectManager => "项目经理", Role.Director => "业委会主任", _ => "企业负责人" };
}

internal sealed class ExportNoticeRecipientsValidator : AbstractValidator<ExportNoticeRecipients>
{
    public ExportNoticeRecipientsValidator()
    {
        RuleFor(q => q.Measure).IsInEnum();
        RuleFor(q => q.By).IsInEnum();
        RuleFor(q => q.Key).MaximumLength(60);
    }
}

/// <summary>The log of reminders that the caller's unit sent (NTF-14), latest first.</summary>
/// <param name="Kind">Only that kind.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.PublishNotices, Permissions.PresetAccounts)]
public sealed record GetReminders(ReminderKind? Kind, Page Page) : IQuery<Paged<ReminderLine>>;

internal sealed class GetRemindersValidator : AbstractValidator<GetReminders>
{
    public GetRemindersValidator() => RuleFor(q => q.Kind).IsInEnum();
}

/// <summary>A reminder that was sent.</summary>
/// <param name="Kind">催绑, 催办 or 提醒更新.</param>
/// <param name="Target">Who was reminded.</param>
/// <param name="Role">As what.</param>
/// <param name="Unit">The target's unit.</param>
/// <param name="Sender">Who reminded.</param>
/// <param name="SentAt">When.</param>
/// <param name="Way">By which way it went out.</param>
/// <param name="Notice">Title of the notice, for a 催办.</param>
public sealed record ReminderLine(ReminderKind Kind, string Target, Role Role, string? Unit, string Sender, DateTimeOffset SentAt, ReminderWay Way, string? Notice);
