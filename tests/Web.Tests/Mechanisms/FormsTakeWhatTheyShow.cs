using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Pages;

namespace PropertyPlatform.Web.Tests.Mechanisms;

/// <summary>Over-posting at pages: a form takes what its page shows and nothing else, and no form is bound to anything that is kept.</summary>
public sealed class FormsTakeWhatTheyShow
{
    private static readonly Assembly Web = typeof(IndexModel).Assembly;

    /// <summary>Fields that an element of ours draws.</summary>
    private static readonly Dictionary<string, string> Drawn = new() { ["unmask"] = "subject reason" };

    /// <summary>Every page that takes anything.</summary>
    public static TheoryData<string> Pages => [.. Models().Where(model => Fields(model).Any()).Select(model => model.FullName ?? "")];

    [Theory]
    [MemberData(nameof(Pages))]
    [Trait("row", "PLT-02")]
    public void every_field_that_is_taken_is_one_that_is_shown(string page)
    {
        var model = Web.GetType(page).ShouldNotBeNull();
        var markup = MarkupOf(model);

        var hidden = Fields(model).Where(field => !Regex.IsMatch(markup, $@"\b{Regex.Escape(field.Name)}\b", RegexOptions.IgnoreCase)).Select(field => field.Name);

        hidden.ShouldBeEmpty($"{page} takes what its page does not show");
    }

    [Fact]
    [Trait("row", "PLT-02")]
    public void no_form_is_bound_to_what_is_kept_or_sent()
    {
        var foreign = from model in Models() from field in Fields(model) where !IsValue(field.Type) select $"{model.Name}.{field.Name}: {field.Type}";

        foreign.ShouldBeEmpty();
        Models().Count(model => Fields(model).Any()).ShouldBeGreaterThan(30);
    }

    [Fact]
    [Trait("row", "PLT-02")]
    public void every_list_of_a_form_can_be_filled()
    {
        // A form that begins with a list which cannot be written to would leave it empty whatever is ticked.
        var shut = from model in Models()
                   from form in model.GetProperties().Where(property => property.IsDefined(typeof(BindPropertyAttribute)) && property.PropertyType.Assembly == Web && property.PropertyType.IsClass)
                   from list in form.PropertyType.GetProperties().Where(property => !property.IsDefined(typeof(BindNeverAttribute)))
                   where list.PropertyType.IsGenericType && list.PropertyType.Name.StartsWith("IReadOnly", StringComparison.Ordinal) && ElementOf(list.PropertyType) != typeof(IFormFile)
                   select $"{model.Name}.{form.Name}.{list.Name}";

        shut.ShouldBeEmpty();
    }

    private static IEnumerable<Type> Models() =>
        Web.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(PageModel)) && !(type.Namespace ?? "").EndsWith(".Dev", StringComparison.Ordinal));

    /// <summary>What a form can set: bound properties down to their leaves, save those that stand in the address for everybody to see, and parameters of the handlers.</summary>
    private static IEnumerable<(string Name, Type Type)> Fields(Type model)
    {
        var bound = model.GetProperties().Where(property => property.GetCustomAttribute<BindPropertyAttribute>() is { SupportsGet: false }).SelectMany(property => Leaves(property.Name, property.PropertyType));
        var parameters = model.GetMethods().Where(method => method.Name.StartsWith("OnPost", StringComparison.Ordinal)).SelectMany(method => method.GetParameters())
            .Where(parameter => parameter.ParameterType != typeof(CancellationToken) && !parameter.IsDefined(typeof(FromServicesAttribute)))
            .SelectMany(parameter => Leaves(parameter.Name ?? "", parameter.ParameterType));
        return bound.Concat(parameters).Distinct();
    }

    private static IEnumerable<(string Name, Type Type)> Leaves(string name, Type type)
    {
        var one = ElementOf(type);
        return one.Assembly == Web && !one.IsEnum ? one.GetProperties().Where(property => property.SetMethod is { IsPublic: true }).SelectMany(property => Leaves(property.Name, property.PropertyType)) : [(name, one)];
    }

    private static Type ElementOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value) return value;
        if (type == typeof(string)) return type;
        var list = type.GetInterfaces().Append(type).FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        return list is null ? type : ElementOf(list.GetGenericArguments()[0]);
    }

    private static bool IsValue(Type type) =>
        type.IsEnum || type.IsPrimitive || type.IsValueType || type == typeof(string) || type == typeof(IFormFile) || type == typeof(Application.Shared.Page)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));

    /// <summary>The page with the parts that it is drawn from, and those beside it.</summary>
    private static string MarkupOf(Type model)
    {
        var place = (model.Namespace ?? "").Replace("PropertyPlatform.Web.", "", StringComparison.Ordinal).Split('.');
        var folder = Repository.PathOf(["src", "Web", .. place]);
        var page = Path.Combine(folder, model.Name[..^"Model".Length] + ".cshtml");
        var own = File.ReadAllText(page);
        var parts = Regex.Matches(own, "<partial name=\"([^\"]+)\"").Select(found => Path.GetFileNameWithoutExtension(found.Groups[1].Value)).SelectMany(part => Directory.EnumerateFiles(Repository.PathOf("src", "Web", "Pages"), $"{part}.cshtml", SearchOption.AllDirectories));
        var elements = Drawn.Where(element => own.Contains($"<{element.Key}", StringComparison.Ordinal)).Select(element => element.Value);

        // A page without a form takes that of a layout.
        if (!own.Contains("form", StringComparison.OrdinalIgnoreCase)) parts = parts.Concat(Directory.EnumerateFiles(Repository.PathOf("src", "Web", "Pages", "Shared"), "_*.cshtml"));
        return own + string.Concat(parts.Select(File.ReadAllText)) + string.Join(' ', elements);
    }
}
