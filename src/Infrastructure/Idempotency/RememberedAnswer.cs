using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PropertyPlatform.Infrastructure.Idempotency;

/// <summary>The answer that a request with an idempotency key got; saved with its effect.</summary>
internal sealed class RememberedAnswer
{
    public Guid AccountId { get; set; }

    /// <summary>As the client made it up.</summary>
    public string Key { get; set; } = "";

    /// <summary>Name of the request's type: one call may send several.</summary>
    public string UseCase { get; set; } = "";

    /// <summary>Method and path.</summary>
    public string Route { get; set; } = "";

    /// <summary>Keyed hash of route and request.</summary>
    public string RequestHash { get; set; } = "";

    /// <summary>The answer as JSON, encrypted; empty while the request is being worked on.</summary>
    public string Answer { get; set; } = "";

    public DateTimeOffset At { get; set; }
}

internal sealed class RememberedAnswerConfiguration : IEntityTypeConfiguration<RememberedAnswer>
{
    public void Configure(EntityTypeBuilder<RememberedAnswer> answer)
    {
        answer.ToTable("remembered_answers", "platform");
        answer.HasKey(a => new { a.AccountId, a.Key, a.UseCase });
        answer.Property(a => a.Key).HasMaxLength(IdempotencyKey.MaxLength);
        answer.Property(a => a.UseCase).HasMaxLength(120);
        answer.Property(a => a.Route).HasMaxLength(400);
        answer.Property(a => a.RequestHash).HasMaxLength(64);
        answer.Property(a => a.Answer).Metadata.SetMaxLength(null);
        answer.HasIndex(a => a.At);
    }
}
