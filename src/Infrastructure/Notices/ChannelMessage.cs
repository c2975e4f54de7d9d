using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;

namespace PropertyPlatform.Infrastructure.Notices;

/// <summary>A channel by which the platform writes to people outside of it.</summary>
internal enum Channel
{
    Sms = 1,
    WeChat = 2,
}

/// <summary>A message on its way to WeChat or SMS: queued with the command, sent after it, kept as the log of what was sent.</summary>
internal sealed class ChannelMessage
{
    public Guid Id { get; set; }

    public Channel Channel { get; set; }

    /// <summary>Name of the SMS kind, or what a notice is about.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Phone or openid, encrypted; empty once it is forgotten.</summary>
    public string Recipient { get; set; } = "";

    /// <summary>Keyed hash of the recipient, to find messages by; empty once it is forgotten.</summary>
    public string RecipientIndex { get; set; } = "";

    /// <summary>Parameters or card as JSON, encrypted; empty once it is forgotten.</summary>
    public string Content { get; set; } = "";

    public DateTimeOffset QueuedAt { get; set; }

    /// <summary>After that it is not worth sending.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    public DeliveryState State { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>Until when a sender holds it, on the system's clock.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    public Guid? LockedBy { get; set; }

    /// <summary>Since when it may have reached the provider, on the system's clock; null while it is certain that it has not, or what became of it is written.</summary>
    public DateTimeOffset? SendingSince { get; set; }

    /// <summary>When its state became final.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>How the provider calls it.</summary>
    public string? Serial { get; set; }

    /// <summary>Why it was not delivered; nothing personal.</summary>
    public string? Reason { get; set; }

    /// <summary>What it is one of many about.</summary>
    public Guid? About { get; set; }
}

/// <summary>That a channel is not used until some time, on every node: the provider's limit for the whole platform is reached.</summary>
internal sealed class ChannelPause
{
    public Channel Channel { get; set; }

    public DateTimeOffset Until { get; set; }
}

internal sealed class ChannelPauseConfiguration : IEntityTypeConfiguration<ChannelPause>
{
    public void Configure(EntityTypeBuilder<ChannelPause> pause)
    {
        pause.ToTable("channel_pauses", "notices");
        pause.HasKey(p => p.Channel);
        pause.Property(p => p.Channel).ValueGeneratedNever();
    }
}

/// <summary>What a message says, as it is encrypted.</summary>
internal sealed record ChannelContent(string? Title, IReadOnlyList<string> Parameters, IReadOnlyList<NoticeField> Fields, string? LinkPath);

internal sealed class ChannelMessageConfiguration : IEntityTypeConfiguration<ChannelMessage>
{
    public void Configure(EntityTypeBuilder<ChannelMessage> message)
    {
        message.ToTable("channel_messages", "notices");
        message.Property(m => m.Kind).HasMaxLength(60);
        message.Property(m => m.RecipientIndex).HasMaxLength(64);
        message.Property(m => m.Content).HasMaxLength(8000);
        message.Property(m => m.Reason).HasMaxLength(300);
        message.HasIndex(m => m.NextAttemptAt).HasFilter("settled_at IS NULL").HasDatabaseName("ix_channel_messages_due");
        message.HasIndex(m => m.LockedBy).HasFilter("locked_by IS NOT NULL").HasDatabaseName("ix_channel_messages_locked");
        message.HasIndex(m => new { m.RecipientIndex, m.QueuedAt });
        message.HasIndex(m => m.QueuedAt);
        message.HasIndex(m => m.SettledAt).HasFilter("recipient_index <> ''").HasDatabaseName("ix_channel_messages_kept");
        message.Property(m => m.Serial).HasMaxLength(120);
        message.HasIndex(m => m.Serial).HasFilter("serial IS NOT NULL");
        message.HasIndex(m => m.About).HasFilter("about IS NOT NULL");
    }
}
