using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Ballots;

/// <summary>
/// One decision of the owners' assembly by vote (投票申请). Its life: drafted by a convenor (待提交), submitted and from then on frozen for
/// everybody (审核中), let pass or refused for good by the office above (审核通过, 审核不通过), open and closed by the clock alone
/// (投票中, 投票截止), supplemented with paper, following confirmed (确认从众), statistics entered and confirmed by both sides, counted for ever
/// (计票完成). There is no way back and no step can be left out.
/// </summary>
public sealed class Ballot : AggregateRoot<BallotId>, IProjectScoped
{
    private readonly List<BallotStep> _trail = [];
    private readonly List<Confirmation> _confirmations = [];
    private readonly List<EnteredFigures> _statistics = [];
    private readonly List<int> _followers = [];
    private readonly List<Question> _questions = [];

    private Ballot()
    {
    }

    /// <summary>业务编号</summary>
    public string Number { get; private set; } = "";

    /// <inheritdoc/>
    public ProjectId ProjectId { get; private set; }

    /// <inheritdoc/>
    public Jurisdiction Jurisdiction { get; private set; } = null!;

    /// <summary>Name of the residential area when the draft was made.</summary>
    public string AreaName { get; private set; } = "";

    /// <summary>Who calls the assembly.</summary>
    public Convenor Convenor { get; private set; } = null!;

    /// <summary>投票议题, as lists show and search it.</summary>
    public string Topic { get; private set; } = "";

    /// <summary>What is put to the owners.</summary>
    public BallotContent Content { get; private set; } = BallotContent.Blank;

    /// <summary>What is stored of the state.</summary>
    public BallotPhase Phase { get; private set; }

    /// <summary>First moment at which votes are taken: the planned start, or the approval when that came later.</summary>
    public DateTimeOffset? OpensAt { get; private set; }

    /// <summary>First moment at which votes are taken no more.</summary>
    public DateTimeOffset? ClosesAt { get; private set; }

    /// <summary>When the application was submitted.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>When the draft was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The rules in force at submission; null while it is a draft.</summary>
    public RuleSet? Rules { get; private set; }

    /// <summary>The frozen base; null until voting starts.</summary>
    public RollSummary? Roll { get; private set; }

    /// <summary>The final result; null until it is counted.</summary>
    public BallotResult? Result { get; private set; }

    /// <summary>How many questions passed; null until it is counted.</summary>
    public int? PassedQuestions { get; private set; }

    /// <summary>How many questions were counted; null until it is counted.</summary>
    public int? CountedQuestions { get; private set; }

    /// <summary>When the end of voting was told to the convenor; null until then.</summary>
    public DateTimeOffset? CloseAnnouncedAt { get; private set; }

    /// <summary>Every step with person, time and opinion.</summary>
    public IReadOnlyList<BallotStep> Trail => _trail;

    /// <summary>The questions of the count, fixed at submission.</summary>
    public IReadOnlyList<Question> Questions => _questions.Count > 0 ? _questions : Content.Questions();

    /// <summary>从众 votes as typed in 确认从众, one figure a question.</summary>
    public IReadOnlyList<int> Followers => _followers;

    /// <summary>Figures as typed in 统计录入, one entry a question.</summary>
    public IReadOnlyList<EnteredFigures> Statistics => _statistics;

    /// <summary>The confirmations that stand.</summary>
    public IReadOnlyList<Confirmation> Confirmations => _confirmations;

    /// <summary>Whether parking spaces take part.</summary>
    public bool ParkingCounts => Content.ParkingCounts ?? Rules?.ParkingCounts ?? false;

    /// <summary>Starts a draft (BAL-02). Completeness is not asked for yet.</summary>
    public static Ballot Draft(string number, ProjectId project, string areaName, Jurisdiction jurisdiction, Convenor convenor, Acting by, DateTimeOffset now)
    {
        var ballot = new Ballot
        {
            Id = BallotId.New(),
            Number = number,
            ProjectId = project,
            AreaName = areaName,
            Jurisdiction = jurisdiction,
            Convenor = convenor,
            Phase = BallotPhase.Draft,
            CreatedAt = now,
        };
        ballot._trail.Add(new BallotStep(BallotMove.Draft, by, now, null));
        ballot.Raise(new BallotDrafted(ballot.Id, project));
        return ballot;
    }

    /// <summary>The state as everybody sees it at a moment (BAL-11).</summary>
    public BallotState StateAt(DateTimeOffset now) => BallotClock.StateAt(Phase, OpensAt, ClosesAt, now);

    /// <summary>Replaces the draft's content; anything may be missing (BAL-04, BAL-07).</summary>
    public Result Edit(BallotContent content, Acting by)
    {
        if (Phase != BallotPhase.Draft) return BallotErrors.Frozen;
        if (!IsConvenor(by)) return BallotErrors.NotConvenor;

        Content = content;
        Topic = content.Topic;
        Raise(new BallotEdited(Id));
        return Shared.Result.Done;
    }

    /// <summary>Whether the draft may be thrown away (BAL-08); the deletion is on record.</summary>
    public Result Delete(Acting by)
    {
        if (Phase != BallotPhase.Draft) return BallotErrors.Frozen;
        if (!IsConvenor(by)) return BallotErrors.NotConvenor;

        Raise(new BallotDeleted(Id, Number));
        return Shared.Result.Done;
    }

    /// <summary>What still keeps the draft from being submitted: field → code of what is wrong.</summary>
    public IReadOnlyDictionary<string, string> Gaps(DateTimeOffset now)
    {
        var gaps = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(Content.Topic)) gaps["topic"] = "ballot.gap.topic";
        if (Content.Matters.Count == 0) gaps["matters"] = "ballot.gap.matters";
        if (Content.Scope.IsEmpty) gaps["scope"] = "ballot.gap.scope";
        if (Content.Start is null) gaps["start"] = "ballot.gap.start";
        if (Content.End is null) gaps["end"] = "ballot.gap.end";
        if (Content.Start is { } start && Content.End is { } end && end <= start) gaps["end"] = "ballot.gap.end_before_start";
        if (Content.End is { } over && over <= now) gaps["end"] = "ballot.gap.end_passed";

        for (var i = 0; i < Content.Matters.Count; i++)
        {
            var matter = Content.Matters[i];
            if (string.IsNullOrWhiteSpace(matter.Title)) gaps[$"matters[{i}].title"] = "ballot.gap.matter_title";
            if (matter.Kind is null) gaps[$"matters[{i}].kind"] = "ballot.gap.matter_kind";
            if (matter.Kind != MatterKind.Election) continue;

            if (matter.Candidates.Count == 0 || matter.Candidates.Any(string.IsNullOrWhiteSpace)) gaps[$"matters[{i}].candidates"] = "ballot.gap.candidates";
            if (matter.Candidates.Distinct().Count() != matter.Candidates.Count) gaps[$"matters[{i}].candidates"] = "ballot.gap.candidate_twice";
            if (matter.Seats < 1) gaps[$"matters[{i}].seats"] = "ballot.gap.seats";
        }

        return gaps;
    }

    /// <summary>Whether a start comes before the notice period is over (decision 4).</summary>
    public static bool IsShortNotice(DateTimeOffset start, int noticeDays, DateTimeOffset now) => start < now.AddDays(noticeDays);

    /// <summary>Submits for review; from now on nobody can edit or delete it, in any later state (BAL-05, BAL-06).</summary>
    /// <param name="rules">The rule set in force, stored with the ballot.</param>
    /// <param name="homesInScope">Homes that the scope covers now.</param>
    /// <param name="by">Who submits.</param>
    /// <param name="now">When.</param>
    public Result Submit(RuleSet rules, int homesInScope, Acting by, DateTimeOffset now)
    {
        if (Phase != BallotPhase.Draft) return BallotErrors.Frozen;
        if (!IsConvenor(by)) return BallotErrors.NotConvenor;
        var gaps = Gaps(now);
        if (gaps.Count > 0 || Content.Start is not { } start || Content.End is not { } end) return BallotErrors.Incomplete.At(gaps);
        if (homesInScope == 0) return BallotErrors.EmptyScope;
        var shortNotice = IsShortNotice(start, rules.NoticeDays, now);
        if (shortNotice && string.IsNullOrWhiteSpace(Content.ShortNoticeReason)) return BallotErrors.NoticeTooShort.With(rules.NoticeDays.ToString(System.Globalization.CultureInfo.InvariantCulture));

        Phase = BallotPhase.UnderReview;
        Rules = rules;
        SubmittedAt = now;
        OpensAt = start;
        ClosesAt = end;
        _questions.AddRange(Content.Questions());
        Record(BallotMove.Submit, by, now, shortNotice ? Content.ShortNoticeReason : null);
        Raise(new BallotSubmitted(Id, ProjectId, shortNotice));
        return Shared.Result.Done;
    }

    /// <summary>Lets it pass (BAL-09). Approved after its start, it opens at once.</summary>
    public Result Approve(Acting reviewer, string? opinion, DateTimeOffset now)
    {
        if (ReviewRefusal(reviewer) is { } refused) return refused;
        if (now >= ClosesAt) return BallotErrors.EndPassed;

        Phase = BallotPhase.Approved;
        var opens = OpensAt is { } start && start > now ? start : now;
        OpensAt = opens;
        Record(BallotMove.Approve, reviewer, now, opinion);
        Raise(new BallotApproved(Id, ProjectId, opens, ClosesAt ?? opens));
        return Shared.Result.Done;
    }

    /// <summary>Refuses it for good; a new application is needed (BAL-09, decision 5).</summary>
    public Result Reject(Acting reviewer, string opinion, DateTimeOffset now)
    {
        if (ReviewRefusal(reviewer) is { } refused) return refused;
        if (string.IsNullOrWhiteSpace(opinion)) return BallotErrors.OpinionMissing;

        Phase = BallotPhase.Rejected;
        Record(BallotMove.Reject, reviewer, now, opinion);
        Raise(new BallotRejected(Id, ProjectId));
        return Shared.Result.Done;
    }

    /// <summary>Whether votes are taken at that moment.</summary>
    public bool IsOpenAt(DateTimeOffset now) => StateAt(now) == BallotState.Open;

    /// <summary>Whole seconds until every vote that was checked before the end has arrived; 0 when they have, and before the end.</summary>
    public int SecondsToSettle(DateTimeOffset now) =>
        Rules is { } rules && ClosesAt is { } closes && now >= closes ? Math.Max(0, (int)Math.Ceiling((closes.AddSeconds(rules.SettlingSeconds) - now).TotalSeconds)) : 0;

    /// <summary>Keeps the figures of the roll that was frozen when voting started (BAL-32).</summary>
    /// <exception cref="InvalidOperationException">The roll is frozen already, or voting has not started.</exception>
    public void KeepRoll(RollSummary roll, DateTimeOffset now)
    {
        if (Roll is not null) throw new InvalidOperationException("The roll is frozen already.");
        if (Phase != BallotPhase.Approved || now < OpensAt) throw new InvalidOperationException("Voting has not started.");

        Roll = roll;
        Raise(new RollFrozen(Id, roll.Units, roll.Houses, roll.Area.Centi, roll.Hash));
    }

    /// <summary>
    /// One vote of one owner for the whole voting unit (BAL-13). It keeps whether the owner had bound before the start, which decides
    /// whether it stands (BAL-18); the database holds that it is one.
    /// </summary>
    /// <param name="unit">The unit of the home voted for.</param>
    /// <param name="house">The home voted for.</param>
    /// <param name="voter">The owner, bound now or before the start.</param>
    /// <param name="choices">One choice a question.</param>
    /// <param name="now">When.</param>
    /// <param name="proxy">Who votes in the owner's place; null when the owner does (decision 3).</param>
    public Result<Vote> Cast(VotingUnit unit, HouseId house, BoundOwner voter, Choices choices, DateTimeOffset now, Guid? proxy = null)
    {
        if (!IsOpenAt(now)) return BallotErrors.NotOpen;
        if (!unit.BelongsTo(voter.Owner)) return BallotErrors.NotEligible;
        if (Refusal(choices) is { } refused) return refused;

        return Vote.Record(Id, unit.Id, house, voter, choices, now, proxy);
    }

    /// <summary>Enters a paper ballot (BAL-15). An official electronic vote prevails, so the desk need not and may not enter one for that unit (BAL-16).</summary>
    /// <param name="unit">The unit of the room chosen.</param>
    /// <param name="house">The room chosen.</param>
    /// <param name="hasOfficialElectronic">Whether an electronic vote stands for the unit.</param>
    /// <param name="current">The entry that stands so far; null when there is none.</param>
    /// <param name="replaces">The entry that the desk means to correct.</param>
    /// <param name="choices">One choice a question; null for "did not vote", which only a unit that must be supplemented can have.</param>
    /// <param name="photo">Photo of the paper ballot.</param>
    /// <param name="by">Who enters it.</param>
    /// <param name="now">When.</param>
    public Result<PaperVote> EnterPaper(VotingUnit unit, HouseId house, bool hasOfficialElectronic, PaperVoteId? current, PaperVoteId? replaces, Choices? choices, Guid? photo, Acting by, DateTimeOffset now)
    {
        if (Phase == BallotPhase.Counted) return BallotErrors.Final;
        if (StateAt(now) is not (BallotState.Open or BallotState.Closed)) return BallotErrors.PaperNotAllowed;
        if (!IsConvenor(by)) return BallotErrors.NotConvenor;
        if (hasOfficialElectronic && !unit.Counted.MustBeSupplemented) return BallotErrors.ElectronicPrevails;
        if (current != replaces) return BallotErrors.PaperEntered;
        if (choices is null && !unit.Counted.MustBeSupplemented) return BallotErrors.WrongChoices;
        if (choices is not null && Refusal(choices) is { } refused) return refused;
        if (choices is not null && photo is null) return BallotErrors.PhotoMissing;

        return PaperVote.Enter(Id, unit.Id, house, choices, photo, by, replaces, now);
    }

    /// <summary>Confirms the rule of 从众 and enters how many followed, question by question (BAL-20, BAL-21). May be entered again until the count; that voids the confirmations.</summary>
    /// <param name="tally">The system's own count.</param>
    /// <param name="ruleConfirmed">Whether the rule was read and confirmed.</param>
    /// <param name="followers">Votes typed, one figure a question.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">When.</param>
    public Result ConfirmFollow(TallyOutcome tally, bool ruleConfirmed, IReadOnlyList<int> followers, Acting by, DateTimeOffset now)
    {
        if (Phase == BallotPhase.Counted) return BallotErrors.Final;
        if (StateAt(now) is not (BallotState.Closed or BallotState.FollowConfirmed)) return BallotErrors.NotClosed;
        if (!IsConvenor(by)) return BallotErrors.NotConvenor;
        if (Unsettled(now) is { } settling) return settling;
        if (!tally.IsComplete) return OutstandingIn(tally);
        if (!ruleConfirmed) return BallotErrors.FollowRuleNotConfirmed;
        if (followers.Count != _questions.Count || followers.Any(f => f < 0)) return BallotErrors.ImplausibleStatistics;
        if (followers.Where((typed, i) => typed > tally.Questions[i].Expressed.Follow.Heads).Any()) return BallotErrors.TooManyFollowers;

        Phase = BallotPhase.FollowConfirmed;
        _followers.Clear();
        _followers.AddRange(followers);
        _confirmations.Clear();
        Record(BallotMove.ConfirmFollow, by, now, null);
        Raise(new FollowConfirmed(Id, Rules?.Version ?? ""));
        return Shared.Result.Done;
    }

    /// <summary>Enters the statistics question by question (BAL-22). Changed after a confirmation, they void it (BAL-23).</summary>
    public Result EnterStatistics(TallyOutcome tally, IReadOnlyList<EnteredFigures> figures, Acting by, DateTimeOffset now)
    {
        if (Phase == BallotPhase.Counted) return BallotErrors.Final;
        if (Phase != BallotPhase.FollowConfirmed) return BallotErrors.FollowNotConfirmed;
        if (!IsConvenor(by)) return BallotErrors.NotConvenor;
        if (Unsettled(now) is { } settling) return settling;
        if (figures.Count != _questions.Count || figures.Any(figure => !IsPlausible(figure, tally.Total))) return BallotErrors.ImplausibleStatistics;

        var voids = _confirmations.Count > 0;
        _statistics.Clear();
        _statistics.AddRange(figures);
        _confirmations.Clear();
        Record(BallotMove.EnterStatistics, by, now, null);
        Raise(new StatisticsEntered(Id, ProjectId, voids));
        return Shared.Result.Done;
    }

    /// <summary>Confirms the statistics for one of the two sides (BAL-23). Nobody confirms as the other side of the own ballot.</summary>
    public Result ConfirmStatistics(ConfirmingSide side, Acting by, DateTimeOffset now)
    {
        if (Phase == BallotPhase.Counted) return BallotErrors.Final;
        if (Phase != BallotPhase.FollowConfirmed) return BallotErrors.FollowNotConfirmed;
        if (_statistics.Count == 0) return BallotErrors.NoStatistics;
        if (side == ConfirmingSide.Convenor && !IsConvenor(by)) return BallotErrors.NotConvenor;
        if (side == ConfirmingSide.Government && (IsConvenor(by) || IsOwnPerson(by))) return BallotErrors.OwnSide;
        if (side == ConfirmingSide.Government && by.Level is not (JurisdictionLevel.Street or JurisdictionLevel.Community or JurisdictionLevel.District)) return BallotErrors.NotReviewer;
        if (_confirmations.Exists(c => c.Side != side && c.By.Person == by.Person)) return BallotErrors.OwnSide;
        if (Unsettled(now) is { } settling) return settling;

        _confirmations.RemoveAll(c => c.Side == side);
        _confirmations.Add(new Confirmation(side, by, now));
        Record(side == ConfirmingSide.Convenor ? BallotMove.ConfirmByConvenor : BallotMove.ConfirmByGovernment, by, now, null);
        Raise(new StatisticsConfirmed(Id, side));
        return Shared.Result.Done;
    }

    /// <summary>Determines the result for good (BAL-24). Refused while a confirmation is missing or a typed figure differs from the system's count (decision 1).</summary>
    public Result Count(TallyOutcome tally, Acting by, DateTimeOffset now)
    {
        if (Phase == BallotPhase.Counted) return BallotErrors.Final;
        if (Phase != BallotPhase.FollowConfirmed) return BallotErrors.FollowNotConfirmed;
        if (!IsConvenor(by)) return BallotErrors.NotConvenor;
        if (Unsettled(now) is { } settling) return settling;
        if (!tally.IsComplete) return OutstandingIn(tally);
        if (_statistics.Count == 0) return BallotErrors.NoStatistics;
        if (!Agrees(tally)) return BallotErrors.StatisticsDiffer;
        if (_confirmations.Count < 2) return BallotErrors.NotConfirmed;

        Phase = BallotPhase.Counted;
        Result = new BallotResult(tally.Total, tally.Electronic, tally.Paper, Results(tally), now);
        (PassedQuestions, CountedQuestions) = (Result.Questions.Count(q => q.Outcome.Passed), Result.Questions.Count);
        Record(BallotMove.Count, by, now, null);
        Raise(new BallotCounted(Id, ProjectId, PassedQuestions ?? 0, Result.Questions.Count));
        return Shared.Result.Done;
    }

    /// <summary>Whether every typed figure equals the system's own.</summary>
    public bool Agrees(TallyOutcome tally) =>
        tally.IsComplete
        && _followers.Count == tally.Questions.Count && _followers.Where((typed, i) => typed != tally.Questions[i].Expressed.Follow.Heads).ToList().Count == 0
        && _statistics.Count == tally.Questions.Count && _statistics.Where((typed, i) => !typed.Agree(tally.Questions[i])).ToList().Count == 0;

    /// <summary>Tells of the end once.</summary>
    public void AnnounceClose(DateTimeOffset now)
    {
        if (CloseAnnouncedAt is not null || Phase != BallotPhase.Approved || now < ClosesAt) return;

        CloseAnnouncedAt = now;
        Raise(new BallotClosed(Id, ProjectId));
    }

    /// <summary>Approval threshold of each question.</summary>
    public IReadOnlyList<Threshold> Thresholds() => Questions.Select(q => (Rules ?? throw new InvalidOperationException("A draft has no rules yet.")).For(q.Kind).Approval).ToList();

    /// <summary>Whether the acting organisation is the convenor.</summary>
    public bool IsConvenor(Acting by) => by.Organisation == Convenor.Organisation;

    /// <inheritdoc cref="Convenor.ReviewingLevel"/>
    public JurisdictionLevel ReviewingLevel => Convenor.ReviewingLevel;

    private Error? ReviewRefusal(Acting reviewer)
    {
        if (Phase != BallotPhase.UnderReview) return BallotErrors.NotUnderReview;
        if (IsConvenor(reviewer) || IsOwnPerson(reviewer)) return BallotErrors.OwnSide;
        return reviewer.Level == ReviewingLevel ? null : BallotErrors.NotReviewer;
    }

    private bool IsOwnPerson(Acting by) => _trail.Exists(step => step.Step is BallotMove.Draft or BallotMove.Submit && step.By.Person == by.Person);

    /// <summary>Refuses to count while a vote that was cast in time may still be missing from the box.</summary>
    private Error? Unsettled(DateTimeOffset now) => SecondsToSettle(now) is > 0 and var left ? BallotErrors.Settling.With(left.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null;

    private Error? Refusal(Choices choices)
    {
        if (choices.Count != _questions.Count || choices.AllBlank) return BallotErrors.WrongChoices;
        if (Rules is not { } rules) return BallotErrors.NotOpen;

        var forbidden = _questions.Exists(q => choices[q.Index] == Choice.Follow && !rules.For(q.Kind).FollowAllowed);
        return forbidden ? BallotErrors.FollowNotAllowed : null;
    }

    private List<QuestionResult> Results(TallyOutcome tally)
    {
        var places = new Dictionary<int, ElectionOutcome>();
        foreach (var election in _questions.Where(q => q.Kind == MatterKind.Election).GroupBy(q => q.Matter))
        {
            var placed = Election.Place(election.ToDictionary(q => q.Index, q => tally.Questions[q.Index]), Content.Matters[election.Key].Seats);
            foreach (var (question, place) in placed) places[question] = place;
        }

        return _questions.ConvertAll(q => new QuestionResult(q, tally.Questions[q.Index], places.TryGetValue(q.Index, out var place) ? place : null));
    }

    private void Record(BallotMove step, Acting by, DateTimeOffset now, string? opinion) => _trail.Add(new BallotStep(step, by, now, opinion));

    private static Error OutstandingIn(TallyOutcome tally) => BallotErrors.Outstanding.With(tally.Outstanding.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static bool IsPlausible(EnteredFigures figures, Weight total)
    {
        // One by one first: what is absurd cannot even be added up.
        if (new[] { figures.For, figures.Against, figures.Abstain }.Any(weight => weight.Heads < 0 || weight.Heads > total.Heads || weight.Area < Area.Zero || weight.Area > total.Area)) return false;

        var sum = figures.For + figures.Against + figures.Abstain;
        return sum.Heads <= total.Heads && sum.Area <= total.Area;
    }
}

/// <summary>An owner who may vote electronically now.</summary>
/// <param name="Owner">The registered owner.</param>
/// <param name="BoundBeforeStart">Whether the owner had bound before voting started.</param>
public sealed record BoundOwner(OwnerId Owner, bool BoundBeforeStart);
