using System.Collections.Concurrent;
using System.Linq.Expressions;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Audit;

/// <summary>Where a root lies, also one that everybody may see and that the scope filter therefore leaves alone: units, accounts.</summary>
internal static class RootPlaces
{
    private static readonly ConcurrentDictionary<Type, Func<IAggregateRoot, string?>> Accessors = new();

    /// <summary>Code of the place; null for what belongs nowhere.</summary>
    public static string? CodeOf(IAggregateRoot root) => Accessors.GetOrAdd(root.GetType(), Build)(root);

    private static Func<IAggregateRoot, string?> Build(Type type)
    {
        if (type.GetProperty(nameof(IJurisdictionScoped.Jurisdiction)) is not { } place || place.PropertyType != typeof(Jurisdiction)) return _ => null;

        var root = Expression.Parameter(typeof(IAggregateRoot));
        var code = Expression.Property(Expression.Property(Expression.Convert(root, type), place), nameof(Jurisdiction.Code));
        return Expression.Lambda<Func<IAggregateRoot, string?>>(code, root).Compile();
    }
}
