namespace PropertyPlatform.Application.Shared.Prints;

/// <summary>The forms that leave the platform on paper (PLT-04). The value is part of the code printed on them, so it never changes.</summary>
public enum PrintForm
{
    /// <summary>表决票</summary>
    BallotPaper = 1,

    /// <summary>投票明细</summary>
    VotingDetails = 2,

    /// <summary>未参与表决明细表</summary>
    NonParticipants = 3,

    /// <summary>表决结果公告</summary>
    BallotResult = 4,
}

/// <summary>Tells of the printed documents of one context what anybody may know who holds one. Implemented by the context and found by scanning.</summary>
public interface IPrintSource
{
    /// <summary>The forms it prints.</summary>
    IReadOnlyList<PrintForm> Forms { get; }

    /// <summary>The document of that form and 业务编号; null when it cannot have been printed yet.</summary>
    Task<IssuedPrint?> FindAsync(PrintForm form, string number, CancellationToken ct);
}

/// <summary>What may be told of a document to whoever holds it.</summary>
/// <param name="Form">Which form it is.</param>
/// <param name="Number">业务编号</param>
/// <param name="AreaName">The area it concerns.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="From">First moment of what it is about; null when there is none.</param>
/// <param name="Until">First moment after it.</param>
/// <param name="DecidedAt">When it was decided; null for a form that announces no decision.</param>
/// <param name="Decisions">What it announces; empty for a form that announces nothing to the public.</param>
public sealed record IssuedPrint(
    PrintForm Form, string Number, string AreaName, string Subject, string Issuer, DateTimeOffset? From, DateTimeOffset? Until, DateTimeOffset? DecidedAt, IReadOnlyList<PrintedDecision> Decisions);

/// <summary>One decision of an announcement.</summary>
/// <param name="Text">What was decided.</param>
/// <param name="Passed">Whether it passed.</param>
/// <param name="Sentence">The figures as a sentence.</param>
public sealed record PrintedDecision(string Text, bool Passed, string Sentence);
