using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Persistence.Conventions;

namespace PropertyPlatform.Infrastructure.Notices;

/// <summary>By which project a recipient was reached; statistics count by it. Written with the delivery and never changed.</summary>
internal sealed class DeliveryReach
{
    public NoticeDeliveryId DeliveryId { get; set; }

    /// <summary>Counts the projects of a delivery, from 0.</summary>
    public int Number { get; set; }

    public NoticeId NoticeId { get; set; }

    /// <summary>Null for a director whose committee is not recorded.</summary>
    public ProjectId? ProjectId { get; set; }

    /// <summary>Code of the community.</summary>
    public string PlaceCode { get; set; } = "";
}

/// <summary>Which message of the channels was the card of a delivery.</summary>
internal sealed class DeliveryPush
{
    public NoticeDeliveryId DeliveryId { get; set; }

    public Guid MessageId { get; set; }
}

/// <summary>A line of the log of reminders (NTF-14).</summary>
internal sealed class SentReminder
{
    public Guid Id { get; set; }

    public ReminderKind Kind { get; set; }

    /// <summary>Id of the notice, or what is to be done.</summary>
    public string Matter { get; set; } = "";

    public AccountId AccountId { get; set; }

    /// <summary>Unit of the sender.</summary>
    public OrganisationId? UnitId { get; set; }

    public AccountId SentBy { get; set; }

    public DateTimeOffset SentAt { get; set; }

    public ReminderWay Way { get; set; }
}

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("notices", "notices");
        notice.ComplexProperty(n => n.Place, place =>
        {
            place.Property(j => j.Code).HasColumnName("place_code").HasMaxLength(40);
            place.Ignore(j => j.Level);
        });
        notice.Property(n => n.Title).HasMaxLength(Notice.TitleLength);
        notice.Property(n => n.Body).HasMaxLength(Notice.BodyLength);
        notice.Property(n => n.Rule).HasJson();
        notice.HasIndex(n => new { n.UnitId, n.PublishedAt });
    }
}

internal sealed class NoticeDeliveryConfiguration : IEntityTypeConfiguration<NoticeDelivery>
{
    public void Configure(EntityTypeBuilder<NoticeDelivery> delivery)
    {
        delivery.ToTable("deliveries", "notices");
        delivery.KeepsRoomForUpdates();
        delivery.Property(d => d.Reply).HasMaxLength(NoticeDelivery.ReplyLength);
        delivery.HasIndex(d => new { d.NoticeId, d.AccountId }).IsUnique().HasDatabaseName("ux_deliveries_notice_account");
        delivery.HasIndex(d => new { d.AccountId, d.DeliveredAt });
        delivery.HasIndex(d => d.AccountId).HasFilter("step <> 'Responded'").HasDatabaseName("ix_deliveries_open");
    }
}

internal sealed class DeliveryReachConfiguration : IEntityTypeConfiguration<DeliveryReach>
{
    public void Configure(EntityTypeBuilder<DeliveryReach> reach)
    {
        reach.ToTable("delivery_reach", "notices");
        reach.HasKey(r => new { r.DeliveryId, r.Number });
        reach.Property(r => r.Number).ValueGeneratedNever();
        reach.Property(r => r.PlaceCode).HasMaxLength(40);
        reach.HasIndex(r => r.NoticeId);
    }
}

internal sealed class DeliveryPushConfiguration : IEntityTypeConfiguration<DeliveryPush>
{
    public void Configure(EntityTypeBuilder<DeliveryPush> push)
    {
        push.ToTable("pushes", "notices");
        push.HasKey(p => p.DeliveryId);
    }
}

internal sealed class SentReminderConfiguration : IEntityTypeConfiguration<SentReminder>
{
    public void Configure(EntityTypeBuilder<SentReminder> reminder)
    {
        reminder.ToTable("reminders", "notices");
        reminder.Property(r => r.Id).ValueGeneratedNever();
        reminder.Property(r => r.Matter).HasMaxLength(60);
        reminder.HasIndex(r => new { r.AccountId, r.SentAt });
        reminder.HasIndex(r => new { r.UnitId, r.SentAt });
    }
}

/// <summary>Unique indexes of the notices.</summary>
internal sealed class NoticeIndexes : IUniqueIndexes
{
    public IReadOnlyDictionary<string, Error> Errors { get; } = new Dictionary<string, Error> { ["ux_deliveries_notice_account"] = NoticeErrors.PublishedAlready };
}
