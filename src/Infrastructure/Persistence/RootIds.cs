using System.Collections.Concurrent;
using System.Linq.Expressions;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Persistence;

/// <summary>The bare id of a root of any type, read by a compiled accessor.</summary>
internal static class RootIds
{
    private static readonly ConcurrentDictionary<Type, Func<IAggregateRoot, Guid>> Accessors = new();

    public static Guid Of(IAggregateRoot root) => Accessors.GetOrAdd(root.GetType(), Build)(root);

    private static Func<IAggregateRoot, Guid> Build(Type type)
    {
        var root = Expression.Parameter(typeof(IAggregateRoot));
        var value = Expression.Property(Expression.Property(Expression.Convert(root, type), "Id"), "Value");
        return Expression.Lambda<Func<IAggregateRoot, Guid>>(value, root).Compile();
    }
}
