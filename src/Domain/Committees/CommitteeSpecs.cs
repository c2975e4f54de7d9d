using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Committees;

/// <summary>Questions about committees.</summary>
public static class CommitteeSpecs
{
    /// <summary>One committee or group.</summary>
    public static Specification<OwnerCommittee> ById(CommitteeId id) => new Specification<OwnerCommittee>().Where(c => c.Id == id);

    /// <summary>The committees and groups of an area that did not end.</summary>
    public static Specification<OwnerCommittee> Of(ProjectId project) => new Specification<OwnerCommittee>().Where(c => c.ProjectId == project && c.EndedAt == null);

    /// <summary>Committees in office whose term ends on or before a day: to be announced, or over.</summary>
    public static Specification<OwnerCommittee> EndingBy(DateOnly day, DateOnly today, int most) =>
        new Specification<OwnerCommittee>().Where(c => c.State == CommitteeState.InOffice && c.TermUntil <= day && (!c.EndAnnounced || c.TermUntil < today)).OrderBy(c => c.TermUntil).Take(most);

    /// <summary>One meeting.</summary>
    public static Specification<Meeting> Meeting(MeetingId id) => new Specification<Meeting>().Where(m => m.Id == id);
}
