using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Infrastructure.Persistence.Conventions;

namespace PropertyPlatform.Infrastructure.Ballots;

internal sealed class VotingUnitConfiguration : IEntityTypeConfiguration<VotingUnit>
{
    /// <summary>The column of a home that names the ballot; no member has it.</summary>
    public const string BallotOfHouse = nameof(VotingUnit.BallotId);

    public void Configure(EntityTypeBuilder<VotingUnit> unit)
    {
        unit.ToTable("voting_units", "ballots");
        unit.Ignore(u => u.Counted).Ignore(u => u.Owners);
        unit.Property<List<RollOwner>>("_owners").HasColumnName("owners").HasJson();
        unit.HasIndex(u => new { u.BallotId, u.Position }).HasDatabaseName("ix_voting_units_ballot");
        unit.HasOne<Ballot>().WithMany().HasForeignKey(u => u.BallotId).OnDelete(DeleteBehavior.Restrict);
        unit.OwnsMany(u => u.Houses, house =>
        {
            house.ToTable("roll_houses", "ballots");
            house.WithOwner().HasForeignKey("UnitId");
            house.HasKey("UnitId", nameof(RollHouse.House));
            house.Property(h => h.House).HasColumnName("house_id");
            house.Property(h => h.Building).HasMaxLength(50);
            house.Property(h => h.Stairwell).HasMaxLength(50);
            house.Property(h => h.Floor).HasMaxLength(20);
            house.Property(h => h.Room).HasMaxLength(50);
            // Repeated from the unit: a home is on the roll of every ballot it ever had, and is looked for on one.
            house.Property<BallotId>(BallotOfHouse);
            house.HasIndex(nameof(RollHouse.House), BallotOfHouse).IsUnique().HasDatabaseName("ux_roll_houses_house_ballot");
        });
        unit.Navigation(u => u.Houses).HasField("_houses");
    }
}

internal sealed class VoteConfiguration : IEntityTypeConfiguration<Vote>
{
    public void Configure(EntityTypeBuilder<Vote> vote)
    {
        vote.ToTable("votes", "ballots");
        vote.Property(v => v.Choices).HasConversion(choices => choices.Text, text => ChoicesColumn.Read(text)).HasMaxLength(400);
        vote.Property<long>("Arrival").ValueGeneratedOnAdd();
        vote.HasIndex(v => new { v.BallotId, v.Unit, v.Voter }).IsUnique().HasDatabaseName("ux_votes_ballot_unit_voter");
        // To the unit, not to the ballot: a key lock on the one ballot row would be shared by everybody who votes at the moment.
        vote.HasOne<VotingUnit>().WithMany().HasForeignKey(v => v.Unit).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PaperVoteConfiguration : IEntityTypeConfiguration<PaperVote>
{
    public void Configure(EntityTypeBuilder<PaperVote> paper)
    {
        paper.ToTable("paper_votes", "ballots");
        paper.Property(p => p.Choices).HasConversion(choices => choices == null ? null : choices.Text, text => text == null ? null : ChoicesColumn.Read(text)).HasMaxLength(400);
        paper.Property(p => p.EnteredBy).HasJson();
        paper.HasIndex(p => new { p.BallotId, p.Unit }).HasDatabaseName("ix_paper_votes_ballot_unit");
        paper.HasIndex(p => p.Replaces).IsUnique().HasFilter("replaces IS NOT NULL").HasDatabaseName("ux_paper_votes_replaces");
        paper.HasOne<VotingUnit>().WithMany().HasForeignKey(p => p.Unit).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Reads the letters of a stored vote.</summary>
internal static class ChoicesColumn
{
    public static Choices Read(string text) => Choices.TryParse(text) ?? throw new InvalidOperationException("A stored vote has an unknown letter.");
}
