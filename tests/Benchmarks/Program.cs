using PropertyPlatform.Benchmarks;

string[] all = ["cast", "tally", "import", "list", "notice", "sign-in", "menu", "home"];
if (args is ["platform"])
{
    await PlatformWithAnEmptyPage.ServeAsync();
    return 0;
}

if (args is ["baseline", var database])
{
    await Baseline.ServeAsync(database);
    return 0;
}

var wanted = args.Length == 0 ? all : args;
if (wanted.Except(all).Any())
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks [-- cast|tally|import|list|notice|sign-in|menu|home …]");
    return 1;
}

foreach (var name in wanted)
{
    Console.WriteLine($"== {name}");
    var table = name switch
    {
        "cast" => await CastMeasurement.RunAsync(),
        "tally" => await TallyMeasurement.RunAsync(),
        "import" => await ImportMeasurement.RunAsync(),
        "notice" => await NoticeMeasurement.RunAsync(),
        "sign-in" => await SignInMeasurement.RunAsync(),
        "menu" => await MenuMeasurement.RunAsync(),
        "home" => await HomeMeasurement.RunAsync(),
        _ => await ListMeasurement.RunAsync(),
    };
    Report.Write(name, table);
    Console.WriteLine(table);
}

return 0;
