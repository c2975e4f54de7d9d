using PropertyPlatform.Domain.Ballots;

namespace PropertyPlatform.Support;

/// <summary>An assembly added up as with a pocket calculator, from the homes of a sheet and the votes a test had cast; nothing of the platform's tally is in it.</summary>
public sealed class AHandCount
{
    private readonly Dictionary<string, long> _units;
    private readonly Dictionary<string, Choice[]> _votes = [];

    /// <summary>Opens a count.</summary>
    /// <param name="scope">The homes that take part; homes with the same owners are one unit.</param>
    public AHandCount(IEnumerable<SheetHome> scope)
    {
        Homes = [.. scope];
        _units = Homes.GroupBy(home => home.Unit).ToDictionary(unit => unit.Key, unit => unit.Sum(home => home.Area));
    }

    /// <summary>The homes that take part.</summary>
    public IReadOnlyList<SheetHome> Homes { get; }

    /// <summary>Units and 0.01 m² of the whole scope.</summary>
    public (int Heads, long Area) Total => (_units.Count, _units.Values.Sum());

    /// <summary>The same of the units with a vote.</summary>
    public (int Heads, long Area) Voted => (_votes.Count, _votes.Keys.Sum(unit => _units[unit]));

    /// <summary>Homes whose unit has no vote.</summary>
    public IEnumerable<SheetHome> Silent => Homes.Where(home => !HasVoted(home));

    /// <summary>Whether the home's unit has a vote.</summary>
    public bool HasVoted(SheetHome home) => _votes.ContainsKey(home.Unit);

    /// <summary>Notes the vote that has to stand for the home's unit, in place of an earlier one.</summary>
    /// <param name="home">Any home of the unit.</param>
    /// <param name="choices">One a question.</param>
    public void Note(SheetHome home, params Choice[] choices) => _votes[home.Unit] = choices;

    /// <summary>Adds up one question.</summary>
    /// <param name="question">From 0 on.</param>
    /// <param name="special">Whether three quarters have to agree; else more than half.</param>
    public HandResult Decide(int question, bool special)
    {
        var (pro, con, abstain, follow) = (Behind(question, Choice.For), Behind(question, Choice.Against), Behind(question, Choice.Abstain), Behind(question, Choice.Follow));
        var part = (Heads: pro.Heads + con.Heads + abstain.Heads + follow.Heads, Area: pro.Area + con.Area + abstain.Area + follow.Area);
        Choice? leader = Beats(pro, con) && Beats(pro, abstain) ? Choice.For : Beats(con, pro) && Beats(con, abstain) ? Choice.Against : Beats(abstain, pro) && Beats(abstain, con) ? Choice.Abstain : null;
        (int Heads, long Area) Followed((int Heads, long Area) weight, Choice choice) => leader == choice ? (weight.Heads + follow.Heads, weight.Area + follow.Area) : weight;

        var agreeing = Followed(pro, Choice.For);
        var quorate = 3 * part.Heads >= 2 * Total.Heads && 3 * part.Area >= 2 * Total.Area;
        var agreed = special
            ? 4 * agreeing.Heads >= 3 * part.Heads && 4 * agreeing.Area >= 3 * part.Area
            : 2 * agreeing.Heads > part.Heads && 2 * agreeing.Area > part.Area;
        return new HandResult(part, agreeing, Followed(con, Choice.Against), Followed(abstain, Choice.Abstain), follow.Heads, quorate, quorate && agreed);
    }

    private static bool Beats((int Heads, long Area) one, (int Heads, long Area) other) => one.Heads > other.Heads && one.Area > other.Area;

    private (int Heads, long Area) Behind(int question, Choice choice)
    {
        var units = _votes.Where(vote => vote.Value[question] == choice).ToList();
        return (units.Count, units.Sum(vote => _units[vote.Key]));
    }
}

/// <summary>One question as it comes out: heads, and area in 0.01 m².</summary>
/// <param name="Participating">Who named the question.</param>
/// <param name="Agreeing">赞成, after following.</param>
/// <param name="Refusing">反对, after following.</param>
/// <param name="Abstaining">弃权, after following.</param>
/// <param name="Followers">从众 as expressed.</param>
/// <param name="Quorate">Whether two thirds took part, on both counts.</param>
/// <param name="Passed">Whether it is decided.</param>
public sealed record HandResult((int Heads, long Area) Participating, (int Heads, long Area) Agreeing, (int Heads, long Area) Refusing, (int Heads, long Area) Abstaining, int Followers, bool Quorate, bool Passed);
