using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared.Prints;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Ballots;

/// <summary>What ballots print. The holder of a paper has no scope; the announcement's figures are told because it publishes them, of the other forms no more than their head.</summary>
internal sealed class BallotPrints(AppDbContext db) : IPrintSource
{
    public IReadOnlyList<PrintForm> Forms { get; } = [PrintForm.BallotPaper, PrintForm.VotingDetails, PrintForm.NonParticipants, PrintForm.BallotResult];

    public async Task<IssuedPrint?> FindAsync(PrintForm form, string number, CancellationToken ct)
    {
        var ballot = await db.Set<Ballot>().IgnoreQueryFilters([AppDbContext.ScopeFilter]).AsNoTracking().FirstOrDefaultAsync(b => b.Number == number && b.Phase != BallotPhase.Draft, ct);
        if (ballot is null || !IsPrinted(form, ballot)) return null;

        var announced = form == PrintForm.BallotResult ? ballot.Result : null;
        return new IssuedPrint(
            form, ballot.Number, ballot.AreaName, ballot.Topic, ballot.Convenor.Name, ballot.OpensAt ?? ballot.Content.Start, ballot.ClosesAt ?? ballot.Content.End, announced?.CountedAt,
            announced is null ? [] : [.. announced.Questions.Select(line => Decided(ballot, announced, line))]);
    }

    private static bool IsPrinted(PrintForm form, Ballot ballot) => form switch
    {
        PrintForm.BallotPaper => true,
        PrintForm.NonParticipants => ballot.Roll is not null,
        _ => ballot.Result is not null,
    };

    private static PrintedDecision Decided(Ballot ballot, BallotResult result, QuestionResult line)
    {
        var rules = ballot.Rules ?? throw new InvalidOperationException("A counted ballot has rules.");
        var question = line.Question.Ruled(ballot.Content, rules);
        return new PrintedDecision(question.Text, line.Outcome.Passed, ResultWording.Of(line.Outcome, result.Total, rules.Quorum, question.Approval));
    }
}
