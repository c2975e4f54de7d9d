using System.Globalization;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Screens;

/// <summary>Times between the database (UTC) and the screen: Asia/Shanghai decides every deadline (PLT-12), whatever zone the server runs in.</summary>
public static class ChinaTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>The same instant on a clock in Shenzhen.</summary>
    public static DateTimeOffset OnTheWall(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>The instant meant by a date and time that somebody typed.</summary>
    public static DateTimeOffset Instant(DateTime typed) => ChinaCalendar.At(typed);

    /// <summary><c>2026-11-20 09:30</c></summary>
    public static string Text(DateTimeOffset instant) => OnTheWall(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>2026-11-20</c></summary>
    public static string Date(DateTimeOffset instant) => OnTheWall(instant).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
