using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Ballots;

/// <summary>Everything a ballot can refuse.</summary>
public static class BallotErrors
{
    /// <summary>No such ballot within the caller's scope.</summary>
    public static readonly Error NotFound = Error.NotFound("ballot.not_found", "There is no such ballot.");

    /// <summary>Only a draft can be edited, deleted or submitted (BAL-06…08).</summary>
    public static readonly Error Frozen = Error.Rule("ballot.frozen", "A submitted ballot can be neither edited nor deleted.");

    /// <summary>Something mandatory is missing; the fields say what (BAL-05).</summary>
    public static readonly Error Incomplete = Error.Rule("ballot.incomplete", "The application is not complete.");

    /// <summary>The start comes earlier than the notice period and no reason is given (decision 4).</summary>
    public static readonly Error NoticeTooShort = Error.Rule("ballot.notice_too_short", "The start comes earlier than {0} days after submission; give a reason.");

    /// <summary>The caller's organisation is no convenor of this area.</summary>
    public static readonly Error NotConvenor = Error.Forbidden("ballot.not_convenor", "Only the convenor may do that.");

    /// <summary>The ballot is not waiting for review.</summary>
    public static readonly Error NotUnderReview = Error.Rule("ballot.not_under_review", "The ballot is not under review.");

    /// <summary>This office does not review this convenor's ballots (decision 2).</summary>
    public static readonly Error NotReviewer = Error.Forbidden("ballot.not_reviewer", "This office does not review this ballot.");

    /// <summary>Nobody reviews or confirms a ballot of the own side (decision 2).</summary>
    public static readonly Error OwnSide = Error.Rule("ballot.own_side", "Nobody reviews or confirms a ballot of the own side.");

    /// <summary>A refusal needs an opinion.</summary>
    public static readonly Error OpinionMissing = Error.Invalid("ballot.opinion_missing", "Say why it is refused.");

    /// <summary>The end has passed already.</summary>
    public static readonly Error EndPassed = Error.Rule("ballot.end_passed", "The end of voting has passed already.");

    /// <summary>Voting has not begun or is over (BAL-11).</summary>
    public static readonly Error NotOpen = Error.Rule("ballot.not_open", "Voting is not open.");

    /// <summary>The home is not part of the vote.</summary>
    public static readonly Error OutOfScope = Error.Rule("ballot.out_of_scope", "This home does not take part in this ballot.");

    /// <summary>The voter is no owner of that home on the frozen roll.</summary>
    public static readonly Error NotEligible = Error.Rule("ballot.not_eligible", "Only an owner of this home may vote for it.");

    /// <summary>The voter has not bound the home.</summary>
    public static readonly Error NotBound = Error.Rule("ballot.not_bound", "Bind your identity to this home first.");

    /// <summary>This owner voted for this unit already, through this or another of its homes (decision 21).</summary>
    public static readonly Error AlreadyVoted = Error.Conflict("ballot.already_voted", "This owner has voted for this unit already.");

    /// <summary>The choices do not fit the questions.</summary>
    public static readonly Error WrongChoices = Error.Invalid("ballot.wrong_choices", "The choices do not fit the questions of this ballot.");

    /// <summary>Following is not allowed for that question.</summary>
    public static readonly Error FollowNotAllowed = Error.Rule("ballot.follow_not_allowed", "Following the majority is not allowed for this question.");

    /// <summary>Paper ballots are entered while voting is open or closed, before 确认从众.</summary>
    public static readonly Error PaperNotAllowed = Error.Rule("ballot.paper_not_allowed", "Paper ballots cannot be entered in this state.");

    /// <summary>The room has an official electronic vote, which prevails (BAL-16).</summary>
    public static readonly Error ElectronicPrevails = Error.Rule("ballot.electronic_prevails", "This room voted electronically; the electronic vote prevails.");

    /// <summary>The unit has a paper entry already; correcting it names the entry it replaces.</summary>
    public static readonly Error PaperEntered = Error.Conflict("ballot.paper_entered_already", "A paper ballot was entered for this unit already.");

    /// <summary>The paper ballot must be photographed.</summary>
    public static readonly Error PhotoMissing = Error.Invalid("ballot.photo_missing", "Add a photo of the paper ballot.");

    /// <summary>Homes must still be supplemented (BAL-18).</summary>
    public static readonly Error Outstanding = Error.Rule("ballot.outstanding", "{0} units must be supplemented first.");

    /// <summary>Voting is not over yet, or this step is done.</summary>
    public static readonly Error NotClosed = Error.Rule("ballot.not_closed", "This step comes after the end of voting.");

    /// <summary>A vote cast in the last moments may not have arrived yet; the steps of the count wait for it.</summary>
    public static readonly Error Settling = Error.Rule("ballot.settling", "Votes cast before the end are still being taken in; this step opens in {0} seconds.");

    /// <summary>The rule of 从众 was not confirmed.</summary>
    public static readonly Error FollowRuleNotConfirmed = Error.Invalid("ballot.follow_rule_not_confirmed", "Read and confirm the rule first.");

    /// <summary>More 从众 votes were typed than were cast (BAL-21).</summary>
    public static readonly Error TooManyFollowers = Error.Rule("ballot.too_many_followers", "More follow votes were entered than were cast.");

    /// <summary>The figures do not belong to this ballot's questions, or exceed its scope.</summary>
    public static readonly Error ImplausibleStatistics = Error.Rule("ballot.implausible_statistics", "The figures exceed the scope of the ballot.");

    /// <summary>确认从众 must come first.</summary>
    public static readonly Error FollowNotConfirmed = Error.Rule("ballot.follow_not_confirmed", "Confirm following first.");

    /// <summary>统计录入 must come first.</summary>
    public static readonly Error NoStatistics = Error.Rule("ballot.no_statistics", "Enter the statistics first.");

    /// <summary>Both sides must confirm the statistics first (BAL-23).</summary>
    public static readonly Error NotConfirmed = Error.Rule("ballot.not_confirmed", "Both sides must confirm the statistics first.");

    /// <summary>A typed figure differs from the system's own count (decision 1).</summary>
    public static readonly Error StatisticsDiffer = Error.Rule("ballot.statistics_differ", "The entered figures differ from the system's count.");

    /// <summary>The result is final (BAL-24).</summary>
    public static readonly Error Final = Error.Rule("ballot.final", "The count is final; nothing can be changed.");

    /// <summary>Individual votes can be read after the count only (BAL-35).</summary>
    public static readonly Error Sealed = Error.Rule("ballot.sealed", "Votes stay sealed until the end of voting.");

    /// <summary>There is no roll before voting starts.</summary>
    public static readonly Error NoRoll = Error.Rule("ballot.no_roll", "The roll is frozen when voting starts.");

    /// <summary>The scope covers no home.</summary>
    public static readonly Error EmptyScope = Error.Rule("ballot.empty_scope", "No home lies in the scope.");
}
