using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Committees;

/// <summary>Everything a committee can refuse.</summary>
public static class CommitteeErrors
{
    /// <summary>No such committee within the caller's scope.</summary>
    public static readonly Error NotFound = Error.NotFound("committee.not_found", "There is no such committee.");

    /// <summary>No such area within the caller's scope.</summary>
    public static readonly Error AreaUnknown = Error.NotFound("committee.area_unknown", "There is no such area.");

    /// <summary>No such meeting within the caller's scope.</summary>
    public static readonly Error MeetingUnknown = Error.NotFound("committee.meeting_unknown", "There is no such meeting.");

    /// <summary>No such member, or one who left.</summary>
    public static readonly Error MemberUnknown = Error.NotFound("committee.member_unknown", "There is no such member.");

    /// <summary>No such person among the staff.</summary>
    public static readonly Error StaffUnknown = Error.NotFound("committee.staff_unknown", "There is no such person among the staff.");

    /// <summary>The number of members is outside the limits or even (decision 10).</summary>
    public static readonly Error WrongSize = Error.Rule("committee.wrong_size", "A committee has an odd number of {0} to {1} members.");

    /// <summary>There is exactly one director (FIL-33).</summary>
    public static readonly Error OneDirector = Error.Rule("committee.one_director", "There is exactly one director.");

    /// <summary>There is at least one deputy (FIL-33).</summary>
    public static readonly Error NoDeputy = Error.Rule("committee.no_deputy", "A deputy director is needed.");

    /// <summary>The term ends before it begins, or is too long (decision 10).</summary>
    public static readonly Error TermTooLong = Error.Rule("committee.term_too_long", "A term ends after it begins and lasts at most {0} years.");

    /// <summary>The same document stands twice in the list.</summary>
    public static readonly Error SamePersonTwice = Error.Rule("committee.same_person_twice", "The same person stands in the list twice.");

    /// <summary>A group needs a head and at least two others.</summary>
    public static readonly Error GroupTooSmall = Error.Rule("committee.group_too_small", "A group has at least three members.");

    /// <summary>The register of the area does not know the person as an owner (FIL-35).</summary>
    public static readonly Error NotAnOwner = Error.Rule("committee.not_an_owner", "{0} is no owner of this area.");

    /// <summary>A preparatory group comes before the first committee only.</summary>
    public static readonly Error CommitteeExists = Error.Rule("committee.committee_exists", "The area has a committee; form a re-election group.");

    /// <summary>A re-election group needs a committee whose term ends.</summary>
    public static readonly Error NothingToReelect = Error.Rule("committee.nothing_to_reelect", "The area has no committee; form a preparatory group.");

    /// <summary>The area has one of this kind already.</summary>
    public static readonly Error ExistsAlready = Error.Conflict("committee.exists_already", "The area has one of this kind already.");

    /// <summary>The term is over: nothing changes any more.</summary>
    public static readonly Error Closed = Error.Rule("committee.closed", "The term of the committee is over.");

    /// <summary>The person is no alternate.</summary>
    public static readonly Error NoAlternate = Error.Rule("committee.no_alternate", "The person is no alternate.");

    /// <summary>Every seat is held.</summary>
    public static readonly Error NoVacantSeat = Error.Rule("committee.no_vacant_seat", "There is no vacant seat.");

    /// <summary>The day lies before the person began.</summary>
    public static readonly Error BeforeItsBeginning = Error.Rule("committee.before_its_beginning", "The day lies before the beginning.");

    /// <summary>A meeting is recorded after it was held.</summary>
    public static readonly Error MeetingInFuture = Error.Rule("committee.meeting_in_future", "The meeting lies in the future.");
}
