using System.Reflection;
using System.Text.RegularExpressions;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Architecture.Tests.Reading;
using PropertyPlatform.Architecture.Tests.Sinners.Messages;
using PropertyPlatform.Architecture.Tests.Sinners.Refusals;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Languages;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Architecture.Tests;

/// <summary>Rule 11: the code of an error is well formed, means one thing, and has a sentence in the language of the screens.</summary>
public sealed partial class ErrorsHaveOneCodeAndASentence : Rule<Refusal>
{
    private static readonly IReadOnlyList<Refusal> OfTheHouse = [.. House.TypesOf("Domain", "Application", "Infrastructure", "Web").SelectMany(Refusal.DeclaredBy)];

    private static readonly ILookup<string, Refusal> ByCode = OfTheHouse.ToLookup(refusal => refusal.Error.Code);

    private static readonly ErrorTexts Texts = ErrorTexts.Load();

    protected override IReadOnlyList<Refusal> Subject => OfTheHouse;

    protected override IReadOnlyList<Refusal> Sinners => [.. Refusal.DeclaredBy(typeof(SinnerErrors))];

    protected override IEnumerable<string> Offences(Refusal subject)
    {
        var code = subject.Error.Code;
        if (!Code().IsMatch(code)) yield return $"{subject.Place} is called {code}";
        if (ByCode[code].Any(other => other.Place != subject.Place)) yield return $"{code} is given twice";
        if (!Texts.Codes.Contains(code)) yield return $"{code} has no text";
    }

    [GeneratedRegex("^[a-z_]+\\.[a-z_.]+$")]
    private static partial Regex Code();
}

/// <summary>An error as its list declares it.</summary>
/// <param name="Place">List and member.</param>
/// <param name="Error">The error.</param>
public sealed record Refusal(string Place, Error Error)
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The errors of a list: a static class whose name ends with Errors.</summary>
    public static IEnumerable<Refusal> DeclaredBy(Type list) => list.Name.EndsWith("Errors", StringComparison.Ordinal) && list is { IsAbstract: true, IsSealed: true }
        ? Constants(list).Select(member => new Refusal($"{list.Name}.{member.Name}", member.Error))
        : [];

    private static IEnumerable<(string Name, Error Error)> Constants(Type list) =>
        list.GetFields(Members).Where(field => field.FieldType == typeof(Error) && !field.Name.Contains('<', StringComparison.Ordinal)).Select(field => (field.Name, (Error)field.GetValue(null)!))
            .Concat(list.GetProperties(Members).Where(property => property.PropertyType == typeof(Error)).Select(property => (property.Name, (Error)property.GetValue(null)!)));
}

/// <summary>Rule 11: every permission has a name that the role dictionary shows (ACC-37).</summary>
public sealed class PermissionsHaveAName : Rule<string>
{
    private static readonly ErrorTexts Texts = ErrorTexts.Load();

    protected override IReadOnlyList<string> Subject => AllPermissions.Keys;

    protected override IReadOnlyList<string> Sinners => ["sinner.nameless"];

    protected override IEnumerable<string> Offences(string subject)
    {
        if (!Texts.Codes.Contains($"permission.{subject}")) yield return $"permission.{subject} has no text";
    }
}

/// <summary>The permissions of the house.</summary>
internal static class AllPermissions
{
    public static IReadOnlyList<string> Keys { get; } =
        [.. typeof(Permissions).GetFields().Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string)).Select(field => (string)field.GetRawConstantValue()!)];
}

/// <summary>Rule 11: a choice that an answer shows has a word for each value.</summary>
public sealed class ShownChoicesHaveWords : Rule<Type>
{
    private static readonly Terms Words = Terms.Load();

    protected override IReadOnlyList<Type> Subject =>
    [
        .. Requests.AnswersOfTheHouse.Concat(Requests.OfTheHouse).Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetProperties()).SelectMany(property => Types.PartsOf(property.PropertyType))
            .Where(part => part.IsEnum && part.Assembly.GetName().Name!.StartsWith(House.Name, StringComparison.Ordinal)).Distinct(),
    ];

    protected override IReadOnlyList<Type> Sinners => [typeof(ChoiceWithoutWords)];

    protected override IEnumerable<string> Offences(Type subject) =>
        from name in Enum.GetNames(subject)
        where !NotShown.Contains(subject.Name) && Words.Of(subject.Name, name).Text == name
        select $"{subject.Name}.{name} has no word";

    /// <summary>Choices that steer an answer and are not shown in it.</summary>
    private static readonly string[] NotShown = ["ToDoTab", "CodePurpose", "FileType", "HomeAspects", "SsoSubjectKind"];
}

/// <summary>Every line of the menu leads to a page, and asks for a permission that exists.</summary>
public sealed class MenuLinesLeadToPages : Rule<MenuEntry>
{
    private static readonly IReadOnlyList<Route> Known = Routes.In(Microsoft.Extensions.Hosting.Environments.Development);

    protected override IReadOnlyList<MenuEntry> Subject =>
        [.. House.TypesOf("Web").Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IMenuSource).IsAssignableFrom(type)).SelectMany(type => ((IMenuSource)Activator.CreateInstance(type, nonPublic: true)!).Entries)];

    protected override IReadOnlyList<MenuEntry> Sinners =>
        [new("", "nowhere", "/sinner/nowhere", null, 1), new("", "for nobody", "/", "sinner.nameless", 1), new("", "English", "/", null, 1)];

    protected override IEnumerable<string> Offences(MenuEntry subject)
    {
        var path = subject.Url.Split('?')[0];
        if (!Known.Any(route => string.Equals(route.Pattern.TrimEnd('/'), path.TrimEnd('/'), StringComparison.OrdinalIgnoreCase))) yield return $"{subject.Title} leads to {path}, where nothing is";
        if (subject.Permission is { } permission && !AllPermissions.Keys.Contains(permission)) yield return $"{subject.Title} asks for {permission}, which nobody can hold";
        if (subject.Title.All(char.IsAscii)) yield return $"{subject.Title} is no Chinese title";
    }
}
