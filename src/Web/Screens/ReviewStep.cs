namespace PropertyPlatform.Web.Screens;

/// <summary>How a badge or a step looks. Never the only carrier of meaning: the text says it too.</summary>
public enum Tone
{
    /// <summary>Not begun, or of no consequence now: 待提交.</summary>
    Neutral,

    /// <summary>Somebody has to act: 审核中.</summary>
    Waiting,

    /// <summary>Going on: 投票中.</summary>
    Active,

    /// <summary>Ended well: 审核通过.</summary>
    Good,

    /// <summary>Ended badly: 审核不通过.</summary>
    Bad,
}

/// <summary>One line of 审核记录 (PLT-09), drawn by the partial <c>_Timeline</c>.</summary>
/// <param name="Step">What the step is called: 街道审核.</param>
/// <param name="Person">Who did it, with the unit; null while it waits.</param>
/// <param name="At">When; null while it waits.</param>
/// <param name="Result">审核通过, 退回 …; null while it waits.</param>
/// <param name="Opinion">The opinion given.</param>
/// <param name="Tone">How it ended.</param>
public sealed record ReviewStep(string Step, string? Person, DateTimeOffset? At, string? Result, string? Opinion = null, Tone Tone = Tone.Good);
