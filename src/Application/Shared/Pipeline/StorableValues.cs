using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Shared.Pipeline;

/// <summary>Finds text in a request that no database keeps. Only who makes up requests by hand sends it; an answer is owed all the same.</summary>
internal static class StorableText
{
    /// <summary>What the field is told.</summary>
    public const string Sentence = "含有无法保存的字符，请删去后再提交";

    private const int Deepest = 8;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    /// <summary>The fields of the request that hold such text.</summary>
    public static IEnumerable<string> FaultsOf(object request) =>
        PropertiesOf(request.GetType()).Where(property => IsFaulty(property.GetValue(request), 1)).Select(property => property.Name);

    private static bool IsFaulty(object? value, int depth) => value switch
    {
        null => false,
        string text => !Normalised.IsStorable(text),
        _ when depth > Deepest => false,
        IEnumerable many => many.Cast<object?>().Any(one => IsFaulty(one, depth + 1)),
        _ => PropertiesOf(value.GetType()).Any(property => IsFaulty(property.GetValue(value), depth + 1)),
    };

    private static PropertyInfo[] PropertiesOf(Type type) => Known.GetOrAdd(
        type,
        static of => [.. of.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0 && MayHoldText(property.PropertyType))]);

    // Numbers, moments, streams and the bytes of a file are passed over without being read.
    private static bool MayHoldText(Type type) =>
        type == typeof(string)
        || (ElementOf(type) is { } element && MayHoldText(element))
        || (type is { IsEnum: false, IsArray: false } && (type.FullName ?? "").StartsWith(nameof(PropertyPlatform), StringComparison.Ordinal))
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));

    private static Type? ElementOf(Type type) => type.IsArray
        ? type.GetElementType()
        : type.GetInterfaces().Append(type).FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
}
