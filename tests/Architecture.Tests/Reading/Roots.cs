using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Architecture.Tests.Reading;

/// <summary>The aggregates of the house.</summary>
internal static class Roots
{
    public static IReadOnlyList<Type> OfTheHouse => [.. House.TypesOf("Domain").Where(IsRoot)];

    public static bool IsRoot(Type type) => type is { IsClass: true, IsAbstract: false } && typeof(IAggregateRoot).IsAssignableFrom(type);
}

/// <summary>Questions about loaded types.</summary>
internal static class Types
{
    /// <summary>A type with its element type, its type arguments, theirs, and so on.</summary>
    public static IEnumerable<Type> PartsOf(Type type)
    {
        if (type.HasElementType) return PartsOf(type.GetElementType()!).Append(type);
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(PartsOf).Append(type) : [type];
    }

    /// <summary>Whether a type is a record that nobody can inherit from or change.</summary>
    public static bool IsSealedRecord(Type type) => type.IsValueType
        ? type.GetMethod("PrintMembers", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance) is not null
          && type.IsDefined(typeof(System.Runtime.CompilerServices.IsReadOnlyAttribute), false)
        : type.IsSealed && type.GetMethod("<Clone>$") is not null;

    /// <summary>Properties that can be changed after construction.</summary>
    public static IEnumerable<string> SettableMembers(Type type) =>
        from property in type.GetProperties()
        where property.SetMethod is { IsPublic: true } setter
              && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))
        select property.Name;
}
