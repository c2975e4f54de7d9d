using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Committees;

/// <summary>A committee took office.</summary>
[EventName("committees.took_office")]
public sealed record CommitteeTookOffice(CommitteeId Committee, ProjectId Project, OrganisationId Organisation, DateOnly Until) : IDomainEvent;

/// <summary>A preparatory or re-election group was formed.</summary>
[EventName("committees.group_formed")]
public sealed record GroupFormed(CommitteeId Committee, ProjectId Project, OrganisationId Organisation, CommitteeKind Kind) : IDomainEvent;

/// <summary>The data of a member was edited.</summary>
[EventName("committees.member_corrected")]
public sealed record CommitteeMemberCorrected(CommitteeId Committee, ProjectId Project, Guid Member) : IDomainEvent;

/// <summary>A member or alternate left.</summary>
[EventName("committees.seat_vacated")]
public sealed record CommitteeSeatVacated(CommitteeId Committee, ProjectId Project, OrganisationId Organisation, Guid Member, CommitteePost Post, DateOnly On) : IDomainEvent;

/// <summary>An alternate stepped into a vacant seat.</summary>
[EventName("committees.alternate_promoted")]
public sealed record AlternatePromoted(CommitteeId Committee, ProjectId Project, Guid Member, DateOnly On) : IDomainEvent;

/// <summary>A member took a post.</summary>
[EventName("committees.post_taken")]
public sealed record CommitteePostTaken(CommitteeId Committee, ProjectId Project, OrganisationId Organisation, Guid Member, CommitteePost Post) : IDomainEvent;

/// <summary>Somebody of the staff was added or edited.</summary>
[EventName("committees.staff_kept")]
public sealed record CommitteeStaffKept(CommitteeId Committee, ProjectId Project, Guid Staff, StaffKind Kind) : IDomainEvent;

/// <summary>A term ends soon.</summary>
[EventName("committees.term_ending")]
public sealed record CommitteeTermEnding(CommitteeId Committee, ProjectId Project, OrganisationId Organisation, DateOnly Until) : IDomainEvent;

/// <summary>A term is over and nobody took over yet.</summary>
[EventName("committees.term_over")]
public sealed record CommitteeTermOver(CommitteeId Committee, ProjectId Project, OrganisationId Organisation, DateOnly Until) : IDomainEvent;

/// <summary>A committee or group ended because another took its place; the accounts of its organisation end with it.</summary>
[EventName("committees.ended")]
public sealed record CommitteeEnded(CommitteeId Committee, ProjectId Project, OrganisationId Organisation, DateTimeOffset At) : IDomainEvent;

/// <summary>A meeting was recorded.</summary>
[EventName("committees.meeting_recorded")]
public sealed record MeetingRecorded(MeetingId Meeting, CommitteeId Committee, ProjectId Project) : IDomainEvent;

/// <summary>The record of a meeting was edited.</summary>
[EventName("committees.meeting_edited")]
public sealed record MeetingEdited(MeetingId Meeting, CommitteeId Committee, ProjectId Project) : IDomainEvent;
