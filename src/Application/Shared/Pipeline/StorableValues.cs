using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Shared.Pipeline;

/// <summary>Finds what no field means: text that no database keeps, and, where it would be kept, days that no deed of the city can have. Only who makes up requests by hand or mistypes a year sends it; an answer is owed all the same.</summary>
internal static class StorableValues
{
    private const string NoText = "含有无法保存的字符，请删去后再提交";
    private const string NoDay = "日期不正确，请核对年份";
    private const int FirstYear = 1900;
    private const int LastYear = 2199;
    private const int Deepest = 8;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    /// <summary>The fields of the request that hold such a value, and what each is told.</summary>
    public static IEnumerable<(string Field, string Sentence)> FaultsOf(object request) =>
        from property in PropertiesOf(request.GetType())
        let fault = FaultOf(property.GetValue(request), 1, request is IChange)
        where fault is not null
        select (property.Name, fault);

    private static string? FaultOf(object? value, int depth, bool isKept) => value switch
    {
        null => null,
        string text => Normalised.IsStorable(text) ? null : NoText,
        DateOnly day => !isKept || day.Year is >= FirstYear and <= LastYear ? null : NoDay,
        _ when depth > Deepest => null,
        IEnumerable many => many.Cast<object?>().Select(one => FaultOf(one, depth + 1, isKept)).FirstOrDefault(fault => fault is not null),
        _ => PropertiesOf(value.GetType()).Select(property => FaultOf(property.GetValue(value), depth + 1, isKept)).FirstOrDefault(fault => fault is not null),
    };

    private static PropertyInfo[] PropertiesOf(Type type) => Known.GetOrAdd(
        type,
        static of => [.. of.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0 && MayHoldFault(property.PropertyType))]);

    // Numbers, moments, streams and the bytes of a file are passed over without being read.
    private static bool MayHoldFault(Type type) =>
        type == typeof(string)
        || type == typeof(DateOnly)
        || type == typeof(DateOnly?)
        || (ElementOf(type) is { } element && MayHoldFault(element))
        || (type is { IsEnum: false, IsArray: false } && (type.FullName ?? "").StartsWith(nameof(PropertyPlatform), StringComparison.Ordinal))
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));

    private static Type? ElementOf(Type type) => type.IsArray
        ? type.GetElementType()
        : type.GetInterfaces().Append(type).FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
}
