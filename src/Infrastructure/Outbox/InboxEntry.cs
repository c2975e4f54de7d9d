using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PropertyPlatform.Infrastructure.Outbox;

/// <summary>That a reaction has dealt with a message; saved in the reaction's own transaction, so that a message tried again spares those who are done. Goes with the message.</summary>
internal sealed class InboxEntry
{
    public Guid MessageId { get; set; }

    /// <summary>Name of the reaction's type.</summary>
    public string Reaction { get; set; } = "";
}

internal sealed class InboxEntryConfiguration : IEntityTypeConfiguration<InboxEntry>
{
    public void Configure(EntityTypeBuilder<InboxEntry> entry)
    {
        entry.ToTable("inbox", "outbox");
        entry.HasKey(e => new { e.MessageId, e.Reaction });
        entry.Property(e => e.Reaction).HasMaxLength(120);
    }
}
