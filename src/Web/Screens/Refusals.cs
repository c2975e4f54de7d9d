using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Api;
using PropertyPlatform.Web.Languages;

namespace PropertyPlatform.Web.Screens;

/// <summary>How a page answers: refused with the reason where the reader looks for it, or done with a word of success.</summary>
public static class Refusals
{
    /// <summary>Key of the TempData entry that the layouts show once.</summary>
    public const string Toast = "Toast";

    /// <summary>Key of the ViewData entry that offers 重新载入 (PLT-10).</summary>
    public const string Reload = "Reload";

    /// <summary>
    /// The answer to a refusal. Missing and forbidden things show their own page, a stranger is sent to sign in; a refused form is shown again with what was typed,
    /// the sentence at the top and at the fields it speaks of, and the refusal's status code. Load what the page shows before calling this after a post.
    /// </summary>
    public static IActionResult Refused(this PageModel page, Error error)
    {
        if (error.Kind is ErrorKind.Unauthenticated) return page.Challenge();
        if (error.Kind is ErrorKind.NotFound or ErrorKind.Forbidden || HttpMethods.IsGet(page.Request.Method)) return page.Instead(error);

        return page.RefusedHere(error);
    }

    /// <summary>The answer on the page itself, even to a GET: for a page that somebody else's site led to and that can be begun again from there.</summary>
    public static IActionResult RefusedHere(this PageModel page, Error error)
    {
        page.Explain(error);
        var again = page.Page();
        again.StatusCode = ApiResults.StatusOf(error.Kind);
        return again;
    }

    /// <summary>Post, redirect, get: the next page says <paramref name="text"/> once. Success texts are the manuals' own (提交成功).</summary>
    public static RedirectToPageResult Done(this PageModel page, string text, string? pageName = null, object? routeValues = null)
    {
        page.TempData[Toast] = text;
        return page.RedirectToPage(pageName, routeValues);
    }

    /// <summary>The tab asked for by <c>?tab=</c>, or the first when it is not one of them.</summary>
    public static string Tab(this PageModel page, params string[] names) =>
        Array.Find(names, name => page.Request.Query["tab"] == name) ?? names[0];

    /// <summary>The answer when the page cannot even be drawn, as what it shows could not be loaded: a page of its own with the reason.</summary>
    public static IActionResult Instead(this PageModel page, Error error) => page.HttpContext.Instead(error);

    internal static IActionResult Instead(this HttpContext context, Error error)
    {
        context.Items[typeof(Error)] = error;
        return new StatusCodeResult(ApiResults.StatusOf(error.Kind));
    }

    private static void Explain(this PageModel page, Error error)
    {
        var texts = page.HttpContext.RequestServices.GetRequiredService<ErrorTexts>();
        page.ModelState.AddModelError("", texts.Of(error));
        foreach (var (field, wrong) in error.Fields ?? new Dictionary<string, string>())
        {
            page.ModelState.AddModelError(FieldKey(page, field), texts.OfField(wrong));
        }

        if (error.Kind is ErrorKind.Conflict) page.ViewData[Reload] = ListAddress.With(page.Request);
    }

    /// <summary>A command's <c>Name</c> is <c>Form.Name</c> on the page when the bound property <c>Form</c> has it.</summary>
    private static string FieldKey(PageModel page, string field)
    {
        var first = field.Split('.', '[')[0];
        var bound = page.GetType().GetProperties().Where(property => property.IsDefined(typeof(BindPropertyAttribute), inherit: true)).ToList();
        if (bound.Any(property => Same(property.Name, first))) return field;

        return bound.Find(property => Has(property.PropertyType, first)) is { } form ? $"{form.Name}.{field}" : "";
    }

    private static bool Has(Type form, string name) =>
        form.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(property => Same(property.Name, name));

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
