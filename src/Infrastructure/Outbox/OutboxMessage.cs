using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence.Conventions;

namespace PropertyPlatform.Infrastructure.Outbox;

/// <summary>An event that somebody reacts to, waiting for the relay, which deletes it when it is worked off. Written in the transaction of the change it tells of.</summary>
internal sealed class OutboxMessage
{
    private OutboxMessage()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>Stable name of the event.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Ids and facts as JSON; nothing personal.</summary>
    public string Payload { get; private set; } = "";

    /// <summary>The root that it happened to; messages of one root are handed on in order.</summary>
    public Guid StreamId { get; private set; }

    /// <summary>The root's version after it happened.</summary>
    public long StreamVersion { get; private set; }

    public DateTimeOffset OccurredAt { get; private set; }

    /// <summary>Tries so far.</summary>
    public int Attempts { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>Until when a relay holds it; past that it may be taken again.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>The round of a relay that holds it.</summary>
    public Guid? LockedBy { get; set; }

    /// <summary>Set when the tries are used up; an operator may retry.</summary>
    public DateTimeOffset? DeadAt { get; set; }

    public string? LastError { get; set; }

    /// <summary>When an operator laid it aside.</summary>
    public DateTimeOffset? DiscardedAt { get; set; }

    /// <summary>The operator's account.</summary>
    public Guid? DiscardedBy { get; set; }

    public string? DiscardReason { get; set; }

    public static OutboxMessage Of(IDomainEvent happened, Guid stream, long version, EventRegistry events, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        Name = events.NameOf(happened.GetType()),
        Payload = JsonSerializer.Serialize(happened, happened.GetType(), JsonColumns.Options),
        StreamId = stream,
        StreamVersion = version,
        OccurredAt = now,
        NextAttemptAt = now,
    };
}

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("messages", "outbox");
        message.KeepsRoomForUpdates();
        message.Property(m => m.Payload).HasMaxLength(8000);
        message.Property(m => m.LastError).HasMaxLength(2000);
        message.HasIndex(m => m.NextAttemptAt).HasFilter("dead_at IS NULL").HasDatabaseName("ix_messages_due");
        message.HasIndex(m => new { m.StreamId, m.StreamVersion }).HasFilter("dead_at IS NULL").HasDatabaseName("ix_messages_stream");
        message.HasIndex(m => m.DeadAt).HasFilter("dead_at IS NOT NULL").HasDatabaseName("ix_messages_dead");
    }
}
