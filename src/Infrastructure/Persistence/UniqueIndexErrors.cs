using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Persistence;

/// <summary>A context's unique indexes and the refusals that their violation means.</summary>
public interface IUniqueIndexes
{
    /// <summary>Name of the index → refusal.</summary>
    IReadOnlyDictionary<string, Error> Errors { get; }
}

/// <summary>Translates a violated unique index into the refusal that the rule behind it has; both providers name the index in their message.</summary>
internal static class UniqueIndexErrors
{
    private const int SqlServerUniqueIndex = 2601;
    private const int SqlServerUniqueConstraint = 2627;

    private static readonly Lazy<IReadOnlyDictionary<string, Error>> Known = new(() => typeof(UniqueIndexErrors).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IUniqueIndexes).IsAssignableFrom(type))
        .SelectMany(type => ((IUniqueIndexes)Activator.CreateInstance(type, nonPublic: true)!).Errors)
        .ToDictionary(pair => pair.Key, pair => pair.Value));

    /// <summary>Every index that has a refusal.</summary>
    public static IReadOnlyDictionary<string, Error> All => Known.Value;

    /// <summary>The refusal, or null when the failure is none of a unique index.</summary>
    public static Error? Find(DbUpdateException failure) => failure.InnerException switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } postgres => ByName(postgres.ConstraintName ?? ""),
        SqlException { Number: SqlServerUniqueIndex or SqlServerUniqueConstraint } server =>
            All.FirstOrDefault(pair => server.Message.Contains(pair.Key, StringComparison.Ordinal)).Value ?? SharedErrors.Duplicate,
        _ => null,
    };

    private static Error ByName(string index) => All.TryGetValue(index, out var error) ? error : SharedErrors.Duplicate;
}
