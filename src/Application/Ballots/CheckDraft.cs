using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;

namespace PropertyPlatform.Application.Ballots;

/// <summary>What a draft would still lack if it held this content: asked while it is typed, saves nothing (BAL-04, BAL-05).</summary>
/// <param name="Ballot">The draft.</param>
/// <param name="Content">What the form holds.</param>
[Requires(Permissions.ConveneBallots)]
public sealed record CheckDraft(BallotId Ballot, BallotContent Content) : IQuery<DraftCheck>;

/// <summary>How far a draft is.</summary>
/// <param name="Gaps">What is missing: field → code of the text.</param>
/// <param name="ShortNotice">Whether the start comes before the notice period is over, so that a reason is asked (decision 4).</param>
/// <param name="ReasonMissing">Whether that reason is not given yet.</param>
/// <param name="NoticeDays">The notice period.</param>
/// <param name="Homes">Homes that the scope covers now.</param>
/// <param name="EarliestStart">First start that keeps the notice period.</param>
public sealed record DraftCheck(IReadOnlyDictionary<string, string> Gaps, bool ShortNotice, bool ReasonMissing, int NoticeDays, int Homes, DateTimeOffset EarliestStart)
{
    /// <summary>How many things keep the draft from being submitted.</summary>
    public int Missing => Gaps.Count + (ReasonMissing ? 1 : 0) + (Homes == 0 && !Gaps.ContainsKey("scope") ? 1 : 0);
}
