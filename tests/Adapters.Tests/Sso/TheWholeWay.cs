using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.WebUtilities;
using PropertyPlatform.Support;

namespace PropertyPlatform.Adapters.Tests.Sso;

/// <summary>The adapter within the whole platform, on two nodes and before the gate that holds back floods.</summary>
public sealed partial class TheWholeWay : IAsyncLifetime
{
    private const string Li = """{"sub":"p-1","account_type":"person","name":"李四","id_no":"11010519491231002X","mobile":"13800000002","loa":"L3"}""";
    private const int Most = 8;
    private readonly PlatformApp _first = new();
    private readonly CookieContainer _cookies = new();
    private ASignInServer _server = null!;
    private PlatformApp _second = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await ASignInServer.StartAsync();
        await _first.InitializeAsync();
        _second = _first.AnotherNode();
        Connect(_first);
        Connect(_second);
    }

    public async ValueTask DisposeAsync()
    {
        await _second.DisposeAsync();
        await _first.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    [Trait("row", "ACC-10")]
    public async Task an_answer_is_asked_about_once_on_whichever_node_it_arrives_and_a_flood_of_them_is_held_back()
    {
        var back = _server.SignIn(await BeginAsync(), Li);
        var asked = _cookies.GetCookies(new Uri(back)).ToList();

        var answered = await ReturnAsync(_second, back, asked);
        var again = await ReturnAsync(_second, back, asked);
        var elsewhere = await ReturnAsync(_first, back, asked);

        new[] { answered, again, elsewhere }.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Redirect);
        _server.Count("/token").ShouldBe(1);

        for (var i = 2; i < Most; i++) await ReturnAsync(_second, back, asked);
        (await ReturnAsync(_second, back, asked)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private void Connect(PlatformApp node) => node
        .With("Ports:Sso:Adapter", "guangdong").With("Ports:Sso:Authority", _server.Address)
        .With("Ports:Sso:ClientId", ASignInServer.ClientId).With("Ports:Sso:ClientSecret", ASignInServer.Secret)
        .With("Limits:AnonymousWritesPerMinute", $"{Most}");

    private async Task<string> BeginAsync()
    {
        using var browser = Browser(_first, _cookies);
        var page = await browser.GetStringAsync("/sign-in", Ct);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", Token().Match(page).Groups[1].Value), KeyValuePair.Create("kind", "Person")]);
        using var answer = await browser.PostAsync("/sign-in", form, Ct);
        var address = answer.Headers.Location.ShouldNotBeNull().ToString();
        QueryHelpers.ParseQuery(new Uri(address).Query)["redirect_uri"].ToString().ShouldBe("http://localhost/sign-in/government");
        return address;
    }

    private static async Task<HttpResponseMessage> ReturnAsync(PlatformApp node, string back, List<Cookie> asked)
    {
        var kept = new CookieContainer();
        foreach (var one in asked) kept.Add(new Cookie(one.Name, one.Value, one.Path, one.Domain));
        using var browser = Browser(node, kept);
        return await browser.GetAsync(back, Ct);
    }

    private static HttpClient Browser(PlatformApp node, CookieContainer cookies) =>
        new(new CookieContainerHandler(cookies) { InnerHandler = node.Server.CreateHandler() }) { BaseAddress = new Uri("http://localhost") };

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
