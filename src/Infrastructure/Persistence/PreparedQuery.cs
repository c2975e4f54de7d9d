using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace PropertyPlatform.Infrastructure.Persistence;

/// <summary>A query that runs thousands of times a minute: its expression is read once for each model instead of at every call.</summary>
/// <typeparam name="TQuery">The compiled query, a delegate.</typeparam>
internal sealed class PreparedQuery<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConcurrentDictionary<IModel, TQuery> _compiled = new();

    /// <summary>The query as compiled for the context's model.</summary>
    public TQuery For(AppDbContext db) => _compiled.GetOrAdd(db.Model, _ => compile());
}
