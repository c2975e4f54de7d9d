using System.Globalization;
using System.Text;
using PropertyPlatform.Support;

namespace PropertyPlatform.Benchmarks;

/// <summary>Writes each measurement's table into <c>docs/performance.md</c> between its markers; what stands around them is kept by hand.</summary>
internal static class Report
{
    private static readonly string File = Path.GetFullPath(Path.Combine(TestData.PathOf(), "..", "..", "docs", "performance.md"));

    /// <summary>Replaces one table.</summary>
    public static void Write(string name, string table)
    {
        var (begin, end) = ($"<!-- {name}: begin -->", $"<!-- {name}: end -->");
        var text = System.IO.File.ReadAllText(File);
        var (from, to) = (text.IndexOf(begin, StringComparison.Ordinal), text.IndexOf(end, StringComparison.Ordinal));
        if (from < 0 || to < from) throw new InvalidOperationException($"{File} has no place for {name}.");

        var measured = $"Measured {DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC, {Environment.ProcessorCount} processors, .NET {Environment.Version}.";
        System.IO.File.WriteAllText(File, $"{text[..from]}{begin}\n{table}\n{measured}\n{text[to..]}");
    }
}

/// <summary>A table in Markdown.</summary>
internal sealed class Table(params string[] heads)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row; numbers with three significant digits.</summary>
    public Table Row(params object[] cells)
    {
        _rows.Add([.. cells.Select(Text)]);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder().AppendLine(Line(heads)).AppendLine(Line(heads.Select(_ => "---")));
        foreach (var row in _rows) text.AppendLine(Line(row));
        return text.ToString();
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Text(object cell) => cell switch
    {
        double number when number >= 100 => number.ToString("N0", CultureInfo.InvariantCulture),
        double number when number >= 10 => number.ToString("N1", CultureInfo.InvariantCulture),
        double number => number.ToString("N2", CultureInfo.InvariantCulture),
        int number => number.ToString("N0", CultureInfo.InvariantCulture),
        _ => $"{cell}",
    };
}

/// <summary>Times of repeated runs.</summary>
internal static class Times
{
    /// <summary>Median milliseconds of some runs, after as many as it takes until everything is compiled.</summary>
    public static async Task<double> MedianAsync(int warmUps, int runs, Func<Task> work)
    {
        for (var i = 0; i < warmUps; i++) await work();

        var times = new List<double>();
        for (var i = 0; i < runs; i++)
        {
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            await work();
            times.Add(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return times.Order().ElementAt(runs / 2);
    }

    /// <summary>The time in milliseconds that 95 of a hundred runs of each work keep, taking turns so that all have the same neighbours.</summary>
    public static async Task<IReadOnlyList<double>> P95Async(int warmUps, int runs, params Func<Task>[] works)
    {
        var times = works.Select(_ => new List<double>()).ToList();
        for (var i = 0; i < warmUps + runs; i++)
        {
            for (var w = 0; w < works.Length; w++)
            {
                var started = System.Diagnostics.Stopwatch.GetTimestamp();
                await works[w]();
                if (i >= warmUps) times[w].Add(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        return [.. times.Select(one => one.Order().ElementAt(runs * 95 / 100))];
    }
}
