using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Committees;

/// <summary>Lets the terms of all committees run (OC-08): announces the ends that come near and closes what is over. Answers how many were touched.</summary>
[Requires(Permissions.BackgroundWork)]
public sealed record AgeCommittees : ICommand<int>;

internal sealed class AgeCommitteesHandler(IRepository<OwnerCommittee> committees, CommitteeRules rules, TimeProvider clock) : ICommandHandler<AgeCommittees, int>
{
    private const int AtOnce = 200;

    public async Task<Result<int>> Handle(AgeCommittees command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = ChinaCalendar.DayOf(now);
        var due = await committees.ListAsync(CommitteeSpecs.EndingBy(today.AddDays(rules.WarnDays), today, AtOnce), cancellationToken);
        foreach (var committee in due) committee.Age(now, rules);
        return due.Count;
    }
}
