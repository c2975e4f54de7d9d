using System.Net;
using System.Net.Http.Headers;
using System.Text;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Accounts;

namespace PropertyPlatform.Web.Tests.Mechanisms;

/// <summary>More than anybody has to say, sent to the server itself: it is refused before it is kept, and the server goes on.</summary>
public sealed class TooMuchOverTheWire(TooMuchOverTheWire.Listening listening) : IClassFixture<TooMuchOverTheWire.Listening>
{
    private const int Megabyte = 1024 * 1024;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("row", "PLT-02")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task json_of_three_megabytes_is_cut_off_whether_it_says_its_length_or_not(bool says)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/codes") { Content = new StringContent($$"""{"phone":"{{new string('1', 3 * Megabyte)}}","purpose":"Identity"}""", Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = says ? null : true;
        if (!says) request.Content.Headers.ContentLength = null;

        (await StatusAsync(request)).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [Trait("row", "PLT-03")]
    [InlineData("/api/v1/attachments")]
    [InlineData("/register?Kind=Committee")]
    public async Task a_form_of_forty_megabytes_is_cut_off(string address)
    {
        using var form = new MultipartFormDataContent { { new StringContent("ballot"), "kind" }, { new ByteArrayContent(new byte[40 * Megabyte]), "file", "x.pdf" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };

        (await StatusAsync(request)).ShouldBeOneOf(HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest, null);
    }

    [Fact]
    [Trait("row", "PLT-02")]
    public async Task five_thousand_fields_are_no_form()
    {
        using var form = new FormUrlEncodedContent(Enumerable.Range(0, 5_000).Select(i => KeyValuePair.Create($"f{i}", "x")));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in?handler=Password") { Content = form };

        (await StatusAsync(request)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    [Trait("row", "PLT-02")]
    public async Task a_form_that_no_page_gave_is_told_so_whatever_its_fields_are_called()
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("UserName", "x"), KeyValuePair.Create("Code", "503")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in?handler=Password") { Content = form };

        (await StatusAsync(request)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    [Trait("row", "PLT-02")]
    public async Task json_of_a_thousand_storeys_is_malformed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/codes")
        {
            Content = new StringContent($"{{\"phone\":{string.Concat(Enumerable.Repeat("[", 1_000))}{string.Concat(Enumerable.Repeat("]", 1_000))}}}", Encoding.UTF8, "application/json"),
        };

        (await StatusAsync(request)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    [Trait("row", "PLT-02")]
    public async Task a_hundred_kilobytes_of_headers_are_not_read()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        for (var i = 0; i < 100; i++) request.Headers.TryAddWithoutValidation($"X-Filler-{i}", new string('x', 1_000));

        (await StatusAsync(request)).ShouldBe(HttpStatusCode.RequestHeaderFieldsTooLarge);
    }

    // A server that has refused may hang up while the rest is still on its way.
    private async Task<HttpStatusCode?> StatusAsync(HttpRequestMessage request)
    {
        using var client = new HttpClient { BaseAddress = listening.Address };
        request.Headers.ExpectContinue = request.Content is not null;
        HttpStatusCode? status = null;
        try
        {
            using var answer = await client.SendAsync(request, Ct);
            status = answer.StatusCode;
        }
        catch (HttpRequestException hungUp) when (hungUp.InnerException is IOException)
        {
            // Cut off in the middle.
        }

        (await client.GetAsync("/health/live", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        return status;
    }

    /// <summary>The platform behind a real port.</summary>
    public sealed class Listening : IAsyncLifetime
    {
        private readonly PlatformApp _app = new();
        private Uri? _address;

        public Uri Address => _address ?? throw new InvalidOperationException("Nobody listens.");

        public async ValueTask InitializeAsync()
        {
            await _app.InitializeAsync();
            _address = _app.Listen();
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}
