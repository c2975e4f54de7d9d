using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Persistence.Bulk;

namespace PropertyPlatform.Infrastructure.Notices;

/// <summary>Writes deliveries in two bulk copies, whatever their number, and reads them back in one question each.</summary>
internal sealed class NoticeMail(AppDbContext db, IBulkWriter bulk) : INoticeMail
{
    private static readonly BulkColumn[] DeliveryColumns =
    [
        new("id", typeof(Guid)), new("notice_id", typeof(Guid)), new("account_id", typeof(Guid)), new("role", typeof(string)), new("organisation_id", typeof(Guid)),
        new("reply_type", typeof(string)), new("delivered_at", typeof(DateTimeOffset)), new("step", typeof(string)), new("version", typeof(long)),
    ];

    private static readonly BulkColumn[] ReachColumns =
        [new("delivery_id", typeof(Guid)), new("number", typeof(int)), new("notice_id", typeof(Guid)), new("project_id", typeof(Guid)), new("place_code", typeof(string))];

    private static readonly BulkColumn[] PushColumns = [new("delivery_id", typeof(Guid)), new("message_id", typeof(Guid))];

    public async Task DeliverAsync(Notice notice, IReadOnlyList<ReachedRecipient> recipients, CancellationToken ct)
    {
        var people = recipients.GroupBy(one => one.Recipient.AccountId)
            .Select(ways => (Delivery: DeliveryOf(notice, ways.First().Recipient), Ways: ways.DistinctBy(way => way.Project).ToList())).ToList();
        await bulk.WriteAsync("notices.deliveries", DeliveryColumns, people.Select(person => RowOf(person.Delivery)), ct);
        await bulk.WriteAsync("notices.delivery_reach", ReachColumns, people.SelectMany(person => person.Ways.Select((way, number) => new object?[]
        {
            person.Delivery.Id.Value, number, notice.Id.Value, way.Project?.Value, way.Place.Code,
        })), ct);
    }

    public async Task<IReadOnlyList<ReachedRecipient>> WaitingAsync(NoticeId notice, CancellationToken ct)
    {
        var rows = await (
            from delivery in db.Set<NoticeDelivery>().AsNoTracking()
            join account in db.Set<Account>() on delivery.AccountId equals account.Id
            join reach in db.Set<DeliveryReach>() on delivery.Id equals reach.DeliveryId
            join person in db.Set<Person>() on account.PersonId equals (PersonId?)person.Id into persons
            from person in persons.DefaultIfEmpty()
            where delivery.NoticeId == notice && delivery.Step != DeliveryStep.Responded && account.State != AccountState.Cancelled
            orderby delivery.Id, reach.Number
            select new { delivery.AccountId, account.PersonId, delivery.Role, delivery.OrganisationId, account.Name, OpenId = person == null ? null : person.OpenId, reach.ProjectId, reach.PlaceCode }).ToListAsync(ct);
        return rows.ConvertAll(row => new ReachedRecipient(
            new Recipient(row.AccountId.Value, row.PersonId?.Value, row.Role, row.OrganisationId?.Value, row.Name, row.OpenId, null), row.ProjectId, Jurisdiction.Of(row.PlaceCode)));
    }

    public async Task<IReadOnlyList<Follower>> FollowersAsync(NoticeId notice, CancellationToken ct)
    {
        var followers = await (
            from delivery in db.Set<NoticeDelivery>().AsNoTracking()
            join account in db.Set<Account>() on delivery.AccountId equals account.Id
            join person in db.Set<Person>() on account.PersonId equals (PersonId?)person.Id
            where delivery.NoticeId == notice && person.OpenId != null
            orderby delivery.Id
            select new { delivery.Id, person.OpenId }).ToListAsync(ct);
        return [.. followers.DistinctBy(follower => follower.OpenId).Select(follower => new Follower(follower.Id, follower.OpenId))];
    }

    public async Task NotePushesAsync(IReadOnlyList<(NoticeDeliveryId Delivery, Guid Message)> pushes, CancellationToken ct)
    {
        if (pushes.Count > 0) await bulk.WriteAsync("notices.pushes", PushColumns, pushes.Select(push => new object?[] { push.Delivery.Value, push.Message }), ct);
    }

    public Task<NoticeBrief?> BriefAsync(NoticeId notice, CancellationToken ct) => (
        from published in db.Set<Notice>().AsNoTracking()
        join unit in db.Set<Organisation>() on published.UnitId equals unit.Id
        where published.Id == notice
        select new NoticeBrief(published.Title, published.Type, published.Reply, unit.Name, published.PublishedAt, published.Reminds, published.Urges ?? published.Id)).FirstOrDefaultAsync(ct);

    public async Task<IReadOnlyDictionary<Guid, string>> UnitNamesAsync(IReadOnlyCollection<Guid> units, CancellationToken ct)
    {
        var ids = units.Select(unit => new OrganisationId(unit)).ToList();
        return await db.Set<Organisation>().AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id.Value, o => o.Name, ct);
    }

    private static NoticeDelivery DeliveryOf(Notice notice, Recipient recipient) =>
        NoticeDelivery.Of(notice, new AccountId(recipient.AccountId), recipient.Role, recipient.OrganisationId is { } unit ? new OrganisationId(unit) : null);

    private static object?[] RowOf(NoticeDelivery delivery) =>
    [
        delivery.Id.Value, delivery.NoticeId.Value, delivery.AccountId.Value, delivery.Role.ToString(), delivery.OrganisationId?.Value, delivery.ReplyType.ToString(), delivery.DeliveredAt,
        delivery.Step.ToString(), delivery.Version,
    ];
}
