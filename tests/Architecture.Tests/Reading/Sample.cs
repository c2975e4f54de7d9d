using System.Reflection;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Architecture.Tests.Reading;

/// <summary>Makes a value of any message type, with something other than the default in every place.</summary>
internal static class Sample
{
    private static readonly Dictionary<Type, object> Known = new()
    {
        [typeof(string)] = "something",
        [typeof(bool)] = true,
        [typeof(decimal)] = 12.5m,
        [typeof(Guid)] = Guid.Parse("0192f000-0000-7000-8000-000000000001"),
        [typeof(DateTimeOffset)] = new DateTimeOffset(2026, 11, 20, 1, 2, 3, TimeSpan.Zero),
        [typeof(DateOnly)] = new DateOnly(2026, 11, 20),
        [typeof(TimeOnly)] = new TimeOnly(9, 30),
        [typeof(TimeSpan)] = TimeSpan.FromMinutes(5),
        [typeof(Jurisdiction)] = Jurisdiction.Of("4403.01."),
        [typeof(Period)] = Period.Between(new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero)),
        [typeof(CancellationToken)] = CancellationToken.None,
    };

    public static object Of(Type type)
    {
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new InvalidOperationException($"{type} contains itself; give {nameof(Sample)} a value of it.");

        if (Known.TryGetValue(type, out var known)) return known;
        if (Nullable.GetUnderlyingType(type) is { } inner) return Of(inner);
        if (type.IsEnum) return type.GetEnumValues().GetValue(type.GetEnumValues().Length - 1)!;
        if (type.IsPrimitive) return Convert.ChangeType(7, type, System.Globalization.CultureInfo.InvariantCulture);
        if (type.IsArray) return ListOf(type.GetElementType()!);
        if (type.IsInterface && type.IsGenericType) return type.GetGenericArguments() is [var key, var value] ? DictionaryOf(key, value) : ListOf(type.GetGenericArguments()[0]);

        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance)
            .Where(candidate => candidate.GetParameters() is not [{ } only] || only.ParameterType != type)
            .MaxBy(candidate => candidate.GetParameters().Length)
            ?? throw new InvalidOperationException($"{type} has no public constructor; give {nameof(Sample)} a value of it.");
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType))]);
    }

    private static Array ListOf(Type element)
    {
        var list = Array.CreateInstance(element, 1);
        list.SetValue(Of(element), 0);
        return list;
    }

    private static object DictionaryOf(Type key, Type value)
    {
        var dictionary = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
        dictionary.Add(Of(key), Of(value));
        return dictionary;
    }
}
