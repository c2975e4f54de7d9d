using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.ViewComponents;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Adapters.Sso;
using PropertyPlatform.Web.Hosting;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Tests.Screens;

/// <summary>The pages alone, without a database behind them.</summary>
public sealed class AShell : IAsyncDisposable
{
    private readonly WebApplication _app;

    private AShell(WebApplication app) => (_app, Client) = (app, app.GetTestClient());

    public HttpClient Client { get; }

    public static Task<AShell> SignedInAsync(params string[] permissions) => StartAsync(new Reader(permissions), "Development");

    public static Task<AShell> InAsync(string environment) => StartAsync(new Reader(null), environment);

    public static Task<AShell> ForAStrangerAsync() => StartAsync(new Reader(null), "Production");

    public async Task<IHtmlDocument> GetAsync(string url, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await Client.GetAsync(new Uri(url, UriKind.Relative));
        response.StatusCode.ShouldBe(expected);
        return await ReadAsync(response);
    }

    /// <summary>Posts a form of a page as a browser would: with its hidden fields and what is typed.</summary>
    public async Task<(HttpResponseMessage Response, IHtmlDocument Document)> PostAsync(string page, string form, string? action = null, params (string Name, string Value)[] typed)
    {
        using var opened = await Client.GetAsync(new Uri(page, UriKind.Relative));
        var found = (await ReadAsync(opened)).QuerySelector<IHtmlFormElement>(form).ShouldNotBeNull();
        var values = found.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => KeyValuePair.Create(input.Name ?? "", input.Value))
            .Concat(typed.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        using var request = new HttpRequestMessage(HttpMethod.Post, action ?? found.GetAttribute("action")) { Content = new FormUrlEncodedContent(values) };
        request.Headers.Add("Cookie", Cookies(opened));
        var response = await Client.SendAsync(request);
        return (response, await ReadAsync(response));
    }

    public static string Cookies(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join("; ", set.Select(cookie => cookie.Split(';')[0])) : "";

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        var document = await BrowsingContext.New(Configuration.Default).OpenAsync(answer => answer.Content(html));
        return (IHtmlDocument)document;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task<AShell> StartAsync(Reader reader, string environment)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(PagesSetup).Assembly.GetName().Name, EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton<IActor>(reader);
        builder.Services.AddSingleton(new SsoOrigins([]));
        builder.Services.AddSingleton<IMapTileSource, NoMap>();
        builder.Services.AddSingleton<ICityProfile, AnyCity>();
        builder.Services.AddPlatformPages();
        builder.Services.RemoveAll<IMenuSource>();
        builder.Services.AddSingleton<IMenuSource, SampleMenu>();
        builder.Services.AddSingleton<IViewComponentDescriptorCollectionProvider, NoComponents>();
        var app = builder.Build();
        app.UsePlatformPages();
        app.MapPlatformPages();
        await app.StartAsync();
        return new AShell(app);
    }

    private sealed class Reader(string[]? permissions) : IActor
    {
        public bool IsSignedIn => permissions is not null;

        public Guid AccountId => Guid.Empty;

        public Guid PersonId => Guid.Empty;

        public Guid? OrganisationId => null;

        public string Name => "李敏";

        public string Role => "StreetOfficer";

        public DataScope Scope => DataScope.Nothing;

        public bool May(string permission) => permissions?.Contains(permission) == true;
    }

    private sealed class AnyCity : ICityProfile
    {
        public IReadOnlyList<CityProfile> Versions { get; } = [new("any", DateTimeOffset.MinValue, SignInWay.Both, false, [], default)];

        public CityProfile InForceAt(DateTimeOffset moment) => Versions[0];
    }

    private sealed class NoMap : IMapTileSource
    {
        public MapTileOptions? ForBrowser => null;

        public MapTile? Draw(TileAddress at) => null;
    }

    /// <summary>The contexts' own components ask the database.</summary>
    private sealed class NoComponents : IViewComponentDescriptorCollectionProvider
    {
        public ViewComponentDescriptorCollection ViewComponents { get; } = new([], 1);
    }

    private sealed class SampleMenu : IMenuSource
    {
        public IEnumerable<MenuEntry> Entries { get; } =
        [
            new("示例乙", "后来的一项", "/dev/later", "sample.later", 20, Quick: true),
            new("示例乙", "界面组件", "/dev/ui", "sample.see", 10, Quick: true),
            new("示例乙", "只在菜单", "/dev/menu-only", "sample.see", 30),
            new(MenuModules.Portal, "公示公告", "/notices", null, 10),
        ];
    }
}
