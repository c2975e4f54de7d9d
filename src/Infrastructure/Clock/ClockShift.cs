using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PropertyPlatform.Infrastructure.Clock;

/// <summary>How far the clock of a Development database was set forward, so that a restart does not set it back.</summary>
internal sealed class ClockShift
{
    public const int TheOne = 1;

    public int Id { get; set; } = TheOne;

    public long Ticks { get; set; }
}

internal sealed class ClockShiftConfiguration : IEntityTypeConfiguration<ClockShift>
{
    public void Configure(EntityTypeBuilder<ClockShift> shift)
    {
        shift.ToTable("clock_shift", "platform");
        shift.Property(s => s.Id).ValueGeneratedNever();
    }
}
