using PropertyPlatform.Domain.Shared;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Domain.Tests.Shared;

[Trait("row", "PLT-12")]
public sealed class ChineseCalendar
{
    private static readonly DateTimeOffset LastMomentOfThe20th = new(2026, 11, 20, 15, 59, 59, 999, TimeSpan.Zero);

    [Fact]
    public void a_day_ends_at_sixteen_hours_utc()
    {
        ChinaCalendar.DayOf(LastMomentOfThe20th).ShouldBe(new DateOnly(2026, 11, 20));
        ChinaCalendar.DayOf(LastMomentOfThe20th.AddMilliseconds(1)).ShouldBe(new DateOnly(2026, 11, 21));
    }

    [Fact]
    public void a_day_starts_at_sixteen_hours_utc_of_the_day_before()
    {
        ChinaCalendar.StartOf(new DateOnly(2026, 11, 21)).ShouldBe(new DateTimeOffset(2026, 11, 20, 16, 0, 0, TimeSpan.Zero));
        ChinaCalendar.StartOf(new DateOnly(2026, 11, 21)).Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void what_a_wall_clock_shows_comes_back_as_the_same_moment()
    {
        var shown = ChinaCalendar.Of(LastMomentOfThe20th);

        shown.Hour.ShouldBe(23);
        ChinaCalendar.At(shown.DateTime).ShouldBe(LastMomentOfThe20th);
    }

    [Fact]
    public void the_first_and_the_last_day_of_all_can_be_asked_about()
    {
        ChinaCalendar.StartOf(DateOnly.MinValue).ShouldBe(DateTimeOffset.MinValue);
        ChinaCalendar.EndOf(DateOnly.MaxValue).ShouldBe(DateTimeOffset.MaxValue);
        ChinaCalendar.EndOf(new DateOnly(2026, 11, 20)).ShouldBe(ChinaCalendar.StartOf(new DateOnly(2026, 11, 21)));
    }
}
