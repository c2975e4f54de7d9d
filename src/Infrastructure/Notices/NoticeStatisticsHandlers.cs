using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Notices;

/// <summary>One statement: the figures of everybody and the number of objects, beside the objects of the page; without any object, everybody's alone.</summary>
internal sealed class GetNoticeStatisticsHandler(AppDbContext db, IActor actor) : IQueryHandler<GetNoticeStatistics, NoticeStatistics>
{
    public Task<Result<NoticeStatistics>> Handle(GetNoticeStatistics request, CancellationToken cancellationToken)
    {
        var facts = db.FactsOf(request.Notice, actor);
        return request.By switch
        {
            StatisticsObject.Role => CountAsync(facts, facts.ByRole(), role => role.ToString(), request, cancellationToken),
            StatisticsObject.Project => CountAsync(facts, db.ByProject(facts), project => project?.Value.ToString() ?? "", request, cancellationToken),
            _ => CountAsync(facts, db.ByPlace(facts, request.By), code => code, request, cancellationToken),
        };
    }

    private static async Task<Result<NoticeStatistics>> CountAsync<TKey>(
        IQueryable<DeliveryFact> facts, IQueryable<CountedDelivery<TKey>> deliveries, Func<TKey, string> keyOf, GetNoticeStatistics request, CancellationToken ct)
    {
        if (Normalised.Prose(request.Search) is { Length: > 0 } search) deliveries = deliveries.Where(d => d.Name != null && d.Name.Contains(search));

        var objects = deliveries.GroupBy(d => new { d.Key, d.Name })
            .Select(g => new { g.Key.Key, g.Key.Name, Recipients = g.Count(), Read = g.Count(d => d.IsRead), Replied = g.Count(d => d.IsReplied), Outstanding = g.Count(d => d.IsOutstanding) })
            .OrderByDescending(o => o.Outstanding).ThenBy(o => o.Name).ThenBy(o => o.Key)
            .Skip(request.Page.Offset).Take(request.Page.SafeSize);
        var everybody = facts.GroupBy(f => f.NoticeId).Select(g => new
        {
            Recipients = g.Count(),
            Read = g.Count(f => f.IsRead),
            Replied = g.Count(f => f.IsReplied),
            Outstanding = g.Count(f => f.IsOutstanding),
            Objects = deliveries.Select(d => d.Key).Distinct().Count(),
        });
        var rows = await (
            from all in everybody
            from one in objects.DefaultIfEmpty()
            select new
            {
                All = all,
                one.Key,
                one.Name,
                Recipients = (int?)one.Recipients,
                Read = (int?)one.Read,
                Replied = (int?)one.Replied,
                Outstanding = (int?)one.Outstanding,
            }).ToListAsync(ct);
        if (rows.Count == 0) return NoticeErrors.NotFound;

        var lines = rows.Where(row => row.Recipients is not null).OrderByDescending(row => row.Outstanding).ThenBy(row => row.Name, StringComparer.Ordinal)
            .Select(row => new ObjectFigures(keyOf(row.Key), row.Name, new NoticeFigures(row.Recipients ?? 0, row.Read ?? 0, row.Replied ?? 0, row.Outstanding ?? 0)));
        var total = rows[0].All;
        return new NoticeStatistics(new NoticeFigures(total.Recipients, total.Read, total.Replied, total.Outstanding), new Paged<ObjectFigures>([.. lines], total.Objects, request.Page));
    }
}

internal sealed class GetNoticeRecipientsHandler(AppDbContext db, IChannelLog channels, IActor actor) : IQueryHandler<GetNoticeRecipients, Paged<RecipientLine>>
{
    public async Task<Result<Paged<RecipientLine>>> Handle(GetNoticeRecipients request, CancellationToken cancellationToken)
    {
        if (!await db.Set<Notice>().SentBy(actor).AnyAsync(n => n.Id == request.Notice, cancellationToken)) return NoticeErrors.NotFound;

        var facts = db.Behind(request.Notice, actor, request.Measure, request.By, request.Key);
        var page = await db.RowsOf(facts).ToPageAsync(facts, request.Page, cancellationToken);
        var cards = await channels.DeliveriesAsync([.. page.Items.Select(row => row.Card).OfType<Guid>()], cancellationToken);
        return new Paged<RecipientLine>([.. page.Items.Select(row => row.Line with { Card = row.Card is { } card && cards.TryGetValue(card, out var became) ? became.State : null })], page.Total, page.Page);
    }
}

internal sealed class ExportNoticeRecipientsHandler(AppDbContext db, ISheetWriter sheets, IActor actor) : IQueryHandler<ExportNoticeRecipients, SheetFile>
{
    private static readonly SheetColumn[] Columns =
        [new("姓名", 12), new("接收对象", 12), new("单位", 30), new("物业项目", 24), new("项目数", 8), new("状态", 12), new("阅读时间", 18), new("回复内容", 60), new("回复时间", 18)];

    public async Task<Result<SheetFile>> Handle(ExportNoticeRecipients request, CancellationToken cancellationToken)
    {
        if (!await db.Set<Notice>().SentBy(actor).AnyAsync(n => n.Id == request.Notice, cancellationToken)) return NoticeErrors.NotFound;

        var lines = await db.RowsOf(db.Behind(request.Notice, actor, request.Measure, request.By, request.Key)).ToListAsync(cancellationToken);
        var rows = lines.Select(row => (IReadOnlyList<SheetValue>)
        [
            row.Line.Name, ExportNoticeRecipients.WordOf(row.Line.Role), row.Line.Unit, row.Line.Project, (decimal?)row.Line.Projects, ExportNoticeRecipients.WordOf(row.Line.Step), row.Line.ReadAt, row.Line.Reply,
            row.Line.RepliedAt,
        ]);
        return await sheets.WriteAsync(new SheetLayout("通知接收情况", Columns), rows, cancellationToken);
    }
}

/// <summary>A recipient with the message that was the card.</summary>
internal sealed record RecipientRow(RecipientLine Line, Guid? Card);

/// <summary>What a delivery counts as: the one definition of each measure (STA-04).</summary>
internal sealed class DeliveryFact
{
    public NoticeDeliveryId Id { get; set; }

    public NoticeId NoticeId { get; set; }

    public Role Role { get; set; }

    public bool IsRead { get; set; }

    public bool IsReplied { get; set; }

    public bool IsOutstanding { get; set; }
}

/// <summary>A delivery under one object by which it is counted.</summary>
/// <typeparam name="TKey">Code of a place, id of a project, or a role.</typeparam>
internal sealed class CountedDelivery<TKey>
{
    public NoticeDeliveryId Id { get; set; }

    public required TKey Key { get; set; }

    public string? Name { get; set; }

    public bool IsRead { get; set; }

    public bool IsReplied { get; set; }

    public bool IsOutstanding { get; set; }
}

/// <summary>Deliveries as they are counted: by the same definition in the figures and in the lists behind them.</summary>
internal static class NoticeFacts
{
    /// <summary>The deliveries of a notice that the reader's department sent.</summary>
    public static IQueryable<DeliveryFact> FactsOf(this AppDbContext db, NoticeId notice, IActor actor) =>
        from sent in db.Set<Notice>().SentBy(actor)
        join delivery in db.Set<NoticeDelivery>().AsNoTracking() on sent.Id equals delivery.NoticeId
        where sent.Id == notice
        select new DeliveryFact
        {
            Id = delivery.Id,
            NoticeId = delivery.NoticeId,
            Role = delivery.Role,
            IsRead = delivery.ReadAt != null,
            IsReplied = delivery.RepliedAt != null,
            IsOutstanding = delivery.Step != DeliveryStep.Responded,
        };

    /// <summary>The deliveries behind one figure.</summary>
    public static IQueryable<DeliveryFact> Behind(this AppDbContext db, NoticeId notice, IActor actor, NoticeMeasure measure, StatisticsObject? by, string? key)
    {
        var facts = db.FactsOf(notice, actor);
        facts = measure switch
        {
            NoticeMeasure.Read => facts.Where(f => f.IsRead),
            NoticeMeasure.Replied => facts.Where(f => f.IsReplied),
            NoticeMeasure.Outstanding => facts.Where(f => f.IsOutstanding),
            _ => facts,
        };
        return by is { } chosen ? db.Under(facts, chosen, key ?? "") : facts;
    }

    /// <summary>Who they are, those with a reply first.</summary>
    public static IQueryable<RecipientRow> RowsOf(this AppDbContext db, IQueryable<DeliveryFact> facts) =>
        from fact in facts
        join delivery in db.Set<NoticeDelivery>() on fact.Id equals delivery.Id
        join account in db.Set<Account>() on delivery.AccountId equals account.Id
        join unit in db.Set<Organisation>() on delivery.OrganisationId equals (OrganisationId?)unit.Id into units
        from unit in units.DefaultIfEmpty()
        orderby delivery.RepliedAt != null descending, delivery.RepliedAt, delivery.ReadAt != null descending, delivery.Id
        select new RecipientRow(
            new RecipientLine(
                account.Name, delivery.Role, unit == null ? null : unit.Name,
                db.Set<DeliveryReach>().Where(r => r.DeliveryId == delivery.Id && r.Number == 0).Join(db.Set<PropertyProject>(), r => r.ProjectId, p => p.Id, (r, p) => p.Name).FirstOrDefault(),
                db.Set<DeliveryReach>().Count(r => r.DeliveryId == delivery.Id && r.ProjectId != null), delivery.Step, delivery.ReadAt, delivery.Reply, delivery.RepliedAt, null),
            db.Set<DeliveryPush>().Where(p => p.DeliveryId == delivery.Id).Select(p => (Guid?)p.MessageId).FirstOrDefault());

    /// <summary>Each delivery under its role.</summary>
    public static IQueryable<CountedDelivery<Role>> ByRole(this IQueryable<DeliveryFact> facts) =>
        facts.Select(f => new CountedDelivery<Role> { Id = f.Id, Key = f.Role, Name = null, IsRead = f.IsRead, IsReplied = f.IsReplied, IsOutstanding = f.IsOutstanding });

    /// <summary>Each delivery once under each project by which its recipient was reached.</summary>
    public static IQueryable<CountedDelivery<ProjectId?>> ByProject(this AppDbContext db, IQueryable<DeliveryFact> facts) =>
        from fact in facts
        join reach in db.Set<DeliveryReach>() on fact.Id equals reach.DeliveryId
        join project in db.Set<PropertyProject>() on reach.ProjectId equals (ProjectId?)project.Id into projects
        from project in projects.DefaultIfEmpty()
        select new CountedDelivery<ProjectId?> { Id = fact.Id, Key = reach.ProjectId, Name = project.Name, IsRead = fact.IsRead, IsReplied = fact.IsReplied, IsOutstanding = fact.IsOutstanding };

    /// <summary>Each delivery once under each place of a level in which its recipient was reached.</summary>
    public static IQueryable<CountedDelivery<string>> ByPlace(this AppDbContext db, IQueryable<DeliveryFact> facts, StatisticsObject level)
    {
        var units = db.Set<JurisdictionUnit>().AsNoTracking();
        var above =
            from at in units
            join parent in units on at.ParentCode equals parent.Code into parents
            from parent in parents.DefaultIfEmpty()
            join grandparent in units on parent.ParentCode equals grandparent.Code into grandparents
            from grandparent in grandparents.DefaultIfEmpty()
            select new { At = at, Parent = parent, Grandparent = grandparent };

        // Governments that sit above the level stand for themselves.
        var named = level switch
        {
            StatisticsObject.District => above.Select(p => new
            {
                At = p.At.Code,
                Code = p.At.Level == JurisdictionLevel.Community ? p.Grandparent.Code : p.At.Level == JurisdictionLevel.Street ? p.Parent.Code : p.At.Code,
                Name = p.At.Level == JurisdictionLevel.Community ? p.Grandparent.Name : p.At.Level == JurisdictionLevel.Street ? p.Parent.Name : p.At.Name,
            }),
            StatisticsObject.Street => above.Select(p => new
            {
                At = p.At.Code,
                Code = p.At.Level == JurisdictionLevel.Community ? p.Parent.Code : p.At.Code,
                Name = p.At.Level == JurisdictionLevel.Community ? p.Parent.Name : p.At.Name,
            }),
            _ => above.Select(p => new { At = p.At.Code, p.At.Code, p.At.Name }),
        };
        return (
            from fact in facts
            join reach in db.Set<DeliveryReach>() on fact.Id equals reach.DeliveryId
            join place in named on reach.PlaceCode equals place.At into found
            from place in found.DefaultIfEmpty()
            select new CountedDelivery<string> { Id = fact.Id, Key = place.Code ?? reach.PlaceCode, Name = place.Name, IsRead = fact.IsRead, IsReplied = fact.IsReplied, IsOutstanding = fact.IsOutstanding }).Distinct();
    }

    /// <summary>Those under one object.</summary>
    public static IQueryable<DeliveryFact> Under(this AppDbContext db, IQueryable<DeliveryFact> facts, StatisticsObject by, string key)
    {
        switch (by)
        {
            case StatisticsObject.Role:
                var role = Enum.TryParse<Role>(key, out var named) ? named : default;
                return facts.Where(f => f.Role == role);

            case StatisticsObject.Project:
                ProjectId? project = Guid.TryParse(key, out var id) ? new ProjectId(id) : null;
                var ofProject = db.ByProject(facts).Where(d => d.Key == project);
                return facts.Where(f => ofProject.Any(d => d.Id == f.Id));

            default:
                var ofPlace = db.ByPlace(facts, by).Where(d => d.Key == key);
                return facts.Where(f => ofPlace.Any(d => d.Id == f.Id));
        }
    }
}
