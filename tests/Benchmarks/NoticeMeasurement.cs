using Npgsql;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Benchmarks;

/// <summary>A notice to 4,500 managers and the statistics of it, through the pipeline, beside bare statements that insert the same rows and count the same figures.</summary>
internal static class NoticeMeasurement
{
    private const int Managers = 4_500;
    private const string BareDeliveries = """
        INSERT INTO notices.deliveries (id, notice_id, account_id, role, organisation_id, reply_type, delivered_at, step, version)
        SELECT gen_random_uuid(), $2, account_id, role, organisation_id, reply_type, delivered_at, 'Unread', 0 FROM notices.deliveries WHERE notice_id = $1
        """;

    private const string BareReach = """
        INSERT INTO notices.delivery_reach (delivery_id, number, notice_id, project_id, place_code)
        SELECT n.id, r.number, $2, r.project_id, r.place_code FROM notices.delivery_reach r
        JOIN notices.deliveries o ON o.id = r.delivery_id JOIN notices.deliveries n ON n.account_id = o.account_id AND n.notice_id = $2 WHERE r.notice_id = $1
        """;

    private const string BareStatistics = """
        WITH d AS (SELECT id, read_at IS NOT NULL AS is_read, replied_at IS NOT NULL AS replied, step <> 'Responded' AS open FROM notices.deliveries WHERE notice_id = $1)
        SELECT p.id, p.name, count(*), count(*) FILTER (WHERE is_read), count(*) FILTER (WHERE replied), count(*) FILTER (WHERE open), (SELECT count(*) FROM d)
        FROM d JOIN notices.delivery_reach r ON r.delivery_id = d.id JOIN projects.projects p ON p.id = r.project_id GROUP BY p.id, p.name ORDER BY 6 DESC, p.name LIMIT 20
        """;

    public static async Task<string> RunAsync()
    {
        var table = new Table("act", "recipients", "platform, ms", "bare SQL, ms", "times it", "must");
        await using var app = new PlatformApp();
        await app.InitializeAsync();
        var town = await ANoticeTown.FoundAsync(app);
        await town.GrowAsync(Managers);
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        var officer = TestActor.As(Role.CityOfficer, DataScope.Of(Jurisdiction.Of("4403.")), town.City.Unit("city"), "韩雪") with { AccountId = town.City.Person("city-admin").Account.Value };
        NoticeId notice = default;

        var published = await Times.MedianAsync(5, 15, async () => notice = (await app.SendAsync(new PublishNotice(null, "全市通知", NoticeType.Work, ReplyType.Reply, "", null, null, [Role.ProjectManager]), officer)).Value);
        var inserted = await Times.MedianAsync(5, 15, async () => await CopyAsync(source, notice.Value));
        table.Row("publish", Managers, published, inserted, published / inserted, "≤ 1,000 ms");

        var statistics = await Times.MedianAsync(30, 51, async () =>
        {
            var counted = await app.SendAsync(new GetNoticeStatistics(notice, StatisticsObject.Project, null, new Page()), officer);
            if (counted.Value.Objects.Items.Count != 20) throw new InvalidOperationException("There are not twenty objects.");
        });
        var bare = await Times.MedianAsync(30, 51, async () =>
        {
            await using var command = source.CreateCommand(BareStatistics);
            command.Parameters.AddWithValue(notice.Value);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                // Only the time counts.
            }
        });
        return table.Row("statistics by project", Managers, statistics, bare, statistics / bare, "one statement").ToString();
    }

    private static async Task CopyAsync(NpgsqlDataSource source, Guid from)
    {
        var copy = Guid.CreateVersion7();
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var statement in new[] { BareDeliveries, BareReach })
        {
            await using var command = new NpgsqlCommand(statement, connection, transaction);
            command.Parameters.AddWithValue(from);
            command.Parameters.AddWithValue(copy);
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }
}
