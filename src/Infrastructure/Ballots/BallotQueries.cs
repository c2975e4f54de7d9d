using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Ballots;

/// <summary>Parts that the ballots' questions share.</summary>
internal static class BallotQueries
{
    /// <summary>A draft exists for its convenor only.</summary>
    public static IQueryable<Ballot> VisibleTo(this IQueryable<Ballot> ballots, IActor actor) => ballots.Satisfying(BallotSpecs.SeenBy(actor.OrganisationId));

    public static IQueryable<Ballot> Matching(this IQueryable<Ballot> ballots, BallotFilter filter, DateTimeOffset now)
    {
        if (filter.State is { } state) ballots = ballots.In(state, now);
        if (filter.Project is { } project) ballots = ballots.Where(b => b.ProjectId == project);
        if (filter.Place is { } place) ballots = ballots.Where(b => b.Jurisdiction.Code.StartsWith(place));
        if (Normalised.Text(filter.Search) is { Length: > 0 } search)
        {
            var words = Normalised.Prose(filter.Search);
            ballots = ballots.Where(b => b.Topic.Contains(words) || b.AreaName.Contains(search) || b.Number == search);
        }
        return ballots;
    }

    /// <summary>The state of the clock, as the database can tell it; the same definition as <see cref="BallotClock"/>.</summary>
    private static IQueryable<Ballot> In(this IQueryable<Ballot> ballots, BallotState state, DateTimeOffset now) => state switch
    {
        BallotState.Draft => ballots.Where(b => b.Phase == BallotPhase.Draft),
        BallotState.UnderReview => ballots.Where(b => b.Phase == BallotPhase.UnderReview),
        BallotState.Rejected => ballots.Where(b => b.Phase == BallotPhase.Rejected),
        BallotState.Approved => ballots.Where(b => b.Phase == BallotPhase.Approved && b.OpensAt > now),
        BallotState.Open => ballots.Where(b => b.Phase == BallotPhase.Approved && b.OpensAt <= now && b.ClosesAt > now),
        BallotState.Closed => ballots.Where(b => b.Phase == BallotPhase.Approved && b.ClosesAt <= now),
        BallotState.FollowConfirmed => ballots.Where(b => b.Phase == BallotPhase.FollowConfirmed),
        _ => ballots.Where(b => b.Phase == BallotPhase.Counted),
    };

    /// <summary>The questions with the rules that decide them.</summary>
    public static IReadOnlyList<RuledQuestion> Ruled(this IReadOnlyList<Question> questions, BallotContent content, RuleSet rules) =>
        [.. questions.Select(q => Ruled(q, content, rules))];

    public static RuledQuestion Ruled(this Question question, BallotContent content, RuleSet rules)
    {
        var rule = rules.For(question.Kind);
        return new RuledQuestion(question.Index, question.Matter, question.Text, content.Matters[question.Matter].Description, question.Kind, rule.Title, rule.Article, rule.Approval, rule.FollowAllowed, question.Candidate);
    }

    /// <summary>The choices that letters stand for.</summary>
    public static IReadOnlyList<Choice> ToChoices(this string? letters) => letters is null ? [] : [.. letters.Select(Choices.Of)];

    /// <summary>As written on a list: 3栋2单元1201.</summary>
    public static string Address(this RollHouse house) => $"{house.Building}{house.Stairwell}{house.Room}";
}

/// <summary>A roll with what arrived for it, as queries ask for it.</summary>
/// <param name="Units">The roll.</param>
/// <param name="Votes">Electronic votes.</param>
/// <param name="Papers">Paper entries.</param>
internal sealed record RollTables(IQueryable<VotingUnit> Units, IQueryable<Vote> Votes, IQueryable<PaperVote> Papers)
{
    /// <summary>Units that only a paper entry can settle and that have none (BAL-18).</summary>
    public IQueryable<VotingUnit> Outstanding => Units.Where(u => u.HasSeveralOwners && !u.BoundBeforeStart && !Papers.Any(p => p.Unit == u.Id));

    /// <summary>Units without a vote that stands (BAL-27).</summary>
    public IQueryable<VotingUnit> WithoutVote => Units.Where(u =>
        !((!u.HasSeveralOwners || u.BoundBeforeStart) && Votes.Any(v => v.Unit == u.Id))
        && !Papers.Any(p => p.Unit == u.Id && p.Choices != null && !Papers.Any(later => later.Replaces == p.Id)));
}

/// <summary>Homes of units as lists print them: by building, stairwell and room, shorter names first, so that 2栋 stands before 10栋.</summary>
internal static class RollHomes
{
    public static IQueryable<RollHome> AsPrinted(this IQueryable<VotingUnit> units) => units
        .SelectMany(u => u.Houses, (u, h) => new { u.Id, h.House, h.Building, h.Stairwell, h.Floor, h.Room, h.Area })
        .OrderBy(h => h.Building.Length).ThenBy(h => h.Building).ThenBy(h => h.Stairwell.Length).ThenBy(h => h.Stairwell).ThenBy(h => h.Room.Length).ThenBy(h => h.Room)
        .Select(h => new RollHome(h.House.Value, h.Building, h.Stairwell, h.Floor, h.Room, h.Area, h.Id.Value));
}
