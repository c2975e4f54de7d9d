using Microsoft.EntityFrameworkCore;
using Npgsql;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Benchmarks;

/// <summary>The list of homes of one area of 3,000 among 100,000 and a million, through the pipeline, beside the bare statement for its rows.</summary>
internal static class ListMeasurement
{
    private const int HomesAnArea = 3000;
    private const string Bare = """
        SELECT id, building, stairwell, floor, room, use, area, developer_held FROM projects.houses
        WHERE project_id = $1 AND ended_at IS NULL ORDER BY place LIMIT 20 OFFSET $2
        """;

    public static async Task<string> RunAsync()
    {
        var table = new Table("homes in all", "page", "list, ms", "bare SQL, ms", "over it, ms", "must");
        await using var app = new PlatformApp();
        await app.InitializeAsync();
        var area = await AnAssembly.FoundAsync(app, HomesAnArea);
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        foreach (var (all, added) in new[] { (100_000, 100_000 - HomesAnArea), (1_000_000, 900_000) })
        {
            await FillAsync(app, area, added);
            foreach (var page in new[] { 1, HomesAnArea / 20 })
            {
                var bare = await Times.MedianAsync(500, 100, async () =>
                {
                    await using var command = source.CreateCommand(Bare);
                    command.Parameters.AddWithValue(area.Area.Id.Value);
                    command.Parameters.AddWithValue((page - 1) * 20);
                    await using var reader = await command.ExecuteReaderAsync();
                    while (await reader.ReadAsync())
                    {
                        // Only the time counts.
                    }
                });
                var list = await Times.MedianAsync(500, 100, async () =>
                {
                    var rows = await app.SendAsync(new GetHouses(area.Area.Id, null, null, null, null, null, new Page(page)), area.Director);
                    if (rows.Value.Items.Count != 20) throw new InvalidOperationException($"{rows.Value.Items.Count} rows.");
                });
                table.Row(all, page, list, bare, list - bare, "≤ 5 over it");
            }
        }

        return table.ToString();
    }

    /// <summary>Copies the area's homes and who owns them into further areas, in the database.</summary>
    private static Task<int> FillAsync(PlatformApp app, AnAssembly area, int homes) => app.UseAsync(async db =>
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        var columns = (await db.Database.SqlQuery<string>($"SELECT column_name AS \"Value\" FROM information_schema.columns WHERE table_schema = 'projects' AND table_name = 'houses'").ToListAsync()).Except(["id", "project_id"]).ToList();
        var names = string.Join(", ", columns);
        var rows = await db.Database.ExecuteSqlRawAsync(
            $"INSERT INTO projects.houses (id, project_id, {names}) SELECT gen_random_uuid(), a.project, {names} FROM projects.houses h CROSS JOIN (SELECT gen_random_uuid() AS project FROM generate_series(1, {{1}})) a WHERE h.project_id = {{0}}",
            area.Area.Id.Value,
            homes / HomesAnArea);
        await db.Database.ExecuteSqlRawAsync(
            "INSERT INTO owners.ownerships (id, house_id, project_id, owner_id, title_number, since) SELECT gen_random_uuid(), h.id, h.project_id, o.owner_id, o.title_number, o.since "
            + "FROM projects.houses h JOIN projects.houses s ON s.project_id = {0} AND s.building = h.building AND s.stairwell = h.stairwell AND s.room = h.room JOIN owners.ownerships o ON o.house_id = s.id "
            + "WHERE NOT EXISTS (SELECT 1 FROM owners.ownerships k WHERE k.house_id = h.id)",
            area.Area.Id.Value);
        await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE projects.houses");
        await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE owners.ownerships");
        return rows;
    });
}
