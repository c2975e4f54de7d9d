using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Architecture.Tests.Sinners.Refusals;

internal static class SinnerErrors
{
    public static readonly Error BadlyNamed = Error.Rule("NotOpen", "to be caught");

    public static readonly Error Taken = Error.Rule("request.stale", "to be caught");

    public static readonly Error Untranslated = Error.Rule("sinner.untranslated", "to be caught");
}

internal sealed class MakesAnErrorOnTheWay
{
    public static Result Act() => Error.Rule("sinner.on_the_way", "to be caught");
}
