using System.Diagnostics;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Demo;

/// <summary>
/// A city to try the platform in, made by its own use cases in the name of its people. It comes with the embedded database when that
/// is made; another database gets it only when <c>Demo:City</c> is <c>true</c> and the database is empty. Development only.
/// </summary>
/// <param name="host">The host's services.</param>
internal sealed class DemoCity(IServiceProvider host)
{
    private const string Setting = "Demo:City";

    private readonly IConfiguration _configuration = host.GetRequiredService<IConfiguration>();
    private readonly ILogger _log = host.GetRequiredService<ILoggerFactory>().CreateLogger<DemoCity>();

    /// <summary>Whether a database that the platform makes for itself gets the city.</summary>
    public bool ComesAlong => InDevelopment && _configuration.GetValue(Setting, true);

    private bool IsAskedFor => InDevelopment && _configuration.GetValue(Setting, false);

    private bool InDevelopment => host.GetRequiredService<IHostEnvironment>().IsDevelopment();

    /// <summary>Makes the city in a database that is up to the model, when it was asked for and is not there.</summary>
    /// <exception cref="InvalidOperationException">The database holds something else.</exception>
    public async Task MakeWhenAskedForAsync(string connectionString, CancellationToken ct)
    {
        if (!IsAskedFor || await IsThereAsync(ct)) return;

        await using var platform = new DemoPlatform(host, connectionString);
        if ((await platform.AsSystem(new GetPlaces())).Value.Place is not null) throw new InvalidOperationException("The database holds data, but no whole demo city. Name an empty database, or set Demo:City to false.");

        await MakeAsync(platform, ct);
    }

    /// <summary>Brings a new database up to the model and makes the city in it.</summary>
    public async Task MakeAsync(string connectionString, CancellationToken ct)
    {
        await using var platform = new DemoPlatform(host, connectionString);
        await platform.UpgradeAsync(ct);
        await MakeAsync(platform, ct);
    }

    private async Task<bool> IsThereAsync(CancellationToken ct)
    {
        await using var scope = host.CreateAsyncScope();
        // The personas are entered last of all, and the first of them after the others.
        return (await scope.ServiceProvider.GetRequiredService<IPersonas>().ListAsync(ct)).Any(persona => persona.Key == "city-admin");
    }

    private async Task MakeAsync(DemoPlatform platform, CancellationToken ct)
    {
        _log.LogInformation("Making the demo city; this happens once and takes about half a minute");
        var (watch, now) = (Stopwatch.StartNew(), host.GetRequiredService<TimeProvider>().GetUtcNow());
        var (plan, book) = (CityPlan.Draw(CityPlan.Seed), new CityBook());
        var residents = new Residents(platform, plan, book, CityPlan.Seed);
        var assemblies = new Assemblies(platform, book, residents, ChinaCalendar.DayOf(now), CityPlan.Seed);

        platform.Clock.SetTo(assemblies.At(-240, 9));
        await new CityFounding(platform, plan, book).FoundAsync();
        await platform.SettleAsync(ct);
        Tell("Founded", watch);

        platform.Clock.SetTo(assemblies.At(-150, 10));
        await residents.MoveInAsync(ct);
        platform.Clock.SetTo(assemblies.At(-100, 10));
        await residents.NameProxyAsync(assemblies.At(200, 0));
        Tell("Settled", watch);

        await new CityBallots(assemblies, book).HoldAsync();
        Tell("Decided", watch);
        await new CityNotices(platform, book, (day, hour) => assemblies.At(day, hour)).PublishAsync();
        platform.Clock.SetTo(now);
        await platform.SettleAsync(ct);
        await platform.IntroduceAsync(book.Personas, ct);
        Tell("Finished", watch);
    }

    private void Tell(string stage, Stopwatch watch) => _log.LogDebug("{Stage} after {Seconds:F1} s", stage, watch.Elapsed.TotalSeconds);
}
