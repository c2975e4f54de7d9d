using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Outbox;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Persistence.Conventions;

namespace PropertyPlatform.Infrastructure.Audit;

/// <summary>Who did what, when: one row an event, written with the act, chained later by the sealer, never changed otherwise (BAL-35, ACC-38).</summary>
internal sealed class AuditEntry
{
    private AuditEntry()
    {
    }

    public Guid Id { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Stable name of the event.</summary>
    public string Action { get; private set; } = "";

    /// <summary>Name of the use case that caused it.</summary>
    public string UseCase { get; private set; } = "";

    /// <summary>Type of the root concerned.</summary>
    public string Subject { get; private set; } = "";

    public Guid SubjectId { get; private set; }

    /// <summary>Where it belongs; null for what belongs nowhere.</summary>
    public string? JurisdictionCode { get; private set; }

    public Guid? ProjectId { get; private set; }

    public Guid AccountId { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid? OrganisationId { get; private set; }

    public string Role { get; private set; } = "";

    /// <summary>Ids and facts of the event as JSON; nothing personal, no choice.</summary>
    public string Detail { get; private set; } = "";

    /// <summary>Client address as seen by the trusted proxy.</summary>
    public string? Address { get; private set; }

    public string? TraceId { get; private set; }

    /// <summary>Place in the chain; null until sealed.</summary>
    public long? Sequence { get; set; }

    /// <summary>Hash over the row and its predecessor's hash; null until sealed.</summary>
    public string? Hash { get; set; }

    public static AuditEntry Of(IDomainEvent happened, IAggregateRoot root, EventRegistry events, string useCase, IActor actor, RequestOrigin origin, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        At = now,
        Action = events.NameOf(happened.GetType()),
        UseCase = useCase,
        Subject = root.GetType().Name,
        SubjectId = RootIds.Of(root),
        JurisdictionCode = RootPlaces.CodeOf(root),
        ProjectId = (root as IProjectScoped)?.ProjectId.Value,
        AccountId = actor.AccountId,
        PersonId = actor.PersonId,
        OrganisationId = actor.OrganisationId,
        Role = actor.Role,
        Detail = JsonSerializer.Serialize(happened, happened.GetType(), JsonColumns.Options),
        Address = origin.Address,
        TraceId = origin.TraceId,
    };
}

/// <summary>Where the current request came from.</summary>
public sealed class RequestOrigin
{
    /// <summary>Client address as seen by the trusted proxy.</summary>
    public string? Address { get; set; }

    /// <summary>Trace id of the request.</summary>
    public string? TraceId { get; set; }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("entries", "audit");
        entry.Property(e => e.Detail).HasMaxLength(4000);
        entry.HasIndex(e => new { e.SubjectId, e.At });
        entry.HasIndex(e => e.At);
        entry.HasIndex(e => e.Sequence).IsUnique().HasFilter("sequence IS NOT NULL").HasDatabaseName("ux_entries_sequence");
        entry.HasIndex(e => e.Id).HasFilter("sequence IS NULL").HasDatabaseName("ix_entries_unsealed");
    }
}
