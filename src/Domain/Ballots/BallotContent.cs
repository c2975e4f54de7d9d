using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Ballots;

/// <summary>One matter put to the owners (投票事项).</summary>
/// <param name="Title">What is to be decided.</param>
/// <param name="Kind">What kind of matter; null while the draft does not say.</param>
/// <param name="Description">Explanation for the owners.</param>
/// <param name="Candidates">Candidates of an election, in the order of the paper; empty for other kinds.</param>
/// <param name="Seats">Seats of an election (decision 11); 0 for other kinds.</param>
public sealed record Matter(string Title, MatterKind? Kind, string Description, IReadOnlyList<string> Candidates, int Seats);

/// <summary>A question of the count: a matter, or one candidate of an election.</summary>
/// <param name="Index">Place on the ballot, from 0; place of its letter in a vote.</param>
/// <param name="Matter">Place of the matter it belongs to, from 0.</param>
/// <param name="Text">What the owner is asked.</param>
/// <param name="Kind">Kind of the matter.</param>
/// <param name="Candidate">The candidate; null when the question is no election.</param>
public sealed record Question(int Index, int Matter, string Text, MatterKind Kind, string? Candidate);

/// <summary>A stairwell of a building that takes part.</summary>
/// <param name="Building">楼栋名称</param>
/// <param name="Stairwell">单元/梯; null for the whole building.</param>
public sealed record ScopePart(string Building, string? Stairwell);

/// <summary>Who is asked: the whole area, or some buildings and stairwells.</summary>
/// <param name="WholeArea">All homes of the project.</param>
/// <param name="Parts">The parts otherwise.</param>
public sealed record BallotScope(bool WholeArea, IReadOnlyList<ScopePart> Parts)
{
    /// <summary>All homes of the project.</summary>
    public static BallotScope Everything { get; } = new(true, []);

    /// <summary>Whether anybody is asked at all.</summary>
    public bool IsEmpty => !WholeArea && Parts.Count == 0;

    /// <summary>Whether a home takes part.</summary>
    public bool Covers(string building, string stairwell) =>
        WholeArea || Parts.Any(part => part.Building == building && (part.Stairwell is null || part.Stairwell == stairwell));
}

/// <summary>What a draft holds; any of it may still be missing (BAL-04).</summary>
/// <param name="Topic">投票议题</param>
/// <param name="Description">Explanation for the owners.</param>
/// <param name="Matters">投票事项</param>
/// <param name="Scope">投票范围</param>
/// <param name="Start">First moment of voting.</param>
/// <param name="End">First moment after voting.</param>
/// <param name="ParkingCounts">Whether parking spaces take part; null for the rule set's default.</param>
/// <param name="ShortNoticeReason">Why the start comes earlier than the notice period, when it does (decision 4).</param>
public sealed record BallotContent(string Topic, string Description, IReadOnlyList<Matter> Matters, BallotScope Scope, DateTimeOffset? Start, DateTimeOffset? End, bool? ParkingCounts, string? ShortNoticeReason)
{
    /// <summary>A draft with nothing in it yet.</summary>
    public static BallotContent Blank { get; } = new("", "", [], BallotScope.Everything, null, null, null, null);

    /// <summary>The questions that the matters ask, in the order of the ballot.</summary>
    public IReadOnlyList<Question> Questions()
    {
        var questions = new List<Question>();
        for (var i = 0; i < Matters.Count; i++)
        {
            var matter = Matters[i];
            var kind = matter.Kind ?? MatterKind.Other;
            if (kind != MatterKind.Election) questions.Add(new Question(questions.Count, i, matter.Title, kind, null));
            else foreach (var candidate in matter.Candidates) questions.Add(new Question(questions.Count, i, $"{matter.Title}：{candidate}", kind, candidate));
        }

        return questions;
    }
}
