using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Domain.Tests.Ballots;

/// <summary>Counts random ballots a second time, slowly and in other words than the platform's, and compares every figure.</summary>
public sealed class TallyAgainstAnOracle
{
    private static readonly DateTimeOffset Start = ABallot.Monday;
    private static readonly Threshold[] Thresholds = [Threshold.MoreThanHalf, Threshold.ThreeQuarters];

    // Few areas, so that ties and exact fractions come up.
    private static readonly Gen<CountedUnit> Units =
        from area in Gen.Elements(2500L, 5000L, 7500L, 10000L, 1L)
        from several in Gen.Elements(true, false)
        from bound in Gen.Elements(true, true, false)
        select new CountedUnit(VotingUnitId.New(), new Area(area), several, bound);

    private static readonly Gen<Case> Cases =
        from size in Gen.Choose(1, 9)
        from units in Units.ArrayOf(size)
        from thresholds in Gen.Elements(Thresholds).ArrayOf(2)
        from votes in Votes(units).ListOf()
        from papers in Papers(units).ListOf()
        select new Case(units, [.. votes], [.. papers], thresholds);

    [Fact]
    [Trait("row", "BAL-16")]
    [Trait("row", "BAL-17")]
    [Trait("row", "BAL-18")]
    [Trait("row", "BAL-31")]
    [Trait("row", "BAL-33")]
    public void finds_no_difference() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(Cases.ToArbitrary(), random =>
        {
            var counted = Tally.Count(random.Units, random.Votes, random.Papers, random.Thresholds, Threshold.TwoThirds);

            Described(counted).ShouldBe(new Oracle(random).Described());
        }));

    [Fact]
    public void would_find_one()
    {
        var unit = new CountedUnit(VotingUnitId.New(), new Area(5000), false, true);
        var random = new Case([unit], [new CountedVote(unit.Id, true, Start, "FA")], [], Thresholds);

        var counted = Tally.Count(random.Units, [random.Votes[0] with { Choices = "FF" }], [], random.Thresholds, Threshold.TwoThirds);

        Described(counted).ShouldNotBe(new Oracle(random).Described());
    }

    private static Gen<CountedVote> Votes(CountedUnit[] units) =>
        from unit in Gen.Elements(units)
        from bound in Gen.Elements(true, false)
        from minute in Gen.Choose(0, 20)
        from letters in Letters
        select new CountedVote(unit.Id, bound && unit.BoundBeforeStart, Start.AddMinutes(minute), letters);

    private static Gen<CountedPaper> Papers(CountedUnit[] units) =>
        from unit in Gen.Elements(units)
        from minute in Gen.Choose(0, 20)
        from letters in Letters
        from voted in Gen.Elements(true, true, false)
        select new CountedPaper(unit.Id, Start.AddMinutes(minute), voted || !unit.MustBeSupplemented ? letters : null);

    private static Gen<string> Letters => from first in Gen.Elements("FFABM-".ToCharArray()) from second in Gen.Elements("FAABM-".ToCharArray()) select $"{first}{second}";

    private static string Described(TallyOutcome outcome) => string.Join('\n',
    [
        $"total {outcome.Total.Area.Centi} {outcome.Total.Heads}, electronic {outcome.Electronic}, paper {outcome.Paper}, outstanding {string.Join(' ', outcome.Outstanding.Select(unit => unit.Value).Order())}",
        .. outcome.Questions.Select(q => $"{Said(q.Expressed.For)} {Said(q.Expressed.Against)} {Said(q.Expressed.Abstain)} {Said(q.Expressed.Follow)} took part {Said(q.Participating)} "
            + $"follow {q.FollowedTo?.ToString() ?? "nobody"} end {Said(q.Final.For)} {Said(q.Final.Against)} {Said(q.Final.Abstain)} quorate {q.Quorate} agreed {q.Agreed} passed {q.Passed}"),
    ]);

    private static string Said(Weight weight) => $"{weight.Area.Centi}/{weight.Heads}";

    /// <summary>A random ballot box.</summary>
    private sealed record Case(CountedUnit[] Units, CountedVote[] Votes, CountedPaper[] Papers, Threshold[] Thresholds);

    /// <summary>The regulations read aloud: lists and big integers, a scan for each question and letter.</summary>
    private sealed class Oracle(Case box)
    {
        private readonly List<(CountedUnit Unit, string? Electronic, string? Paper, bool Settled)> _stand = [.. box.Units.Select(unit => Stand(unit, box))];

        public string Described()
        {
            var outstanding = _stand.Where(s => s.Unit is { HasSeveralOwners: true, BoundBeforeStart: false } && !s.Settled).Select(s => s.Unit.Id.Value).Order().ToList();
            var head = $"total {box.Units.Sum(u => u.Area.Centi)} {box.Units.Length}, electronic {_stand.Count(s => s.Electronic is not null)}, paper {_stand.Count(s => s.Paper is not null)}, outstanding {string.Join(' ', outstanding)}";
            return string.Join('\n', outstanding.Count > 0 ? [head] : [head, .. box.Thresholds.Select(Question)]);
        }

        // An electronic vote prevails over paper; of several owners the first who had bound in time speaks, and where none had, paper alone does.
        private static (CountedUnit, string?, string?, bool) Stand(CountedUnit unit, Case box)
        {
            var votes = box.Votes.Where(vote => vote.Unit == unit.Id).OrderBy(vote => vote.At).ToList();
            if (unit.HasSeveralOwners && !unit.BoundBeforeStart) votes.Clear();
            if (unit.HasSeveralOwners && votes.Exists(vote => vote.VoterBoundBeforeStart)) votes.RemoveAll(vote => !vote.VoterBoundBeforeStart);
            if (votes.Count > 0) return (unit, votes[0].Choices, null, true);

            var papers = box.Papers.Where(paper => paper.Unit == unit.Id).OrderBy(paper => paper.At).ToList();
            return (unit, null, papers.Count > 0 ? papers[^1].Choices : null, papers.Count > 0);
        }

        private string Question(Threshold threshold, int index)
        {
            var of = "FABM".ToDictionary(letter => letter, letter => _stand.Where(s => (s.Electronic ?? s.Paper) is { } said && said[index] == letter).ToList());
            BigInteger Area(char letter) => of[letter].Aggregate(BigInteger.Zero, (sum, s) => sum + s.Unit.Area.Centi);
            var (area, heads) = ("FABM".ToDictionary(letter => letter, Area), "FABM".ToDictionary(letter => letter, letter => of[letter].Count));
            var (partArea, partHeads) = (area.Values.Aggregate(BigInteger.Add), heads.Values.Sum());
            char? leader = "FAB".Where(one => "FAB".Where(other => other != one).All(other => area[one] > area[other] && heads[one] > heads[other])).Select(letter => (char?)letter).SingleOrDefault();
            var expressed = $"{area['F']}/{heads['F']} {area['A']}/{heads['A']} {area['B']}/{heads['B']} {area['M']}/{heads['M']}";
            if (leader is { } followed) (area[followed], heads[followed]) = (area[followed] + area['M'], heads[followed] + heads['M']);

            var whole = box.Units.Aggregate(BigInteger.Zero, (sum, unit) => sum + unit.Area.Centi);
            var quorate = 3 * partArea >= 2 * whole && 3 * partHeads >= 2 * box.Units.Length;
            var agreed = partHeads > 0 && (threshold == Threshold.MoreThanHalf
                ? 2 * area['F'] > partArea && 2 * heads['F'] > partHeads
                : 4 * area['F'] >= 3 * partArea && 4 * heads['F'] >= 3 * partHeads);
            var name = leader switch { 'F' => "For", 'A' => "Against", 'B' => "Abstain", _ => "nobody" };
            return $"{expressed} took part {partArea}/{partHeads} follow {name} end {area['F']}/{heads['F']} {area['A']}/{heads['A']} {area['B']}/{heads['B']} quorate {quorate} agreed {agreed} passed {quorate && agreed}";
        }
    }
}
