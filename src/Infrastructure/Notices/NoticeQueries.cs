using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Projects;

namespace PropertyPlatform.Infrastructure.Notices;

internal sealed class GetSentNoticesHandler(AppDbContext db, IActor actor) : IQueryHandler<GetSentNotices, Paged<SentLine>>
{
    public async Task<Result<Paged<SentLine>>> Handle(GetSentNotices request, CancellationToken cancellationToken)
    {
        var notices = db.Set<Notice>().SentBy(actor);
        if (request.RemindersOnly) notices = notices.Where(n => n.Reminds != null);
        if (Normalised.Prose(request.Keyword) is { Length: > 0 } keyword) notices = notices.Where(n => n.Title.Contains(keyword));

        return await db.LinesOf(notices.OrderByDescending(n => n.PublishedAt).ThenByDescending(n => n.Id)).ToPageAsync(notices, request.Page, cancellationToken);
    }
}

internal sealed class GetSentNoticeHandler(AppDbContext db, IChannelLog channels, IActor actor) : IQueryHandler<GetSentNotice, SentNotice>
{
    public async Task<Result<SentNotice>> Handle(GetSentNotice request, CancellationToken cancellationToken)
    {
        var found = db.Set<Notice>().SentBy(actor).Where(n => n.Id == request.Notice);
        if (await found.FirstOrDefaultAsync(cancellationToken) is not { } notice) return NoticeErrors.NotFound;

        var line = await db.LinesOf(found).FirstAsync(cancellationToken);
        var names = await PlaceNames.ReadAsync(db, notice.Rule.Places, cancellationToken);
        var cards = (await channels.ProgressAsync(notice.Id.Value, cancellationToken)).WeChat;
        return new SentNotice(
            line, notice.Body, notice.Rule.Roles, [.. notice.Rule.Places.Select(code => Jurisdiction.Of(code).Level == JurisdictionLevel.City ? names.Of(code) : names.Path(code))], notice.Rule.Projects.Count,
            notice.Urges?.Value, notice.Reminds is null && line.Outstanding > 0, cards, notice.Recipients - cards.Total);
    }
}

/// <summary>What the department sent.</summary>
internal static class SentNotices
{
    public static IQueryable<Notice> SentBy(this IQueryable<Notice> notices, IActor actor)
    {
        var unit = new OrganisationId(actor.OrganisationId ?? Guid.Empty);
        return notices.AsNoTracking().Where(n => n.UnitId == unit);
    }

    public static IQueryable<SentLine> LinesOf(this AppDbContext db, IQueryable<Notice> notices) => notices.Select(n => new SentLine(
        n.Id.Value, n.Title, n.Type, n.Reply, n.PublishedAt, db.Set<Account>().Where(a => a.Id == n.PublishedBy).Select(a => a.Name).FirstOrDefault() ?? "", n.Recipients,
        db.Set<NoticeDelivery>().Count(d => d.NoticeId == n.Id && d.Step != DeliveryStep.Responded), n.Reminds));
}

internal sealed class GetMyMessagesHandler(AppDbContext db, IActor actor) : IQueryHandler<GetMyMessages, Paged<MessageLine>>
{
    public async Task<Result<Paged<MessageLine>>> Handle(GetMyMessages request, CancellationToken cancellationToken)
    {
        var mine = db.Set<NoticeDelivery>().To(actor);
        mine = request.Filter switch
        {
            MessageFilter.Unread => mine.Where(d => d.Step == DeliveryStep.Unread),
            MessageFilter.Unanswered => mine.Where(d => d.Step != DeliveryStep.Responded && d.ReplyType == ReplyType.Reply),
            MessageFilter.Responded => mine.Where(d => d.Step == DeliveryStep.Responded),
            _ => mine,
        };
        if (Normalised.Prose(request.Keyword) is { Length: > 0 } keyword) mine = mine.Where(d => db.Set<Notice>().Any(n => n.Id == d.NoticeId && n.Title.Contains(keyword)));

        return await db.LinesOf(mine.OrderByDescending(d => d.DeliveredAt).ThenByDescending(d => d.Id)).ToPageAsync(mine, request.Page, cancellationToken);
    }
}

internal sealed class GetMyMessageCountsHandler(AppDbContext db, IActor actor) : IQueryHandler<GetMyMessageCounts, MessageCounts>
{
    public async Task<Result<MessageCounts>> Handle(GetMyMessageCounts request, CancellationToken cancellationToken) =>
        await db.Set<NoticeDelivery>().To(actor).Where(d => d.Step != DeliveryStep.Responded).GroupBy(_ => 1)
            .Select(g => new MessageCounts(g.Count(d => d.Step == DeliveryStep.Unread), g.Count(d => d.ReplyType == ReplyType.Reply))).SingleOrDefaultAsync(cancellationToken)
        ?? new MessageCounts(0, 0);
}

internal sealed class GetMyMessageHandler(AppDbContext db, IActor actor) : IQueryHandler<GetMyMessage, Message>
{
    public async Task<Result<Message>> Handle(GetMyMessage request, CancellationToken cancellationToken)
    {
        var mine = db.Set<NoticeDelivery>().To(actor).Where(d => d.NoticeId == request.Notice);
        if (await db.LinesOf(mine).FirstOrDefaultAsync(cancellationToken) is not { } line) return NoticeErrors.NotFound;
        if (line.Step == DeliveryStep.Unread) return NoticeErrors.ReadFirst;

        return await (
            from delivery in mine
            join notice in db.Set<Notice>() on delivery.NoticeId equals notice.Id
            select new Message(line, notice.Body, delivery.ReadAt, delivery.Reply, delivery.RepliedAt, notice.Urges == null ? null : notice.Urges.Value.Value)).FirstAsync(cancellationToken);
    }
}

internal sealed class GetIdentityOfMessageHandler(AppDbContext db, IActor actor) : IQueryHandler<GetIdentityOfMessage, Guid>
{
    public async Task<Result<Guid>> Handle(GetIdentityOfMessage request, CancellationToken cancellationToken)
    {
        var person = new PersonId(actor.PersonId);
        var own = db.Set<Account>().Where(a => a.PersonId == person && a.State == AccountState.Bound);
        var found = await db.Set<NoticeDelivery>().AsNoTracking().Where(d => d.NoticeId == request.Notice && own.Any(a => a.Id == d.AccountId)).Select(d => (AccountId?)d.AccountId).FirstOrDefaultAsync(cancellationToken);
        return found is { } account ? account.Value : NoticeErrors.NotFound;
    }
}

/// <summary>What an account got.</summary>
internal static class Inbox
{
    public static IQueryable<NoticeDelivery> To(this IQueryable<NoticeDelivery> deliveries, IActor actor)
    {
        var account = new AccountId(actor.AccountId);
        return deliveries.AsNoTracking().Where(d => d.AccountId == account);
    }

    public static IQueryable<MessageLine> LinesOf(this AppDbContext db, IQueryable<NoticeDelivery> deliveries) =>
        from delivery in deliveries
        join notice in db.Set<Notice>() on delivery.NoticeId equals notice.Id
        join unit in db.Set<Organisation>() on notice.UnitId equals unit.Id
        select new MessageLine(notice.Id.Value, notice.Title, notice.Type, notice.Reply, unit.Name, notice.PublishedAt, delivery.Step, notice.Reminds);
}

internal sealed class GetRemindersHandler(AppDbContext db, IActor actor) : IQueryHandler<GetReminders, Paged<ReminderLine>>
{
    public async Task<Result<Paged<ReminderLine>>> Handle(GetReminders request, CancellationToken cancellationToken)
    {
        OrganisationId? unit = new OrganisationId(actor.OrganisationId ?? Guid.Empty);
        var sent = db.Set<SentReminder>().AsNoTracking().Where(r => r.UnitId == unit);
        if (request.Kind is { } kind) sent = sent.Where(r => r.Kind == kind);

        var rows =
            from reminder in sent.OrderByDescending(r => r.SentAt).ThenByDescending(r => r.Id)
            join target in db.Set<Account>() on reminder.AccountId equals target.Id
            join organisation in db.Set<Organisation>() on target.OrganisationId equals (OrganisationId?)organisation.Id into organisations
            from organisation in organisations.DefaultIfEmpty()
            select new
            {
                reminder.Kind,
                reminder.Matter,
                target.Name,
                target.Role,
                Unit = organisation == null ? null : organisation.Name,
                Sender = db.Set<Account>().Where(a => a.Id == reminder.SentBy).Select(a => a.Name).FirstOrDefault() ?? "",
                reminder.SentAt,
                reminder.Way,
            };
        var page = await rows.ToPageAsync(sent, request.Page, cancellationToken);
        var about = page.Items.Where(row => row.Kind == ReminderKind.Response).Select(row => NoticeId.From(Guid.Parse(row.Matter))).Distinct().ToList();
        var titles = await db.Set<Notice>().AsNoTracking().Where(n => about.Contains(n.Id)).ToDictionaryAsync(n => n.Id.Value.ToString("N"), n => n.Title, cancellationToken);
        return new Paged<ReminderLine>(
            [.. page.Items.Select(row => new ReminderLine(row.Kind, row.Name, row.Role, row.Unit, row.Sender, row.SentAt, row.Way, titles.GetValueOrDefault(row.Matter)))], page.Total, page.Page);
    }
}
