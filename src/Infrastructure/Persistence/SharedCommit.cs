using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Infrastructure.Persistence.Bulk;

namespace PropertyPlatform.Infrastructure.Persistence;

/// <summary>Commits the new rows of several commands in one transaction. All are in or none; what was refused is then committed by each command alone, which learns why.</summary>
internal sealed class SharedCommit
{
    private readonly Rounds<IReadOnlyList<object>, bool> _rounds;
    private readonly IServiceScopeFactory _scopes;
    private readonly ILogger<SharedCommit> _log;

    public SharedCommit(IServiceScopeFactory scopes, ILogger<SharedCommit> log)
    {
        (_scopes, _log) = (scopes, log);
        _rounds = new(SaveAsync);
    }

    /// <summary>Saves the rows together with those of others.</summary>
    /// <returns>Whether they are committed; false when nothing of them is.</returns>
    public Task<bool> SaveAsync(IReadOnlyList<object> rows) => _rounds.JoinAsync(rows);

    private async Task<IReadOnlyList<bool>> SaveAsync(IReadOnlyList<IReadOnlyList<object>> round)
    {
        await using var scope = _scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<IRowAppender>().AppendAsync([.. round.SelectMany(rows => rows)]);
            return [.. round.Select(_ => true)];
        }
        // The last form is how the provider reports what may pass, such as two rounds that wait for each other.
        catch (Exception refused) when (refused is DbUpdateException or DbException or InvalidOperationException { InnerException: DbUpdateException or DbException })
        {
            _log.LogDebug(refused, "{Count} commands are committed one by one", round.Count);
            return [.. round.Select(_ => false)];
        }
    }
}
