using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Rights;

/// <summary>One way into the platform: a REST route, a page, or what a page is told to do.</summary>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="Path">With placeholders that name only what they stand for: <c>/api/v1/ballots/{id}</c>.</param>
/// <param name="Handler">What a page is told to do; empty for its main handler and for REST.</param>
public sealed record Door(string Method, string Path, string Handler)
{
    /// <summary>Whether a browser comes in here, who is sent to the sign-in instead of being told 401.</summary>
    public bool IsPage => !Path.StartsWith("/api/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Handler.Length == 0 ? $"{Method} {Path}" : $"{Method} {Path} {Handler}";
}

/// <summary>Every door of the running host, save those of a developer's machine and files that are the same for everybody.</summary>
internal static class Doors
{
    public static IReadOnlyList<Door> Of(PlatformApp app)
    {
        var loader = app.Services.GetRequiredService<PageLoader>();
        return
        [
            .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
                .SelectMany(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page ? OfPage(endpoint, page, loader) : OfRest(endpoint))
                .Where(door => !door.Path.StartsWith("/dev", StringComparison.Ordinal) && !door.Path.StartsWith("/openapi", StringComparison.Ordinal) && !door.Path.StartsWith("/health", StringComparison.Ordinal) && !door.Path.StartsWith("/{", StringComparison.Ordinal))
                .Distinct().OrderBy(door => door.Path, StringComparer.Ordinal).ThenBy(door => door.Method, StringComparer.Ordinal).ThenBy(door => door.Handler, StringComparer.Ordinal),
        ];
    }

    /// <summary>The REST doors that read a JSON object.</summary>
    public static IReadOnlyList<Door> ReadingJson(PlatformApp app) =>
    [
        .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is { } accepts && accepts.ContentTypes.Contains("application/json") && !typeof(System.Collections.IEnumerable).IsAssignableFrom(accepts.RequestType))
            .SelectMany(OfRest).Where(door => !door.IsPage),
    ];

    private static IEnumerable<Door> OfRest(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => new Door(method, PathOf(endpoint), ""));

    // A page of an index has two addresses; the shorter one stands for both.
    private static IEnumerable<Door> OfPage(RouteEndpoint endpoint, PageActionDescriptor page, PageLoader loader)
    {
        var path = PathOf(endpoint).ToLowerInvariant();
        if (path.EndsWith("/index", StringComparison.Ordinal)) path = path[..^"/index".Length] is { Length: > 0 } shorter ? shorter : "/";

        var handlers = loader.LoadAsync(page, EndpointMetadataCollection.Empty).GetAwaiter().GetResult().HandlerMethods;
        return handlers.Select(handler => new Door(handler.HttpMethod.ToUpperInvariant(), path, handler.Name ?? "")).Append(new Door("GET", path, ""));
    }

    private static string PathOf(RouteEndpoint endpoint)
    {
        var path = "/" + endpoint.RoutePattern.RawText?.Trim('/');
        return System.Text.RegularExpressions.Regex.Replace(path, @"\{(\w+)[^}]*\}", "{$1}");
    }
}
