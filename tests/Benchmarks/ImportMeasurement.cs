using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Support;

namespace PropertyPlatform.Benchmarks;

/// <summary>The first house register of an area, owned by people the city does not know yet, from the bytes of the sheet to the committed register (parse, check, compare, confirm, carry out), beside reading the sheet and copying its cells into a table.</summary>
internal static class ImportMeasurement
{
    private const int WarmUps = 8;
    private const int Imports = 5;
    private static readonly string[] Heads = ["楼栋名称", "单元/梯", "楼层", "房号", "房屋用途", "专有部分面积(㎡)", "不动产权证号", "业主姓名", "证件类型", "证件号码", "手机号码", "备注"];

    public static async Task<string> RunAsync()
    {
        var table = new Table("rows", "import, ms", "read + COPY, ms", "times the baseline", "must");
        foreach (var rows in new[] { 2_000, 20_000 })
        {
            var (import, bare) = await MeasureAsync(rows);
            table.Row(rows, import, bare, import / bare, rows == 20_000 ? "≤ 6" : "");
        }

        return table.ToString();
    }

    private static async Task<(double Import, double Bare)> MeasureAsync(int rows)
    {
        await using var app = new PlatformApp();
        await app.InitializeAsync();
        await using var scope = app.ScopeOf(TestActor.Almighty);
        var writer = scope.ServiceProvider.GetRequiredService<ISheetWriter>();
        var workbook = await SheetAsync(writer, rows, area: 0);
        var reader = scope.ServiceProvider.GetRequiredService<ISheetReader>();
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        await using (var create = source.CreateCommand("CREATE SCHEMA bench; CREATE TABLE bench.sheet (a text, b text, c text, d text, e text, f text, g text, h text, i text, j text, k text)")) await create.ExecuteNonQueryAsync();

        var bare = await Times.MedianAsync(WarmUps, Imports, () => CopyAsync(source, reader, workbook));
        var sheets = new Queue<(AnAssembly Area, byte[] Sheet)>();
        for (var i = 0; i < WarmUps + Imports; i++) sheets.Enqueue((await AnAssembly.FoundAsync(app, 0), await SheetAsync(writer, rows, i)));
        var import = await Times.MedianAsync(WarmUps, Imports, () => ImportAsync(app, sheets.Dequeue(), rows));
        return (import, bare);
    }

    private static async Task CopyAsync(NpgsqlDataSource source, ISheetReader reader, byte[] workbook)
    {
        using var content = new MemoryStream(workbook);
        if (reader.Read(content, new SheetLimits()) is not SheetReading.Rows { Items: var rows }) throw new InvalidOperationException("The sheet is refused.");

        await using var connection = await source.OpenConnectionAsync();
        await using var copy = await connection.BeginBinaryImportAsync("COPY bench.sheet FROM STDIN (FORMAT binary)");
        foreach (var row in rows.Skip(2))
        {
            await copy.StartRowAsync();
            for (var i = 0; i < 11; i++) await copy.WriteAsync(row[i].Text);
        }

        await copy.CompleteAsync();
    }

    private static async Task ImportAsync(PlatformApp app, (AnAssembly Area, byte[] Sheet) next, int rows)
    {
        var area = next.Area;
        var import = await app.SendAsync(new CheckRegister(area.Area.Id, "登记.xlsx", next.Sheet));
        if (import.Error is { } refused) throw new InvalidOperationException(refused.Code);

        await area.DoneAsync(new ConfirmRegister(area.Area.Id, import.Value, false, null), TestActor.Almighty);
        await app.Services.GetRequiredService<PropertyPlatform.Infrastructure.Outbox.IOutboxRelay>().DrainAsync(CancellationToken.None);
        var homes = await app.UseAsync(db => db.Set<House>().CountAsync(house => house.ProjectId == area.Area.Id));
        if (homes != rows) throw new InvalidOperationException($"{homes} of {rows} homes were imported.");
    }

    private static async Task<byte[]> SheetAsync(ISheetWriter writer, int rows, int area)
    {
        var layout = new SheetLayout("登记", [.. Heads.Select(head => new SheetColumn(head))], "物业区域房屋及业主信息表");
        var lines = AnAssembly.Register(rows, area).Select(home => (IReadOnlyList<SheetValue>)
        [
            home.Building, home.Stairwell, home.Floor, home.Room, "住宅", SheetValue.TwoDecimals(home.Area.SquareMetres), $"粤(2026)深圳市不动产权第{home.Building}{home.Room}号",
            home.Owners[0].Name, "大陆二代身份证", home.Owners[0].Document.Number, "", "",
        ]);
        var file = await writer.WriteAsync(layout, lines, CancellationToken.None);
        using var bytes = new MemoryStream();
        await file.Content.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
