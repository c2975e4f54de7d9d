using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Ballots;

/// <summary>Freezes the rolls of ballots that have begun and tells of those that ended (BAL-11, BAL-32). States follow from the clock alone; this only does what has to be done once.</summary>
internal sealed class WatchBallots(AppDbContext db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<WatchBallots> log) : IRecurringJob
{
    private const int AtOnce = 200;

    public string Name => "ballots.watch";

    public TimeSpan Interval => TimeSpan.FromSeconds(20);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var ballot in await DueAsync(BallotSpecs.AwaitingRoll(now), ct)) await SendAsync(new FreezeRoll(ballot), ct);
        foreach (var ballot in await DueAsync(BallotSpecs.AwaitingCloseNotice(now), ct)) await SendAsync(new AnnounceBallotClose(ballot), ct);
    }

    private Task<List<BallotId>> DueAsync(Specification<Ballot> specification, CancellationToken ct) =>
        db.Set<Ballot>().AsNoTracking().Satisfying(specification).Select(b => b.Id).Take(AtOnce).ToListAsync(ct);

    /// <summary>Each in a transaction of its own, so that one that fails keeps no other waiting.</summary>
    private async Task SendAsync(IRequest<Result> command, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().ActAs(SystemActor.Instance);
        var done = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, ct);
        if (done.Error is { } refused) log.LogWarning("{Command} was refused: {Code}", command.GetType().Name, refused.Code);
    }
}
