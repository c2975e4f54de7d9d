using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PropertyPlatform.Infrastructure.Numbers;

/// <summary>How far the numbers of one kind have come on one day.</summary>
internal sealed class NumberSeries
{
    private NumberSeries()
    {
    }

    public NumberSeries(string prefix, DateOnly day) => (Prefix, Day, Last) = (prefix, day, 1);

    public string Prefix { get; private set; } = "";

    /// <summary>Chinese calendar day.</summary>
    public DateOnly Day { get; private set; }

    public int Last { get; private set; }
}

internal sealed class NumberSeriesConfiguration : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> series)
    {
        series.ToTable("number_series", "platform");
        series.HasKey(s => new { s.Prefix, s.Day });
        series.Property(s => s.Prefix).HasMaxLength(6);
    }
}
