using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using PropertyPlatform.Web.Languages;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Hosting;

/// <summary>Sets up the pages: Razor Pages with antiforgery, menu, texts, strict security headers, Chinese status pages.</summary>
public static class PagesSetup
{
    /// <summary>Adds what the pages need.</summary>
    public static IServiceCollection AddPlatformPages(this IServiceCollection services)
    {
        services.AddRazorPages().AddMvcOptions(mvc =>
        {
            // A command's validator says what is required, for REST and pages alike; nullability says nothing about it.
            mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            mvc.ModelBinderProviders.Insert(0, new PlatformBinders());
            SpeakChinese(mvc.ModelBindingMessageProvider);
        }).AddViewOptions(views => views.HtmlHelperOptions.ClientValidationEnabled = false);
        services.AddOptions<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>()
            .Configure<IHostEnvironment>((pages, environment) =>
            {
                DevPages.Guard(pages.Conventions, environment);
                pages.Conventions.AddFolderApplicationModelConvention("/Admin", page => page.Filters.Add(new SignedInOnly(null)));
                pages.Conventions.AddFolderApplicationModelConvention("/My", page => page.Filters.Add(new SignedInOnly("/my/enter")));
            });
        services.AddAntiforgery(antiforgery => antiforgery.HeaderName = "X-CSRF-TOKEN");

        services.AddSingleton(_ => ErrorTexts.Load());
        services.AddSingleton(_ => Terms.Load());
        services.AddSingleton<Slots>();
        services.AddScoped<Menu>();
        services.Scan(scan => scan.FromAssembliesOf(typeof(PagesSetup))
            .AddClasses(classes => classes.AssignableTo<IMenuSource>(), publicOnly: false).As<IMenuSource>().WithSingletonLifetime()
            .AddClasses(classes => classes.AssignableTo<IProjectTabs>(), publicOnly: false).As<IProjectTabs>().WithSingletonLifetime());
        return services;
    }

    /// <summary>Puts the pages into the pipeline. Call it before authentication, then <see cref="MapPlatformPages"/> after authorization.</summary>
    /// <exception cref="InvalidOperationException">A text is given twice.</exception>
    public static void UsePlatformPages(this WebApplication app)
    {
        // Read now, so that a text given twice stops the start and not a request.
        app.Services.GetRequiredService<ErrorTexts>();
        app.Services.GetRequiredService<Terms>();

        app.UseMiddleware<SecurityHeaders>();
        var culture = CultureInfo.GetCultureInfo("zh-CN");
        app.UseRequestLocalization(new RequestLocalizationOptions { DefaultRequestCulture = new(culture), SupportedCultures = [culture], SupportedUICultures = [culture], RequestCultureProviders = [] });
        app.UseExceptionHandler("/status/500");
        app.UseStatusCodePagesWithReExecute("/status/{0}");
        app.Use((context, next) =>
        {
            if (!IsPage(context) && context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
            return next(context);
        });
    }

    /// <summary>Maps the pages and the static files.</summary>
    public static void MapPlatformPages(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
    }

    private static bool IsPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);

    private static void SpeakChinese(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => $"“{value}”的格式不正确。");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"“{value}”的格式不正确。");
        messages.SetUnknownValueIsInvalidAccessor(_ => "填写的内容格式不正确。");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "填写的内容格式不正确。");
        messages.SetValueIsInvalidAccessor(value => $"“{value}”的格式不正确。");
        messages.SetValueMustBeANumberAccessor(_ => "请填写数字。");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "请填写数字。");
        messages.SetValueMustNotBeNullAccessor(_ => "请填写此项。");
        messages.SetMissingBindRequiredValueAccessor(_ => "请填写此项。");
        messages.SetMissingKeyOrValueAccessor(() => "请填写此项。");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "请求内容为空。");
    }
}

/// <summary>The pages below <c>/dev</c> exist in Development only, and there only for a caller on the same machine.</summary>
internal static class DevPages
{
    public static void Guard(PageConventionCollection pages, IHostEnvironment environment)
    {
        pages.AddFolderApplicationModelConvention("/Dev", page => page.Filters.Add(new LoopbackOnly(environment.IsDevelopment())));
        if (!environment.IsDevelopment()) pages.AddFolderRouteModelConvention("/Dev", page => page.Selectors.Clear());
    }
}
