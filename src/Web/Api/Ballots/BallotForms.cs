using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Api.Ballots;

/// <summary>What a draft holds, as REST takes it; any of it may be missing (BAL-04).</summary>
/// <param name="Topic">投票议题</param>
/// <param name="Description">Explanation for the owners.</param>
/// <param name="Matters">投票事项</param>
/// <param name="WholeArea">Whether all homes of the area take part.</param>
/// <param name="Parts">Buildings and stairwells otherwise.</param>
/// <param name="Start">First moment of voting.</param>
/// <param name="End">First moment after voting.</param>
/// <param name="ParkingCounts">Whether parking spaces take part; null for the rule set's default.</param>
/// <param name="ShortNoticeReason">Why the start comes earlier than the notice period.</param>
public sealed record BallotForm(
    string? Topic, string? Description, IReadOnlyList<MatterForm>? Matters, bool? WholeArea, IReadOnlyList<ScopePart>? Parts, DateTimeOffset? Start, DateTimeOffset? End,
    bool? ParkingCounts, string? ShortNoticeReason)
{
    /// <summary>As the draft keeps it.</summary>
    public BallotContent ToContent() => new(
        Normalised.Prose(Topic), Normalised.Prose(Description), [.. (Matters ?? []).Select(matter => matter.ToMatter())], new BallotScope(WholeArea ?? true, Parts ?? []),
        Start?.ToUniversalTime(), End?.ToUniversalTime(), ParkingCounts, string.IsNullOrWhiteSpace(ShortNoticeReason) ? null : Normalised.Prose(ShortNoticeReason));
}

/// <summary>One matter of a draft.</summary>
/// <param name="Title">What is to be decided.</param>
/// <param name="Kind">What kind of matter.</param>
/// <param name="Description">Explanation.</param>
/// <param name="Candidates">Candidates of an election.</param>
/// <param name="Seats">Seats of an election.</param>
public sealed record MatterForm(string? Title, MatterKind? Kind, string? Description, IReadOnlyList<string>? Candidates, int? Seats)
{
    /// <summary>As the draft keeps it.</summary>
    public Matter ToMatter() => new(Normalised.Prose(Title), Kind, Normalised.Prose(Description), [.. (Candidates ?? []).Select(Normalised.Text)], Seats ?? 0);
}

/// <summary>A new draft.</summary>
/// <param name="Project">The area.</param>
/// <param name="CopyOf">The application to copy; null for an empty draft.</param>
public sealed record DraftForm(Guid Project, Guid? CopyOf);

/// <summary>A review.</summary>
/// <param name="Approve">Pass or refuse.</param>
/// <param name="Opinion">审核意见; mandatory when refused.</param>
public sealed record ReviewForm(bool Approve, string? Opinion);

/// <summary>A vote.</summary>
/// <param name="House">The home.</param>
/// <param name="Choices">One a question.</param>
public sealed record VoteForm(Guid House, IReadOnlyList<Choice>? Choices);

/// <summary>A paper ballot.</summary>
/// <param name="House">The room.</param>
/// <param name="Choices">One a question; null for a unit that did not vote.</param>
/// <param name="Photo">Attachment with the photo.</param>
/// <param name="Replaces">The entry to correct.</param>
public sealed record PaperForm(Guid House, IReadOnlyList<Choice>? Choices, Guid? Photo, Guid? Replaces);

/// <summary>确认从众.</summary>
/// <param name="RuleConfirmed">Whether the rule was read and confirmed.</param>
/// <param name="Followers">从众 votes, one figure a question.</param>
public sealed record FollowForm(bool RuleConfirmed, IReadOnlyList<int>? Followers);

/// <summary>统计录入.</summary>
/// <param name="Figures">One entry a question.</param>
public sealed record StatisticsForm(IReadOnlyList<FiguresForm>? Figures);

/// <summary>Votes and area of each option of one question.</summary>
/// <param name="ForHeads">赞成, votes.</param>
/// <param name="ForArea">赞成, 0.01 m².</param>
/// <param name="AgainstHeads">反对, votes.</param>
/// <param name="AgainstArea">反对, 0.01 m².</param>
/// <param name="AbstainHeads">弃权, votes.</param>
/// <param name="AbstainArea">弃权, 0.01 m².</param>
public sealed record FiguresForm(int ForHeads, long ForArea, int AgainstHeads, long AgainstArea, int AbstainHeads, long AbstainArea)
{
    /// <summary>As the ballot compares them.</summary>
    public EnteredFigures ToFigures() => new(new Weight(new Area(ForArea), ForHeads), new Weight(new Area(AgainstArea), AgainstHeads), new Weight(new Area(AbstainArea), AbstainHeads));
}
