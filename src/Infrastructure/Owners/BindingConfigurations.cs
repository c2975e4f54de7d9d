using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Persistence.Conventions;

namespace PropertyPlatform.Infrastructure.Owners;

internal sealed class BindingConfiguration : IEntityTypeConfiguration<Binding>
{
    public void Configure(EntityTypeBuilder<Binding> binding)
    {
        binding.ToTable("bindings", "owners");
        binding.HasIndex(b => b.OwnershipId).IsUnique().HasFilter("ended_at IS NULL").HasDatabaseName("ux_bindings_ownership");
        binding.HasIndex(b => new { b.ProjectId, b.BoundAt }).HasDatabaseName("ix_bindings_project");
        binding.HasIndex(b => new { b.PersonId, b.HouseId }).HasDatabaseName("ix_bindings_person");
        binding.HasIndex(b => b.OwnerId).HasDatabaseName("ix_bindings_owner");
        binding.HasIndex(b => b.HouseId).HasDatabaseName("ix_bindings_house");
    }
}

internal sealed class BindingRequestConfiguration : IEntityTypeConfiguration<BindingRequest>
{
    public void Configure(EntityTypeBuilder<BindingRequest> request)
    {
        request.ToTable("binding_requests", "owners");
        request.Property(r => r.CheckReference).HasMaxLength(200);
        request.Property<List<FaceAttempt>>("_attempts").HasColumnName("attempts").HasJson();
        request.Property<List<Consent>>("_consents").HasColumnName("consents").HasJson();
        request.Property(r => r.Recorded).HasJson();
        request.Property(r => r.Decided).HasJson();
        request.Ignore(r => r.Attempts).Ignore(r => r.Consents).Ignore(r => r.FaceConsent).Ignore(r => r.MayCheckFace);
        request.HasIndex(r => new { r.OwnerId, r.State }).HasDatabaseName("ix_binding_requests_owner");
        request.HasIndex(r => new { r.PersonId, r.RequestedAt }).HasDatabaseName("ix_binding_requests_person");
        request.HasIndex(r => new { r.State, r.RequestedAt }).HasDatabaseName("ix_binding_requests_state");
    }
}

internal sealed class ProxyConfiguration : IEntityTypeConfiguration<Proxy>
{
    public void Configure(EntityTypeBuilder<Proxy> proxy)
    {
        proxy.ToTable("proxies", "owners");
        proxy.Property(p => p.Name).HasMaxLength(Owner.NameLength);
        proxy.Property(p => p.CheckReference).HasMaxLength(200);
        proxy.Property(p => p.From).HasColumnName("valid_from");
        proxy.Property(p => p.To).HasColumnName("valid_to");
        proxy.Property(p => p.Reviewed).HasJson();
        proxy.Property<List<Consent>>("_consents").HasColumnName("consents").HasJson();
        proxy.Ignore(p => p.Consents);
        proxy.HasIndex(p => p.OwnershipId).IsUnique().HasFilter("ended_at IS NULL").HasDatabaseName("ux_proxies_ownership");
        proxy.HasIndex(p => new { p.ProjectId, p.State }).HasDatabaseName("ix_proxies_project");
        proxy.HasIndex(p => p.PersonId).HasDatabaseName("ix_proxies_person");
        proxy.HasIndex(p => p.PrincipalId).HasDatabaseName("ix_proxies_principal");
        proxy.HasIndex(p => p.HouseId).HasDatabaseName("ix_proxies_house");
        proxy.HasIndex(p => p.DocumentIndex).HasDatabaseName("ix_proxies_document");
    }
}

internal sealed class BindingUniqueIndexes : IUniqueIndexes
{
    public IReadOnlyDictionary<string, Error> Errors { get; } = new Dictionary<string, Error>
    {
        ["ux_bindings_ownership"] = BindingErrors.BoundToAnother,
        ["ux_proxies_ownership"] = ProxyErrors.AnotherLiving,
    };
}
