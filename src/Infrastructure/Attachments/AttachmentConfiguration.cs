using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PropertyPlatform.Domain.Attachments;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Attachments;

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.ToTable("attachments", "attachments");
        attachment.Property(a => a.Kind).HasMaxLength(40);
        attachment.Property(a => a.FileName).HasMaxLength(DownloadName.MaxLength);
        attachment.Property(a => a.Sha256).HasMaxLength(64);
        attachment.Property(a => a.StorageKey).HasMaxLength(50);
        attachment.HasIndex(a => new { a.Kind, a.OwnerId });
        attachment.HasIndex(a => a.StorageKey).IsUnique().HasDatabaseName("ux_attachments_storage_key");
    }
}

internal sealed class AttachmentIndexes : IUniqueIndexes
{
    public IReadOnlyDictionary<string, Error> Errors { get; } = new Dictionary<string, Error> { ["ux_attachments_storage_key"] = SharedErrors.Duplicate };
}
