using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Web.Api;

/// <summary>The REST routes of one context, found by scanning.</summary>
public interface IApiModule
{
    /// <summary>Maps the routes below <c>/api/v1</c>.</summary>
    void Map(RouteGroupBuilder api);
}

/// <summary>Sets up REST: problem details, OpenAPI, health, and the routes of every context.</summary>
public static class PlatformApi
{
    /// <summary>Adds what REST needs.</summary>
    public static IServiceCollection AddPlatformApi(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddExceptionHandler<UnexpectedFailure>();
        services.AddOpenApi();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            json.SerializerOptions.AllowDuplicateProperties = false;
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(RefuseHoles);
        });
        return services;
    }

    /// <summary>Maps REST, its description and the health probes.</summary>
    public static void UsePlatformApi(this WebApplication app)
    {
        app.MapOpenApi();
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "openapi";
            page.SwaggerEndpoint("/openapi/v1.json", "v1");
            page.DocumentTitle = "物业管理信息平台 REST";
        });
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") });

        var api = app.MapGroup("/api/v1");
        foreach (var module in typeof(PlatformApi).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IApiModule).IsAssignableFrom(t)))
        {
            ((IApiModule)Activator.CreateInstance(module, nonPublic: true)!).Map(api);
        }
    }

    // Nullability says nothing about what a list holds, so that [null] would get as far as the first one who reads its elements.
    private static void RefuseHoles(JsonTypeInfo type)
    {
        if (type is not { Kind: JsonTypeInfoKind.Enumerable, ElementType.IsValueType: false }) return;

        type.OnDeserialized = static list =>
        {
            if (((IEnumerable)list).Cast<object?>().Contains(null)) throw new JsonException("A list holds nothing in one of its places.");
        };
    }
}
