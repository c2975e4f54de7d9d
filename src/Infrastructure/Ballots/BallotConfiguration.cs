using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Infrastructure.Persistence.Conventions;

namespace PropertyPlatform.Infrastructure.Ballots;

internal sealed class BallotConfiguration : IEntityTypeConfiguration<Ballot>
{
    public void Configure(EntityTypeBuilder<Ballot> ballot)
    {
        ballot.ToTable("ballots", "ballots");
        ballot.Property(b => b.Number).HasMaxLength(32);
        ballot.Property(b => b.Topic).HasMaxLength(100);
        ballot.Property(b => b.AreaName).HasMaxLength(100);
        ballot.ComplexProperty(b => b.Convenor, convenor =>
        {
            convenor.Property(c => c.Kind).HasColumnName("convenor_kind");
            convenor.Property(c => c.Organisation).HasColumnName("convenor_organisation");
            convenor.Property(c => c.Name).HasColumnName("convenor_name").HasMaxLength(100);
            convenor.Ignore(c => c.ReviewingLevel);
        });
        ballot.Property(b => b.Content).HasJson();
        ballot.Property(b => b.Rules).HasJson();
        ballot.Property(b => b.Roll).HasJson();
        ballot.Property(b => b.Result).HasJson();
        ballot.Property<List<BallotStep>>("_trail").HasColumnName("trail").HasJson();
        ballot.Property<List<Question>>("_questions").HasColumnName("questions").HasJson();
        ballot.Property<List<int>>("_followers").HasColumnName("followers").HasJson();
        ballot.Property<List<EnteredFigures>>("_statistics").HasColumnName("statistics").HasJson();
        ballot.Property<List<Confirmation>>("_confirmations").HasColumnName("confirmations").HasJson();
        ballot.Ignore(b => b.Trail).Ignore(b => b.Questions).Ignore(b => b.Followers).Ignore(b => b.Statistics).Ignore(b => b.Confirmations);

        ballot.HasIndex(b => b.Number).IsUnique().HasDatabaseName("ux_ballots_number");
        ballot.HasIndex(b => new { b.ProjectId, b.CreatedAt }).HasDatabaseName("ix_ballots_project");
        ballot.HasIndex(b => new { b.Phase, b.OpensAt }).HasDatabaseName("ix_ballots_phase_opens");
        ballot.HasIndex(b => b.CreatedAt).HasDatabaseName("ix_ballots_created");
    }
}
