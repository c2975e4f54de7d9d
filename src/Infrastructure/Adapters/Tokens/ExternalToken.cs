using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PropertyPlatform.Infrastructure.Adapters.Tokens;

/// <summary>A token of a system outside that all nodes share, because each new one makes the one before worthless (ports §0.4).</summary>
internal sealed class ExternalToken
{
    public string Provider { get; set; } = "";

    public string Kind { get; set; } = "";

    /// <summary>Encrypted; empty before the first.</summary>
    public string Value { get; set; } = "";

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Rises with each new value; by it a caller says which one was bad.</summary>
    public long Version { get; set; }

    /// <summary>Who is fetching a new one.</summary>
    public Guid? LeaseOwner { get; set; }

    /// <summary>Until when, on the system's clock.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }
}

internal sealed class ExternalTokenConfiguration : IEntityTypeConfiguration<ExternalToken>
{
    public void Configure(EntityTypeBuilder<ExternalToken> token)
    {
        token.ToTable("external_tokens", "platform");
        token.HasKey(t => new { t.Provider, t.Kind });
        token.Property(t => t.Provider).HasMaxLength(40);
        token.Property(t => t.Kind).HasMaxLength(40);
        token.Property(t => t.Value).HasMaxLength(4000);
    }
}
