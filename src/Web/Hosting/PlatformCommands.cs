using MediatR;
using PropertyPlatform.Application.Audit;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Web.Hosting;

/// <summary>What an operator asks for on the command line instead of serving: <c>dotnet run --project src/Web -- verify-audit</c>.</summary>
internal static class PlatformCommands
{
    private const string VerifyAudit = "verify-audit";

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>The exit code: 0 when all is well, 1 when not; null when no command was named.</returns>
    public static async Task<int?> CommandAsync(this WebApplication app, string[] args)
    {
        if (!args.Contains(VerifyAudit)) return null;

        await using var ending = app;
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().ActAs(SystemActor.Instance);
        var verdict = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new VerifyAuditTrail())).Value;
        await Console.Out.WriteLineAsync(verdict.FirstBroken is { } broken
            ? $"audit trail BROKEN at row {broken.Place}{(broken.Id is { } id ? $" ({id}, {broken.At:u}): it was changed" : ": it is missing")}; {verdict.Checked} rows before it are whole"
            : $"audit trail whole: {verdict.Checked} rows");
        return verdict.IsWhole ? 0 : 1;
    }
}
