using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Privacy;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Privacy;

namespace PropertyPlatform.Infrastructure.Privacy;

internal sealed class UnmaskingConfiguration : IEntityTypeConfiguration<Unmasking>
{
    private const int RoleCode = 30;

    public void Configure(EntityTypeBuilder<Unmasking> look)
    {
        look.ToTable("unmaskings", "privacy");
        look.Property(l => l.ViewerName).HasMaxLength(Person.NameLength);
        look.Property(l => l.ViewerRole).HasMaxLength(RoleCode);
        look.Property(l => l.Reason).HasMaxLength(Unmasking.ReasonLength);
        look.HasIndex(l => new { l.PersonId, l.At });
        look.HasIndex(l => new { l.DocumentIndex, l.At });
        look.HasIndex(l => new { l.PhoneIndex, l.At });
    }
}

/// <summary>Registrations of privacy.</summary>
internal sealed class PrivacyModule : IInfrastructureModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IPersonalDataSource, OwnersData>();
        services.AddScoped<IPersonalDataSource, MembersData>();
        services.AddScoped<IPersonalDataSource, AccountsData>();
        services.AddSingleton<IConsentTexts>(_ => new ConfiguredConsentTexts(configuration));
    }
}
