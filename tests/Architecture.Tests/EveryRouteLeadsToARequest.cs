using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mono.Cecil;
using PropertyPlatform.Architecture.Tests.Reading;
using PropertyPlatform.Architecture.Tests.Sinners;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Hosting;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Architecture.Tests;

/// <summary>
/// Rule 6, second half: whatever can be called over HTTP leads to a request, which says who may send it; the few
/// routes that do not are listed with the reason.
/// </summary>
public sealed class EveryRouteLeadsToARequest : Rule<Route>
{
    private static readonly Dictionary<string, string> Listed = new()
    {
        ["/openapi/{documentName}.json"] = "describes REST, holds no data",
        ["/health/live"] = "says that the process runs",
        ["/health/ready"] = "says whether the database answers",
        ["/"] = "says what the platform is; figures come from parts that ask for themselves",
        ["/Index"] = "the same page by its other address",
        ["/elder"] = "keeps the choice of large letters in a cookie",
        ["/my/enter"] = "opens with an empty form; what is typed is asked by a request",
        ["/MP_verify_{word}.txt"] = "repeats a word to WeChat that is in the address already",
        ["/status/{code:int}"] = "explains a refusal that already happened",
        ["/{**path:file}"] = "answers that a static file is not there",
    };

    /// <summary>Personas, messages and the clock of a developer's machine: mapped in Development only, answered on loopback only.</summary>
    private const string DeveloperTools = "/dev";

    protected override IReadOnlyList<Route> Subject => Routes.In(Environments.Development);

    protected override IReadOnlyList<Route> Sinners => Routes.Of(endpoints =>
    {
        endpoints.MapGet("/sinner/by-method", EndpointsOnTheirOwn.Answer);
        endpoints.MapGet("/sinner/by-closure", async (HttpContext context) => await context.Response.WriteAsync("on its own"));
    });

    protected override IEnumerable<string> Offences(Route subject)
    {
        if (!Listed.ContainsKey(subject.Pattern) && !IsDeveloperTool(subject) && !subject.LeadsToARequest) yield return $"{subject.Pattern} leads to no request";
    }

    [Fact]
    public void nobody_stays_listed_without_need() =>
        Listed.Keys.Where(pattern => Subject.All(route => route.Pattern != pattern || route.LeadsToARequest)).ShouldBeEmpty();

    [Fact]
    public void developer_tools_are_mapped_in_development_only()
    {
        Subject.Where(IsDeveloperTool).ShouldNotBeEmpty();
        Routes.In(Environments.Production).Where(IsDeveloperTool).ShouldBeEmpty();
    }

    private static bool IsDeveloperTool(Route route) =>
        route.Pattern == DeveloperTools || route.Pattern.StartsWith(DeveloperTools + "/", StringComparison.OrdinalIgnoreCase);
}

/// <summary>One way into the platform over HTTP.</summary>
/// <param name="Pattern">Its path with placeholders.</param>
/// <param name="LeadsToARequest">Whether its code makes a command or a query.</param>
public sealed record Route(string Pattern, bool LeadsToARequest);

/// <summary>The routes of the host, as it maps them; it is put together, not started, so no database is needed.</summary>
internal static class Routes
{
    private const int HowDeep = 3;

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Lazy<IReadOnlyList<Route>>> Known = new();

    public static IReadOnlyList<Route> In(string environment) => Known.GetOrAdd(environment, known => new Lazy<IReadOnlyList<Route>>(() => Host(known))).Value;

    public static IReadOnlyList<Route> Of(Action<IEndpointRouteBuilder> map)
    {
        var app = WebApplication.CreateBuilder().Build();
        map(app);
        return Read(app);
    }

    private static IReadOnlyList<Route> Host(string environment)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "PropertyPlatform.Web",
            EnvironmentName = environment,
            ContentRootPath = Repository.PathOf("src", "Web"),
        });
        builder.Configuration["Security:PersonalDataKey"] = Convert.ToBase64String(new byte[32]);
        builder.AddPlatformHost();
        var app = builder.Build();
        app.UsePlatformHost();
        return Read(app);
    }

    private static IReadOnlyList<Route> Read(WebApplication app) =>
    [
        .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(endpoint => new Route(Slashed(endpoint.RoutePattern.RawText), Handlers(endpoint, app.Services) is { Count: > 0 } handlers && handlers.All(LeadsToARequest))),
    ];

    private static string Slashed(string? pattern) => "/" + pattern?.TrimStart('/');

    private static IReadOnlyList<MethodInfo> Handlers(RouteEndpoint endpoint, IServiceProvider services)
    {
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page) return endpoint.Metadata.GetMetadata<MethodInfo>() is { } method ? [method] : [];

        var compiled = services.GetRequiredService<PageLoader>().LoadAsync(page, EndpointMetadataCollection.Empty).GetAwaiter().GetResult();
        return [.. compiled.HandlerMethods.Select(handler => handler.MethodInfo)];
    }

    private static bool LeadsToARequest(MethodInfo handler)
    {
        if (!handler.Module.Name.StartsWith(House.Name, StringComparison.Ordinal)) return false;

        var type = House.CodeOf(handler.DeclaringType!);
        return LeadsToARequest(type.Methods.First(method => method.MetadataToken.ToInt32() == handler.MetadataToken), HowDeep);
    }

    private static bool LeadsToARequest(MethodDefinition method, int depth)
    {
        if (method.Parameters.Any(parameter => IsRequest(parameter.ParameterType))) return true;

        var called = Steps(method).SelectMany(step => step.Body.Instructions).Select(instruction => instruction.Operand).OfType<MethodReference>().ToList();
        return called.Exists(call => IsRequest(call.Name == ".ctor" ? call.DeclaringType : call.ReturnType))
               || (depth > 0 && called.Where(call => call.AssemblyName() == method.Module.Assembly.Name.Name)
                   .Select(call => call.Resolve()).Any(next => next is { HasBody: true } && LeadsToARequest(next, depth - 1)));
    }

    private static string AssemblyName(this MethodReference call) => call.DeclaringType.GetElementType().AssemblyName();

    /// <summary>A method, or what the compiler made of it.</summary>
    private static IEnumerable<MethodDefinition> Steps(MethodDefinition method) =>
        method.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType.Name == "AsyncStateMachineAttribute") is { } machine
            ? ((TypeReference)machine.ConstructorArguments[0].Value).Resolve().Methods.Where(step => step.HasBody)
            : method.HasBody ? [method] : [];

    private static bool IsRequest(TypeReference type) =>
        type.AssemblyName() == "PropertyPlatform.Application" && type.Resolve() is { IsAbstract: false } made
        && made.Interfaces.Any(implemented => implemented.InterfaceType.GetElementType().Name is "ICommand" or "ICommand`1" or "IQuery`1");
}
