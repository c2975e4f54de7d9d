using System.Diagnostics;
using System.Globalization;
using System.Text;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Web.Hosting;

namespace PropertyPlatform.Web.Demo;

/// <summary>Says on the console where the platform listens, as whom one can sign in and where the data lies. Development only.</summary>
internal static class StartReport
{
    /// <summary>Says so as soon as the platform listens.</summary>
    public static void ReportWhenStarted(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) return;

        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("PropertyPlatform");
        if (log.IsEnabled(LogLevel.Information)) app.Lifetime.ApplicationStarted.Register(() => _ = ReportAsync(app, log));
    }

    private static async Task ReportAsync(WebApplication app, ILogger log)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var people = await scope.ServiceProvider.GetRequiredService<IPersonas>().ListAsync(CancellationToken.None);
        var home = app.Urls.FirstOrDefault() ?? "http://localhost";
        var text = new StringBuilder();
        var since = TimeProvider.System.GetUtcNow() - Process.GetCurrentProcess().StartTime.ToUniversalTime();
        text.Append(CultureInfo.InvariantCulture, $"Ready after {since.TotalSeconds:F0} s\n");
        text.Append(CultureInfo.InvariantCulture, $"  Open      {home}\n");
        text.Append(CultureInfo.InvariantCulture, $"  REST      {home}/openapi/v1.json, a token by POST {home}/dev/tokens {{\"persona\":\"owner-1\"}}\n");
        text.Append(CultureInfo.InvariantCulture, $"  Messages  {home}/dev/outbox; no SMS or WeChat message leaves this machine\n");
        text.Append(CultureInfo.InvariantCulture, $"  Data      {app.Services.GetRequiredService<DatabaseAddress>().Place}\n");
        text.Append(people.Count == 0 ? "  There is nobody to sign in as: the demo city was not asked for" : "  Sign in   on the first page with one click, as");
        foreach (var persona in people) text.Append(CultureInfo.InvariantCulture, $"\n              {persona.Key,-18}{persona.Title}");

        log.LogInformation("{Report}", text.ToString());
    }
}
