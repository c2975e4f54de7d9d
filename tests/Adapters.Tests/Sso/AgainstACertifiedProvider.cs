using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Support;

namespace PropertyPlatform.Adapters.Tests.Sso;

/// <summary>The adapter with a provider that others wrote and certified, for both algorithms; what a browser shows of it is tried beside the other pages.</summary>
public sealed class AgainstACertifiedProvider
{
    private static readonly Dictionary<string, string> Corporation = new()
    {
        ["sub"] = "c-1",
        ["account_type"] = "corporation",
        ["loa"] = "L3",
        ["uscc"] = "91350100M000100Y43",
        ["corp_name"] = "平安物业",
        ["legal_rep_name"] = "王五",
        ["agent_name"] = "李四",
        ["agent_mobile"] = "13800000002",
    };

    [Theory]
    [Trait("row", "ACC-11")]
    [InlineData("RS256")]
    [InlineData("ES256")]
    public async Task a_corporation_signs_in_once(string algorithm)
    {
        Assert.SkipUnless(GovernmentOnNode.CanStart, GovernmentOnNode.NodeIsMissing);
        await using var government = await GovernmentOnNode.StartAsync([Corporation], algorithm);
        await using var entrance = await AnEntrance.OpenAsync(government.Issuer, settings: ("ClientSecret", government.ClientSecret));
        var back = await SignInAsync(await entrance.BeginAsync(SsoSubjectKind.Corporation), "c-1");

        var outcome = await entrance.ReturnAsync(back);
        var replayed = await entrance.ReturnAsync(back);

        var corporation = outcome.ShouldBeOfType<SsoOutcome.Corporation>();
        (corporation.Code.Value, corporation.Agent.Name, corporation.Level).ShouldBe(("91350100M000100Y43", "李四", Assurance.L3));
        replayed.ShouldBeOfType<SsoOutcome.ReplayedOrForged>();
    }

    [Fact]
    public async Task a_code_is_tied_to_the_question_it_answers()
    {
        Assert.SkipUnless(GovernmentOnNode.CanStart, GovernmentOnNode.NodeIsMissing);
        await using var government = await GovernmentOnNode.StartAsync([Corporation]);
        await using var entrance = await AnEntrance.OpenAsync(government.Issuer, settings: ("ClientSecret", government.ClientSecret));
        var mine = await SignInAsync(await entrance.BeginAsync(), "c-1");
        var other = await SignInAsync(await entrance.BeginAsync(), "c-1");

        var outcome = await entrance.ReturnAsync(AnEntrance.With(mine, "code", QueryHelpers.ParseQuery(new Uri(other).Query)["code"]));

        outcome.ShouldBe(new SsoOutcome.ReplayedOrForged("code"));
    }

    private static async Task<string> SignInAsync(string address, string account)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });
        var page = Next(await browser.GetAsync(address));
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("sub", account)]);
        var resumed = Next(await browser.PostAsync(page, form));
        return Next(await browser.GetAsync(resumed));
    }

    private static string Next(HttpResponseMessage answer) =>
        new Uri(answer.RequestMessage.ShouldNotBeNull().RequestUri.ShouldNotBeNull(), answer.Headers.Location.ShouldNotBeNull()).AbsoluteUri;
}
