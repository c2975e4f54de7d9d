using System.Collections.Concurrent;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Shared;

namespace PropertyPlatform.Support;

/// <summary>The actor that a test put in place of the one who signed in, for one scope.</summary>
internal sealed class ActingAs
{
    public IActor? Actor { get; set; }

    /// <summary>Replaces the host's actor where a test names one, and leaves it elsewhere.</summary>
    public static void Intercept(IServiceCollection services)
    {
        var original = services.Last(s => s.ServiceType == typeof(IActor));
        services.AddScoped<ActingAs>();
        services.AddScoped(provider => provider.GetRequiredService<ActingAs>().Actor ?? Original(original, provider));
        services.AddSingleton<ActorsOfRequests>();
        services.AddSingleton<IStartupFilter>(provider => provider.GetRequiredService<ActorsOfRequests>());
    }

    private static IActor Original(ServiceDescriptor original, IServiceProvider provider) =>
        (IActor)(original.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, original.ImplementationType ?? throw new InvalidOperationException("IActor is not registered by type or factory.")));
}

/// <summary>Lets a request act as whom its header names. In-process requests come from the loopback address, as a browser's do.</summary>
internal sealed class ActorsOfRequests : IStartupFilter
{
    private const string Header = "X-Test-Actor";
    private readonly ConcurrentDictionary<string, IActor> _actors = new();

    public KeyValuePair<string, string> Sign(IActor actor)
    {
        _actors[$"{actor.AccountId}"] = actor;
        return KeyValuePair.Create(Header, $"{actor.AccountId}");
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, following) =>
        {
            context.Connection.RemoteIpAddress ??= IPAddress.Loopback;
            if (_actors.TryGetValue($"{context.Request.Headers[Header]}", out var actor)) Act(context, actor);

            return following(context);
        });
        next(app);
    };

    private static void Act(HttpContext context, IActor actor)
    {
        context.RequestServices.GetRequiredService<ActingAs>().Actor = actor;
        if (!actor.IsSignedIn) return;

        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{actor.AccountId}"), new Claim(ClaimTypes.Name, actor.Name)], "Test"));
    }
}
