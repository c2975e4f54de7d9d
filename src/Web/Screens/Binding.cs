using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace PropertyPlatform.Web.Screens;

/// <summary>Binds what a list asks for from the query: <c>p</c>, <c>size</c>, <c>sort</c>, <c>desc</c>. (<c>page</c> is taken: it is the route value that names the Razor page.)</summary>
internal sealed class PageBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        bindingContext.Result = ModelBindingResult.Success(Read(bindingContext.HttpContext.Request.Query));
        return Task.CompletedTask;
    }

    internal static Application.Shared.Page Read(IQueryCollection query) => new(
        Number: Whole(query[ListAddress.Number], 1),
        Size: Whole(query[ListAddress.Size], 20),
        Sort: query[ListAddress.Sort].ToString() is { Length: > 0 and <= 50 } sort ? sort : null,
        Descending: query[ListAddress.Descending] == "true");

    private static int Whole(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}

/// <summary>Reads a typed time without a zone as Shenzhen's; a time that names its offset is taken at its word.</summary>
internal sealed class ChinaTimeBinder : IModelBinder
{
    private static readonly string[] Typed = ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"];

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var found = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (found == ValueProviderResult.None) return Task.CompletedTask;

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, found);
        var text = found.FirstValue?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            if (bindingContext.ModelMetadata.IsReferenceOrNullableType) bindingContext.Result = ModelBindingResult.Success(null);
            return Task.CompletedTask;
        }

        if (Parse(text) is { } instant) bindingContext.Result = ModelBindingResult.Success(instant);
        else bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, "请填写正确的日期和时间，例如 2026-11-20 09:30");
        return Task.CompletedTask;
    }

    private static DateTimeOffset? Parse(string text)
    {
        if (DateTime.TryParseExact(text, Typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall)) return ChinaTime.Instant(wall);
        return DateTimeOffset.TryParseExact(text, "yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant.ToUniversalTime() : null;
    }
}

/// <summary>Gives the two binders above to the types they read.</summary>
internal sealed class PlatformBinders : IModelBinderProvider
{
    private static readonly PageBinder Paging = new();
    private static readonly ChinaTimeBinder Time = new();

    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.UnderlyingOrModelType switch
    {
        var type when type == typeof(Application.Shared.Page) => Paging,
        var type when type == typeof(DateTimeOffset) => Time,
        _ => null,
    };
}
