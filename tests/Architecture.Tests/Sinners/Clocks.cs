namespace PropertyPlatform.Architecture.Tests.Sinners.Clocks;

internal sealed class ReadsTheClock
{
    public static DateTimeOffset Now => DateTimeOffset.UtcNow;
}

internal sealed class ReadsTheClockLater
{
    public static async Task<DateTime> NowAsync()
    {
        await Task.Yield();
        return DateTime.Now;
    }
}

internal sealed class MakesUpAnIdentity
{
    public static Func<Guid> Next => Guid.NewGuid;
}
