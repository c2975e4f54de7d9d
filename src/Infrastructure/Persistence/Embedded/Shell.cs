using System.ComponentModel;
using System.Diagnostics;

namespace PropertyPlatform.Infrastructure.Persistence.Embedded;

/// <summary>Runs the server's programs and waits for their end.</summary>
internal static class Shell
{
    /// <summary>Runs a program to its end and returns its exit code with all it printed.</summary>
    /// <exception cref="EmbeddedPostgresException">The program does not exist or may not be run.</exception>
    public static async Task<(int ExitCode, string Output)> RunAsync(CancellationToken ct, params string[] command)
    {
        using var process = Start(command, redirected: true);
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);

        return (process.ExitCode, (await output + await errors).Trim());
    }

    /// <summary>Runs a program that leaves a server behind. Its output is not redirected: on Windows the server would inherit the pipe and keep the reader waiting.</summary>
    public static async Task<int> RunDetachingAsync(CancellationToken ct, params string[] command)
    {
        using var process = Start(command, redirected: false);
        await process.WaitForExitAsync(ct);

        return process.ExitCode;
    }

    private static Process Start(string[] command, bool redirected)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = redirected,
            RedirectStandardError = redirected,
            // The caller's folder may be closed to the unprivileged user.
            WorkingDirectory = Path.GetPathRoot(AppContext.BaseDirectory),
        };
        // English messages, and no dependence on a locale that the machine may lack.
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start) ?? throw new EmbeddedPostgresException($"'{command[0]}' did not start.");
        }
        catch (Win32Exception cause)
        {
            throw new EmbeddedPostgresException($"'{command[0]}' cannot be run: {cause.Message}", cause);
        }
    }
}
