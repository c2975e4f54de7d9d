using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Ballots;

/// <summary>What an owner can say to a question (BAL-13).</summary>
public enum Choice
{
    /// <summary>Left blank: the unit takes no part in this question.</summary>
    Blank = 0,

    /// <summary>赞成</summary>
    For = 1,

    /// <summary>反对</summary>
    Against = 2,

    /// <summary>弃权</summary>
    Abstain = 3,

    /// <summary>从众: goes with the option that leads on both counts.</summary>
    Follow = 4,
}

/// <summary>The choices of one vote in the order of the ballot's questions, kept as a letter each so that the tally reads them in one scan (decision 27).</summary>
public sealed record Choices
{
    private const string Letters = "-FABM";

    private Choices(string text) => Text = text;

    /// <summary>One letter a question: F for, A against, B abstain, M follow, - blank.</summary>
    public string Text { get; }

    /// <summary>Questions covered.</summary>
    public int Count => Text.Length;

    /// <summary>Whether every question was left blank.</summary>
    public bool AllBlank => Text.All(letter => letter == '-');

    /// <summary>The choice for a question, counted from 0.</summary>
    public Choice this[int question] => Of(Text[question]);

    /// <summary>The choices given, in the order of the questions.</summary>
    public static Choices Of(IEnumerable<Choice> choices) => new(string.Concat(choices.Select(choice => Letters[(int)choice])));

    /// <summary>Reads letters; null when one is unknown.</summary>
    public static Choices? TryParse(string text) => text.All(letter => Letters.Contains(letter, StringComparison.Ordinal)) ? new Choices(text) : null;

    /// <summary>The choice of a letter; unknown letters read as blank.</summary>
    public static Choice Of(char letter) => (Choice)Math.Max(0, Letters.IndexOf(letter, StringComparison.Ordinal));

    /// <summary>Never shows a choice: this text may reach a log.</summary>
    public override string ToString() => $"{Count} choices";
}
