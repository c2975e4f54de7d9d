using System.Diagnostics;
using System.Globalization;

namespace PropertyPlatform.Infrastructure.Persistence.Embedded;

/// <summary>What a running server writes to <c>postmaster.pid</c>, and a killed one leaves there.</summary>
/// <param name="ProcessId">The server's process.</param>
/// <param name="Port">Where it listens.</param>
internal sealed record PostmasterFile(int ProcessId, int Port)
{
    private const int ProcessLine = 0;
    private const int PortLine = 3;

    /// <summary>Reads the file of a cluster; null when there is none, or it is not complete yet.</summary>
    public static PostmasterFile? Of(string clusterFolder)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(Path.Combine(clusterFolder, "postmaster.pid"));
        }
        catch (IOException)
        {
            return null;
        }

        return lines.Length > PortLine && Number(lines[ProcessLine]) is { } process && Number(lines[PortLine]) is { } port ? new PostmasterFile(process, port) : null;
    }

    /// <summary>Whether a process of that id exists; it may be another's, for the system gives ids out again.</summary>
    public bool IsAlive()
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static int? Number(string line) => int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
