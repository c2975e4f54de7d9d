using System.Runtime.InteropServices;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Ballots;

/// <summary>A voting unit as the count sees it: all homes of the scope with the same set of owners.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Area">Sum of its homes' exclusive area.</param>
/// <param name="HasSeveralOwners">More than one owner; the developer's unit has none.</param>
/// <param name="BoundBeforeStart">One of its owners had bound before voting started; exactly at the start is not before.</param>
public readonly record struct CountedUnit(VotingUnitId Id, Area Area, bool HasSeveralOwners, bool BoundBeforeStart)
{
    /// <summary>Whether only a paper entry can settle the unit (BAL-18).</summary>
    public bool MustBeSupplemented => HasSeveralOwners && !BoundBeforeStart;
}

/// <summary>An electronic vote as the count sees it.</summary>
/// <param name="Unit">The unit it was cast for.</param>
/// <param name="VoterBoundBeforeStart">Whether the voter had bound before voting started.</param>
/// <param name="At">When it arrived.</param>
/// <param name="Choices">Letters of <see cref="Ballots.Choices"/>.</param>
public readonly record struct CountedVote(VotingUnitId Unit, bool VoterBoundBeforeStart, DateTimeOffset At, string Choices);

/// <summary>A paper entry as the count sees it.</summary>
/// <param name="Unit">The unit it settles.</param>
/// <param name="At">When it was entered; a later entry corrects an earlier one.</param>
/// <param name="Choices">Letters of <see cref="Ballots.Choices"/>; null when the unit did not vote.</param>
public readonly record struct CountedPaper(VotingUnitId Unit, DateTimeOffset At, string? Choices);

/// <summary>Where a unit's standing vote comes from.</summary>
public enum VoteChannel
{
    /// <summary>No vote stands; the unit takes no part.</summary>
    None = 0,

    /// <summary>电子</summary>
    Electronic = 1,

    /// <summary>纸质（补计）</summary>
    Paper = 2,
}

/// <summary>The vote that stands for a unit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Channel">Where it comes from.</param>
/// <param name="Choices">Its letters; null when none stands, or the paper says that the unit did not vote.</param>
/// <param name="At">When it was cast or entered; null when none stands.</param>
public readonly record struct StandingVote(CountedUnit Unit, VoteChannel Channel, string? Choices, DateTimeOffset? At);

/// <summary>The weight behind each answer to a question.</summary>
/// <param name="For">赞成</param>
/// <param name="Against">反对</param>
/// <param name="Abstain">弃权</param>
/// <param name="Follow">从众, as expressed; always zero after following.</param>
public sealed record Answers(Weight For, Weight Against, Weight Abstain, Weight Follow)
{
    /// <summary>All of them: who took part in the question.</summary>
    public Weight Sum => For + Against + Abstain + Follow;

    /// <summary>The weight behind one choice.</summary>
    public Weight Of(Choice choice) => choice switch
    {
        Choice.For => For,
        Choice.Against => Against,
        Choice.Abstain => Abstain,
        Choice.Follow => Follow,
        _ => Weight.None,
    };
}

/// <summary>The outcome of one question: the ten figures of the public form follow from it (regulations §1.2).</summary>
/// <param name="Participating">Units whose standing vote names the question.</param>
/// <param name="Expressed">What was chosen.</param>
/// <param name="FollowedTo">The option that leads on both counts and takes the 从众 votes; null when none does and they only take part.</param>
/// <param name="Final">What counts after following.</param>
/// <param name="Quorate">Enough took part, on both counts.</param>
/// <param name="Agreed">Enough of those who took part agree, on both counts.</param>
public sealed record QuestionOutcome(Weight Participating, Answers Expressed, Choice? FollowedTo, Answers Final, bool Quorate, bool Agreed)
{
    /// <summary>Decided: enough took part and enough of them agree.</summary>
    public bool Passed => Quorate && Agreed;
}

/// <summary>The whole count.</summary>
/// <param name="Total">Everything in scope.</param>
/// <param name="Electronic">Units whose standing vote is electronic.</param>
/// <param name="Paper">Units whose standing vote is on paper.</param>
/// <param name="Outstanding">Units that must still be supplemented; while there are any, no question has an outcome.</param>
/// <param name="Questions">Outcomes in the order of the questions; empty while units are outstanding.</param>
public sealed record TallyOutcome(Weight Total, int Electronic, int Paper, IReadOnlyList<VotingUnitId> Outstanding, IReadOnlyList<QuestionOutcome> Questions)
{
    /// <summary>Whether the count may be made.</summary>
    public bool IsComplete => Outstanding.Count == 0;
}

/// <summary>Counts a ballot: which vote stands for each voting unit, who took part, who follows whom, what is decided. Pure, in exact integers (BAL-18, BAL-31…33).</summary>
public static class Tally
{
    /// <summary>Counts.</summary>
    /// <param name="roll">The frozen units.</param>
    /// <param name="electronic">Electronic votes within the window, in the order of arrival.</param>
    /// <param name="paper">Paper entries, in the order of entry.</param>
    /// <param name="thresholds">The approval threshold of each question, in the order of the ballot.</param>
    /// <param name="quorum">The share that must take part.</param>
    public static TallyOutcome Count(IReadOnlyCollection<CountedUnit> roll, IEnumerable<CountedVote> electronic, IEnumerable<CountedPaper> paper, IReadOnlyList<Threshold> thresholds, Threshold quorum)
    {
        var total = Weight.None;
        var (electronicUnits, paperUnits) = (0, 0);
        var outstanding = new List<VotingUnitId>();
        var sheets = new Sheet[thresholds.Count];
        foreach (var standing in Standing(roll, electronic, paper))
        {
            var weight = new Weight(standing.Unit.Area, 1);
            total += weight;
            if (standing.Channel == VoteChannel.Electronic) electronicUnits++;
            if (standing.Channel == VoteChannel.Paper && standing.Choices is not null) paperUnits++;
            if (standing.Unit.MustBeSupplemented && standing.Channel == VoteChannel.None) outstanding.Add(standing.Unit.Id);

            for (var i = 0; i < sheets.Length && i < standing.Choices?.Length; i++) sheets[i].Add(standing.Choices[i], weight);
        }

        var outcomes = outstanding.Count > 0 ? [] : sheets.Select((sheet, i) => Decide(sheet.ToAnswers(), total, thresholds[i], quorum)).ToList();
        return new TallyOutcome(total, electronicUnits, paperUnits, outstanding, outcomes);
    }

    /// <summary>The vote that stands for each unit of the roll, in the order of the roll.</summary>
    public static IEnumerable<StandingVote> Standing(IReadOnlyCollection<CountedUnit> roll, IEnumerable<CountedVote> electronic, IEnumerable<CountedPaper> paper)
    {
        var records = new Dictionary<VotingUnitId, Records>(roll.Count);
        foreach (var vote in electronic)
        {
            ref var unit = ref CollectionsMarshal.GetValueRefOrAddDefault(records, vote.Unit, out _);
            unit.Add(vote);
        }

        foreach (var entry in paper)
        {
            ref var unit = ref CollectionsMarshal.GetValueRefOrAddDefault(records, entry.Unit, out _);
            unit.Add(entry);
        }

        foreach (var unit in roll) yield return records.GetValueOrDefault(unit.Id).StandingFor(unit);
    }

    private static QuestionOutcome Decide(Answers expressed, Weight total, Threshold threshold, Threshold quorum)
    {
        var leader = Leader(expressed);
        var final = expressed with { Follow = Weight.None };
        final = leader switch
        {
            Choice.For => final with { For = final.For + expressed.Follow },
            Choice.Against => final with { Against = final.Against + expressed.Follow },
            Choice.Abstain => final with { Abstain = final.Abstain + expressed.Follow },
            _ => final,
        };

        var participating = expressed.Sum;
        return new QuestionOutcome(participating, expressed, leader, final, quorum.IsMetBy(participating, total), threshold.IsMetBy(final.For, participating));
    }

    /// <summary>The option that leads in heads and in area, each without a tie; null when there is none (BAL-33).</summary>
    private static Choice? Leader(Answers answers)
    {
        var byHeads = Leader(answers, weight => weight.Heads);
        return byHeads is not null && byHeads == Leader(answers, weight => weight.Area.Centi) ? byHeads : null;
    }

    private static Choice? Leader(Answers answers, Func<Weight, long> measure)
    {
        var ranked = new[] { Choice.For, Choice.Against, Choice.Abstain }.Select(choice => (choice, weight: measure(answers.Of(choice)))).OrderByDescending(pair => pair.weight).ToArray();
        return ranked[0].weight > ranked[1].weight ? ranked[0].choice : null;
    }

    /// <summary>What arrived for one unit, reduced on the way to what can still stand.</summary>
    private struct Records
    {
        private (DateTimeOffset At, string Choices)? _first;
        private (DateTimeOffset At, string Choices)? _firstPreBound;
        private (DateTimeOffset At, string? Choices)? _paper;

        public void Add(CountedVote vote)
        {
            if (_first is null || vote.At < _first.Value.At) _first = (vote.At, vote.Choices);
            if (vote.VoterBoundBeforeStart && (_firstPreBound is null || vote.At < _firstPreBound.Value.At)) _firstPreBound = (vote.At, vote.Choices);
        }

        public void Add(CountedPaper entry)
        {
            if (_paper is null || entry.At >= _paper.Value.At) _paper = (entry.At, entry.Choices);
        }

        public readonly StandingVote StandingFor(CountedUnit unit)
        {
            var electronic = unit switch
            {
                { MustBeSupplemented: true } => null,
                { HasSeveralOwners: true } => _firstPreBound ?? _first,
                _ => _first,
            };
            if (electronic is { } vote) return new StandingVote(unit, VoteChannel.Electronic, vote.Choices, vote.At);
            return _paper is { } entry ? new StandingVote(unit, VoteChannel.Paper, entry.Choices, entry.At) : new StandingVote(unit, VoteChannel.None, null, null);
        }
    }

    /// <summary>Adds up one question without allocating.</summary>
    private struct Sheet
    {
        private Weight _for;
        private Weight _against;
        private Weight _abstain;
        private Weight _follow;

        public void Add(char letter, Weight weight)
        {
            switch (Choices.Of(letter))
            {
                case Choice.For: _for += weight; break;
                case Choice.Against: _against += weight; break;
                case Choice.Abstain: _abstain += weight; break;
                case Choice.Follow: _follow += weight; break;
                default: break;
            }
        }

        public readonly Answers ToAnswers() => new(_for, _against, _abstain, _follow);
    }
}
