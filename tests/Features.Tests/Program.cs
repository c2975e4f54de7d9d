using PropertyPlatform.Features.Tests;
using PropertyPlatform.Support;
using Xunit.MicrosoftTestingPlatform;

if (args is ["refresh"])
{
    var run = LastRun.ReadFrom(Repository.PathOf("artifacts", "tests"));
    if (run.Count == 0)
    {
        Console.Error.WriteLine("There are no reports of a test run; ./test.sh makes them.");
        return 1;
    }

    FeatureList.Write(feature => Claims.Earned(feature, run));
    return 0;
}

return await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
