using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Notices;

/// <summary>What a provider brought, kept before it is answered and worked on after; its name keeps it from being taken twice.</summary>
internal sealed class InboundEvent
{
    public Guid Id { get; set; }

    /// <summary><c>sms</c> or <c>wechat</c>.</summary>
    public string Source { get; set; } = "";

    /// <summary>How the provider names it; holds nobody's openid or phone in clear.</summary>
    public string EventId { get; set; } = "";

    /// <summary>What it says, encrypted.</summary>
    public string Content { get; set; } = "";

    public DateTimeOffset ReceivedAt { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    public DateTimeOffset? HandledAt { get; set; }
}

internal sealed class InboundEventConfiguration : IEntityTypeConfiguration<InboundEvent>
{
    public void Configure(EntityTypeBuilder<InboundEvent> happened)
    {
        happened.ToTable("inbound_events", "notices");
        happened.Property(e => e.Source).HasMaxLength(20);
        happened.Property(e => e.EventId).HasMaxLength(200);
        happened.Property(e => e.Content).HasMaxLength(4000);
        happened.HasIndex(e => new { e.Source, e.EventId }).IsUnique().HasDatabaseName("ux_inbound_events_name");
        happened.HasIndex(e => e.NextAttemptAt).HasFilter("handled_at IS NULL").HasDatabaseName("ix_inbound_events_due");
        happened.HasIndex(e => e.ReceivedAt);
    }
}

internal sealed class ChannelUniqueIndexes : IUniqueIndexes
{
    public IReadOnlyDictionary<string, Error> Errors { get; } = new Dictionary<string, Error> { ["ux_inbound_events_name"] = ChannelErrors.AlreadyTaken };
}

/// <summary>Events are known again for seven days, longer than any provider repeats one (ports §0.5).</summary>
internal sealed class ForgetInboundEvents(AppDbContext db, TimeProvider clock) : IRecurringJob
{
    private static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    public string Name => "notices.forget_events";

    public TimeSpan Interval => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Memory;
        await db.Set<InboundEvent>().Where(e => e.ReceivedAt < before && e.HandledAt != null).ExecuteDeleteAsync(ct);
    }
}
