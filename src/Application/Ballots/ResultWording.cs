using System.Globalization;
using PropertyPlatform.Domain.Ballots;

namespace PropertyPlatform.Application.Ballots;

/// <summary>Says a result in the words of the announcement, and why it came out so.</summary>
public static class ResultWording
{
    /// <summary>The share as law words it: 过半数 (more than), 三分之二以上 (that or more; 民法典 art. 1259).</summary>
    public static string Of(Threshold share) => share switch
    {
        { Numerator: 1, Denominator: 2, MoreThan: true } => "过半数",
        { Numerator: 2, Denominator: 3, MoreThan: false } => "三分之二以上",
        { Numerator: 3, Denominator: 4, MoreThan: false } => "四分之三以上",
        { MoreThan: true } => $"超过{share}",
        _ => $"{share}以上",
    };

    /// <summary>The sentence for one question.</summary>
    public static string Of(QuestionOutcome outcome, Weight total, Threshold quorum, Threshold approval)
    {
        var part = outcome.Participating;
        var agree = outcome.Final.For;
        if (!outcome.Quorate)
        {
            return $"参与表决{Share(part, total, "总")}，{Lacking(part, total, quorum)}未{Reached(quorum)}，本事项表决未通过。";
        }

        var taken = $"参与表决{Share(part, total, "总")}，人数和面积均{Reached(quorum)}；同意{Share(agree, part, "参与表决")}";
        return outcome.Agreed
            ? $"{taken}，人数和面积均{Reached(approval)}，本事项表决通过。"
            : $"{taken}，{Lacking(agree, part, approval)}未{Reached(approval)}，本事项表决未通过。";
    }

    /// <summary>A part of a whole in 0.01 %, rounded down so that 66.66 never reads as two thirds.</summary>
    public static int Percent(long part, long whole) => whole == 0 ? 0 : (int)((Int128)part * 10_000 / whole);

    /// <summary>How such a percentage reads.</summary>
    public static string PercentText(int hundredths) => (hundredths / 100m).ToString("0.00", CultureInfo.InvariantCulture) + "%";

    private static string Reached(Threshold share) => share.MoreThan ? Of(share) : $"达到{Of(share)}";

    private static string Share(Weight part, Weight whole, string of) =>
        $"{part.Heads}人（占{of}人数{PercentText(Percent(part.Heads, whole.Heads))}）、专有部分面积{part.Area}平方米（占{of}面积{PercentText(Percent(part.Area.Centi, whole.Area.Centi))}）";

    private static string Lacking(Weight part, Weight whole, Threshold share)
    {
        var missing = share.MissingFrom(part, whole);
        return (missing.Heads > 0, missing.Area.Centi > 0) switch
        {
            (true, true) => "人数和面积均",
            (true, false) => "人数",
            _ => "面积",
        };
    }
}
