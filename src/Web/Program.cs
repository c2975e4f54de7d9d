using PropertyPlatform.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddPlatformHost();

var app = builder.Build();
app.UsePlatformHost();
await app.PrepareDatabaseAsync();
await app.RunAsync();

/// <summary>The entry point, visible to tests.</summary>
public partial class Program;
