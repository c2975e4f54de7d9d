namespace PropertyPlatform.Architecture.Tests.Sinners;

internal static class EndpointsOnTheirOwn
{
    public static string Answer() => "on its own";
}
