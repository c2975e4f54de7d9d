using PropertyPlatform.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddPlatformHost();

var app = builder.Build();
app.UsePlatformHost();
await app.PrepareDatabaseAsync();
if (await app.CommandAsync(args) is { } exit) return exit;

await app.RunAsync();
return 0;

/// <summary>The entry point, visible to tests.</summary>
public partial class Program;
