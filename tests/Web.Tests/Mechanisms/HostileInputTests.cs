using System.Net;
using System.Text;
using System.Text.Json;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Mechanisms;

/// <summary>What no form sends and no honest client: it is refused with a reason and changes nothing.</summary>
public sealed class HostileInputTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/v1/organisations?search=%00")]
    [InlineData("/api/v1/projects?name=a%00b")]
    [InlineData("/api/v1/accounts/trail?action=%00")]
    [InlineData("/Admin/Organisations?search=%00")]
    public async Task text_that_no_database_keeps_is_refused(string address)
    {
        using var client = app.ClientOf(TestActor.Almighty);

        using var answer = await client.GetAsync(address, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task text_that_no_database_keeps_is_refused_in_a_list_of_a_body_too()
    {
        using var client = app.ClientOf(TestActor.Almighty);

        using var answer = await SendAsync(client, HttpMethod.Post, "/api/v1/accounts", """{"role":"CityOfficer","name":"李明","phone":"13800000000","granted":["a\u0000b"]}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await FieldsOf(answer)).ShouldBe(["Granted"]);
    }

    [Theory]
    [InlineData("PUT", "/api/v1/projects/00000000-0000-0000-0000-000000000001/map", "[null]")]
    [InlineData("PUT", "/api/v1/ballots/00000000-0000-0000-0000-000000000001", """{"matters":[null]}""")]
    [InlineData("PUT", "/api/v1/ballots/00000000-0000-0000-0000-000000000001/statistics", """{"figures":[null]}""")]
    public async Task a_list_with_a_hole_is_malformed(string method, string address, string body)
    {
        using var client = app.ClientOf(TestActor.Almighty);

        using var answer = await SendAsync(client, new HttpMethod(method), address, body);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task a_kind_of_matter_that_does_not_exist_is_refused_before_it_is_kept()
    {
        using var client = app.ClientOf(TestActor.Almighty);

        using var answer = await SendAsync(client, HttpMethod.Put, "/api/v1/ballots/00000000-0000-0000-0000-000000000001", """{"topic":"x","matters":[{"title":"x","kind":99}]}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/api/v1/accounts/trail?from=0001-01-01&to=9999-12-31")]
    [InlineData("/Admin/Audit?from=0001-01-01&to=9999-12-31")]
    [InlineData("/admin/ballot-statistics?from=0001-01-01&until=9999-12-31")]
    public async Task the_first_and_the_last_day_of_all_may_be_asked_about(string address)
    {
        using var client = app.ClientOf(TestActor.Almighty);

        using var answer = await client.GetAsync(address, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public async Task a_day_that_no_deed_can_have_is_not_kept(string day)
    {
        using var client = app.ClientOf(TestActor.Almighty);

        using var answer = await SendAsync(
            client, HttpMethod.Post, "/api/v1/committees/00000000-0000-0000-0000-000000000001/members/00000000-0000-0000-0000-000000000002/vacate", $$"""{"on":"{{day}}","reason":"搬离"}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await FieldsOf(answer)).ShouldBe(["On"]);
    }

    [Theory]
    [InlineData("//elsewhere.example")]
    [InlineData("/%09/elsewhere.example")]
    [InlineData("/%0d%0aelsewhere.example")]
    [InlineData("/%5Celsewhere.example")]
    public async Task nobody_is_sent_elsewhere_after_signing_in(string path)
    {
        using var client = app.ClientOf(TestActor.Nobody);

        using var answer = await client.GetAsync($"/api/v1/identity/wechat?returnPath={path}", Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await FieldsOf(answer)).ShouldBe(["ReturnPath"]);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string address, string json)
    {
        using var request = new HttpRequestMessage(method, address) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        return await client.SendAsync(request, Ct);
    }

    private static async Task<IEnumerable<string>> FieldsOf(HttpResponseMessage answer)
    {
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
        return [.. problem.RootElement.GetProperty("fields").EnumerateObject().Select(field => field.Name)];
    }
}
