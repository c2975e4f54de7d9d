using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PropertyPlatform.Infrastructure.Jobs;

/// <summary>When a job is due next, which node runs it now, and how the last run went.</summary>
internal sealed class JobLease
{
    public string Name { get; set; } = "";

    /// <summary>On the platform's clock, which Development can set forward.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>On the system's clock: a node that died lets go by itself.</summary>
    public DateTimeOffset? HeldUntil { get; set; }

    /// <summary>The run that holds it.</summary>
    public Guid? HeldBy { get; set; }

    public DateTimeOffset? LastRunAt { get; set; }

    public int LastMilliseconds { get; set; }

    /// <summary>Why the last run failed; null when it did not.</summary>
    public string? LastError { get; set; }
}

internal sealed class JobLeaseConfiguration : IEntityTypeConfiguration<JobLease>
{
    public void Configure(EntityTypeBuilder<JobLease> lease)
    {
        lease.ToTable("job_leases", "platform");
        lease.HasKey(l => l.Name);
        lease.Property(l => l.Name).HasMaxLength(80);
        lease.Property(l => l.LastError).HasMaxLength(1000);
    }
}
