using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Integration.Tests.SqlServer;

/// <summary>
/// Makes arguments for any question: a first time with everything filled in, then with the next value of every choice,
/// and once with as little as the types allow, so that each branch of a filter is taken at least once.
/// </summary>
/// <param name="turn">Which value of a choice; negative for as little as possible.</param>
/// <param name="sort">Column to sort a list by.</param>
internal sealed class Samples(int turn, string? sort = null)
{
    /// <summary>Kind of the files that are asked for.</summary>
    public const string Kind = "sample";

    private static readonly DateTimeOffset Now = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>Whether as little as possible is given.</summary>
    public bool IsSparse => turn < 0;

    /// <summary>Arguments of a call.</summary>
    public object?[] For(MethodBase call) => [.. call.GetParameters().Select(For)];

    /// <summary>One object of a type.</summary>
    /// <exception cref="NotSupportedException">Nobody knows how to make one.</exception>
    public object Of(Type type) => Known(type) ?? Made(type) ?? throw new NotSupportedException($"There is no sample of {type}; say in {nameof(Samples)} how to make one.");

    /// <summary>How many turns a type needs for each of its choices to come up.</summary>
    public static int TurnsOf(Type type, int depth = 3)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare.IsEnum) return Enum.GetValues(bare).Length;
        if (depth == 0 || bare.Namespace?.StartsWith("System", StringComparison.Ordinal) == true) return 2;
        return bare.GetConstructors().SelectMany(made => made.GetParameters()).Select(parameter => TurnsOf(parameter.ParameterType, depth - 1)).DefaultIfEmpty(2).Max();
    }

    private object? For(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (IsSparse && IsOptional(parameter)) return parameter.HasDefaultValue && type == typeof(Page) ? parameter.DefaultValue : null;
        return type == typeof(string) ? Text(parameter.Name ?? "") : Of(Nullable.GetUnderlyingType(type) ?? type);
    }

    private static string Text(string name) => name.ToUpperInvariant() switch
    {
        "KIND" => Kind,
        "URL" => "/samples",
        var phone when phone.Contains("PHONE", StringComparison.Ordinal) => "13900000001",
        var document when document.Contains("DOCUMENT", StringComparison.Ordinal) => "11010519491231002X",
        "DOCUMENTNUMBER" => "11010519491231002X",
        _ => "4403.05.",
    };

    private static bool IsOptional(ParameterInfo parameter) =>
        Nullable.GetUnderlyingType(parameter.ParameterType) is not null
        || (!parameter.ParameterType.IsValueType && Nullability.Create(parameter).WriteState == NullabilityState.Nullable);

    private object? Known(Type type) => type switch
    {
        _ when type == typeof(string) => Text(""),
        _ when type == typeof(int) => 1,
        _ when type == typeof(long) => 1L,
        _ when type == typeof(short) => (short)1,
        _ when type == typeof(decimal) => 1m,
        _ when type == typeof(double) => 1d,
        _ when type == typeof(bool) => turn % 2 == 0,
        _ when type == typeof(Guid) => Guid.CreateVersion7(),
        _ when type == typeof(DateTimeOffset) => Now,
        _ when type == typeof(DateOnly) => new DateOnly(2026, 11, 20),
        _ when type == typeof(TimeSpan) => TimeSpan.FromHours(1),
        _ when type == typeof(CancellationToken) => CancellationToken.None,
        _ when type == typeof(byte[]) => new byte[] { 1 },
        _ when type == typeof(Page) => IsSparse ? new Page() : new Page(2, 20, sort, turn % 2 == 1),
        _ when type == typeof(Jurisdiction) => Jurisdiction.Of("4403.05."),
        _ when type == typeof(UnifiedSocialCreditCode) => UnifiedSocialCreditCode.TryParse("91350100M000100Y43"),
        _ when type == typeof(object) => "anything",
        _ when type == typeof(MobileNumber) => MobileNumber.TryParse("13900000001"),
        _ when type == typeof(IdDocument) => IdDocument.TryParse(DocumentType.ResidentId, "11010519491231002X"),
        _ when type == typeof(DataScope) => Scopes[Math.Max(turn, 0) % Scopes.Length],
        _ when type == typeof(IActor) => Actor,
        _ when type == typeof(Stream) => new MemoryStream(),
        _ when type.IsEnum => Enum.GetValues(type).GetValue(Math.Max(turn, 0) % Enum.GetValues(type).Length),
        _ => null,
    };

    /// <summary>Background work, an office and an enterprise in turn: each sees other rows.</summary>
    public TestActor Actor => new() { Scope = Scopes[Math.Max(turn, 0) % Scopes.Length], Role = Superiors[Math.Max(turn, 0) % Superiors.Length], OrganisationId = Guid.CreateVersion7() };

    private static string[] Superiors { get; } = [nameof(Role.CityAdmin), nameof(Role.StreetLead), nameof(Role.EntLead)];

    private static DataScope[] Scopes { get; } = [DataScope.System, DataScope.Of(Jurisdiction.Of("4403.05.")), DataScope.Of([ProjectId.New()])];

    private object? Made(Type type)
    {
        if (DictionaryOf(type) is { } dictionary) return dictionary;
        if (ElementOf(type) is { } element) return Sequence(element, type);
        if (typeof(IAggregateRoot).IsAssignableFrom(type)) return type.IsAbstract ? null : RuntimeHelpers.GetUninitializedObject(type);
        if (type is not { IsAbstract: false, IsInterface: false } || (type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true && !typeof(ITuple).IsAssignableFrom(type)) || typeof(Delegate).IsAssignableFrom(type)) return null;

        return type.GetConstructors().Where(made => !made.GetParameters().Any(p => p.ParameterType == type)).OrderByDescending(made => made.GetParameters().Length).FirstOrDefault() is { } constructor
            ? constructor.Invoke(For(constructor))
            : type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(made => made.ReturnType == type && !made.IsSpecialName && !made.ContainsGenericParameters)
                .OrderByDescending(made => made.GetParameters().Length).FirstOrDefault() is { } factory ? factory.Invoke(null, For(factory))
            : type.GetProperties(BindingFlags.Public | BindingFlags.Static).FirstOrDefault(made => made.PropertyType == type)?.GetValue(null);
    }

    private object? DictionaryOf(Type type)
    {
        if (!type.IsGenericType || type.GetGenericArguments() is not [var key, var value]) return null;

        var kind = typeof(Dictionary<,>).MakeGenericType(key, value);
        if (!type.IsAssignableFrom(kind)) return null;

        var one = (IDictionary)Activator.CreateInstance(kind)!;
        one.Add(Of(key), Of(value));
        return one;
    }

    private static Type? ElementOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericArguments() is [var only] && typeof(IEnumerable).IsAssignableFrom(type) ? only
        : null;

    private object Sequence(Type element, Type wanted)
    {
        var one = Array.CreateInstance(element, 1);
        one.SetValue(Of(element), 0);
        if (wanted.IsInstanceOfType(one)) return one;

        var kind = wanted.IsInterface ? typeof(HashSet<>).MakeGenericType(element) : wanted;
        return Activator.CreateInstance(kind, one) ?? throw new NotSupportedException($"There is no sample of {wanted}.");
    }
}
