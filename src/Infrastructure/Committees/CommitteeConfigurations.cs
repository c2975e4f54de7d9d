using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Persistence.Conventions;

namespace PropertyPlatform.Infrastructure.Committees;

internal sealed class OwnerCommitteeConfiguration : IEntityTypeConfiguration<OwnerCommittee>
{
    public void Configure(EntityTypeBuilder<OwnerCommittee> committee)
    {
        committee.ToTable("committees", "committees");
        committee.Property(c => c.Name).HasMaxLength(CommitteeLengths.Name);
        committee.Property(c => c.FilingReference).HasMaxLength(CommitteeLengths.Brief);
        committee.Ignore(c => c.SeatsHeld);
        committee.OwnsMany(c => c.Members, member =>
        {
            member.ToTable("members", "committees");
            member.WithOwner().HasForeignKey("committee_id");
            member.Property<CommitteeId>("committee_id");
            member.HasKey("committee_id", nameof(CommitteeMember.Id));
            member.Property(m => m.Id).ValueGeneratedNever();
            member.Ignore(m => m.IsActive);
            member.Property(m => m.Name).HasMaxLength(CommitteeLengths.Person);
            member.Property(m => m.Room).HasMaxLength(CommitteeLengths.Brief);
            member.Property(m => m.ChangeReason).HasMaxLength(CommitteeLengths.Reason);
        });
        committee.OwnsMany(c => c.Staff, staff =>
        {
            staff.ToTable("staff", "committees");
            staff.WithOwner().HasForeignKey("committee_id");
            staff.Property<CommitteeId>("committee_id");
            staff.HasKey("committee_id", nameof(CommitteeStaff.Id));
            staff.Property(s => s.Id).ValueGeneratedNever();
            staff.Property(s => s.Name).HasMaxLength(CommitteeLengths.Person);
            staff.Property(s => s.Position).HasMaxLength(CommitteeLengths.Brief);
        });
        committee.Navigation(c => c.Members).UsePropertyAccessMode(PropertyAccessMode.Field);
        committee.Navigation(c => c.Staff).UsePropertyAccessMode(PropertyAccessMode.Field);

        committee.HasIndex(c => new { c.ProjectId, c.Kind }).IsUnique().HasFilter("ended_at IS NULL").HasDatabaseName("ux_committees_project_kind");
        committee.HasIndex(c => c.OrganisationId).IsUnique().HasDatabaseName("ux_committees_organisation");
        committee.HasIndex(c => new { c.State, c.TermUntil }).HasDatabaseName("ix_committees_term");
        committee.HasIndex(c => c.ProjectId).HasDatabaseName("ix_committees_project");
    }
}

internal sealed class MeetingConfiguration : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> meeting)
    {
        meeting.ToTable("meetings", "committees");
        meeting.Property(m => m.Topic).HasMaxLength(CommitteeLengths.Topic);
        meeting.Property(m => m.Venue).HasMaxLength(CommitteeLengths.Topic);
        meeting.Property(m => m.Chair).HasMaxLength(CommitteeLengths.Person);
        meeting.Property(m => m.Attendees).HasMaxLength(CommitteeLengths.Content);
        meeting.Property(m => m.Content).HasMaxLength(CommitteeLengths.Content);
        meeting.Ignore(m => m.Edits);
        meeting.Property<List<MeetingEdit>>("_edits").HasColumnName("edits").HasJson();

        meeting.HasIndex(m => new { m.CommitteeId, m.HeldAt }).HasDatabaseName("ix_meetings_committee");
        meeting.HasIndex(m => new { m.ProjectId, m.HeldAt }).HasDatabaseName("ix_meetings_project");
    }
}

/// <summary>Unique indexes of the committees and what their violation means.</summary>
internal sealed class CommitteeIndexes : IUniqueIndexes
{
    public IReadOnlyDictionary<string, Error> Errors { get; } = new Dictionary<string, Error>
    {
        ["ux_committees_project_kind"] = CommitteeErrors.ExistsAlready,
        ["ux_committees_organisation"] = SharedErrors.Duplicate,
    };
}
