using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Screens.Ballots;

/// <summary>Who is asked, as the form offers it.</summary>
public enum ScopeChoice
{
    /// <summary>全体业主</summary>
    Whole,

    /// <summary>部分楼栋、单元</summary>
    Parts,
}

/// <summary>A draft as its form holds it; anything may be missing (BAL-04).</summary>
public sealed class BallotEdit
{
    /// <summary>投票议题</summary>
    public string? Topic { get; set; }

    /// <summary>说明</summary>
    public string? Description { get; set; }

    /// <summary>投票事项</summary>
    public IList<MatterEdit> Matters { get; set; } = [];

    /// <summary>Who is asked.</summary>
    public ScopeChoice Scope { get; set; }

    /// <summary>The parts chosen; see <see cref="PartOf"/>.</summary>
    public IList<string> Parts { get; set; } = [];

    /// <summary>First moment of voting.</summary>
    public DateTimeOffset? Start { get; set; }

    /// <summary>First moment after voting.</summary>
    public DateTimeOffset? End { get; set; }

    /// <summary>Whether parking spaces take part.</summary>
    public bool ParkingCounts { get; set; }

    /// <summary>Why the start comes early.</summary>
    public string? ShortNoticeReason { get; set; }

    /// <summary>A stored draft as the form shows it.</summary>
    public static BallotEdit Of(BallotContent content, bool parkingCounts) => new()
    {
        Topic = content.Topic,
        Description = content.Description,
        Matters = [.. content.Matters.Select(MatterEdit.Of)],
        Scope = content.Scope.WholeArea ? ScopeChoice.Whole : ScopeChoice.Parts,
        Parts = [.. content.Scope.Parts.Select(part => PartOf(part.Building, part.Stairwell))],
        Start = content.Start,
        End = content.End,
        ParkingCounts = content.ParkingCounts ?? parkingCounts,
        ShortNoticeReason = content.ShortNoticeReason,
    };

    /// <summary>A part as a check box names it: the building alone, or building and stairwell apart by a bar.</summary>
    public static string PartOf(string building, string? stairwell) => stairwell is null ? building : $"{building}|{stairwell}";

    /// <summary>The form as the draft keeps it. A building chosen as a whole makes its stairwells superfluous.</summary>
    public BallotContent ToContent()
    {
        var parts = Parts.Select(part => part.Split('|', 2)).Select(part => new ScopePart(part[0], part.Length > 1 ? part[1] : null)).Distinct().ToList();
        var whole = parts.Where(part => part.Stairwell is null).Select(part => part.Building).ToHashSet(StringComparer.Ordinal);
        return new BallotContent(
            Normalised.Prose(Topic), Normalised.Prose(Description), [.. Matters.Select(matter => matter.ToMatter())],
            Scope == ScopeChoice.Whole ? BallotScope.Everything : new BallotScope(false, parts.FindAll(part => part.Stairwell is null || !whole.Contains(part.Building))),
            Start, End, ParkingCounts, string.IsNullOrWhiteSpace(ShortNoticeReason) ? null : Normalised.Prose(ShortNoticeReason));
    }
}

/// <summary>One matter of the form.</summary>
public sealed class MatterEdit
{
    /// <summary>What is to be decided.</summary>
    public string? Title { get; set; }

    /// <summary>What kind of matter.</summary>
    public MatterKind? Kind { get; set; }

    /// <summary>Explanation for the owners.</summary>
    public string? Description { get; set; }

    /// <summary>Candidates of an election, one a line.</summary>
    public string? Candidates { get; set; }

    /// <summary>Seats of an election.</summary>
    public int? Seats { get; set; }

    /// <summary>A stored matter as the form shows it.</summary>
    public static MatterEdit Of(Matter matter) => new()
    {
        Title = matter.Title,
        Kind = matter.Kind,
        Description = matter.Description,
        Candidates = string.Join('\n', matter.Candidates),
        Seats = matter.Seats == 0 ? null : matter.Seats,
    };

    /// <summary>The form as the draft keeps it; what only an election has is dropped from other kinds.</summary>
    public Matter ToMatter()
    {
        var election = Kind == MatterKind.Election;
        var names = (Candidates ?? "").Split(['\n', '、', ',', '，', ';', '；'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Normalised.Text);
        return new Matter(Normalised.Prose(Title), Kind, Normalised.Prose(Description), election ? [.. names] : [], election ? Seats ?? 0 : 0);
    }
}
