namespace PropertyPlatform.Domain.Shared;

/// <summary>The wall clock and the calendar of Asia/Shanghai, by which every deadline is decided and every time is shown; what is stored stays UTC (PLT-12, decision 20).</summary>
public static class ChinaCalendar
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Shanghai", out var found)
        ? found
        : TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", TimeSpan.FromHours(8), "中国标准时间", "中国标准时间");

    /// <summary>The moment as a Chinese wall clock shows it.</summary>
    public static DateTimeOffset Of(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>The Chinese calendar day on which the moment falls.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Of(moment).DateTime);

    /// <summary>The moment, in UTC, when a Chinese calendar day begins.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => At(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>The first moment, in UTC, after a Chinese calendar day; the last day of all has the last moment of all.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : StartOf(day.AddDays(1));

    /// <summary>
    /// The moment, in UTC, when Chinese wall clocks show this date and time; what a form's date field means. The first hours of the year 1 lie before
    /// the first moment of all and become that.
    /// </summary>
    public static DateTimeOffset At(DateTime wallClock)
    {
        var unspecified = DateTime.SpecifyKind(wallClock, DateTimeKind.Unspecified);
        return new DateTimeOffset(Math.Max(0, unspecified.Ticks - Zone.GetUtcOffset(unspecified).Ticks), TimeSpan.Zero);
    }
}
