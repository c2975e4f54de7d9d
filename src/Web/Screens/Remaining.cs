namespace PropertyPlatform.Web.Screens;

/// <summary>How long something lasts still, as a person says it.</summary>
public static class Remaining
{
    /// <summary>还有 2 天 6 小时; 不足 1 小时 near the end.</summary>
    public static string Of(DateTimeOffset? end, DateTimeOffset now)
    {
        if (end is not { } moment || moment <= now) return "已结束";

        var left = moment - now;
        return left switch
        {
            { TotalHours: < 1 } => $"还有 {Math.Max(1, (int)left.TotalMinutes)} 分钟",
            { TotalDays: < 1 } => $"还有 {(int)left.TotalHours} 小时",
            { Hours: 0 } => $"还有 {left.Days} 天",
            _ => $"还有 {left.Days} 天 {left.Hours} 小时",
        };
    }
}
