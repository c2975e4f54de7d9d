using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Accounts;
using PropertyPlatform.Web.Tests.Screens;

namespace PropertyPlatform.Web.Tests.Owners;

/// <summary>The pages of owners on the phone and of officers at the desk.</summary>
public sealed class OwnerPages(CityApp city) : IClassFixture<CityApp>
{
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "OWN-01")]
    [Trait("row", "OWN-10")]
    public async Task lead_an_owner_from_the_entrance_to_the_bound_home()
    {
        var (_, owner) = await HomeAsync();
        var phone = (owner.Phone ?? throw new InvalidOperationException()).Digits;
        var browser = city.Browser();
        (await browser.GetAsync("/my/homes", Ct)).Headers.Location?.OriginalString.ShouldStartWith("/my/enter");

        var (sent, _) = await PostAsync(browser, "/my/enter?back=/my/homes", "form#edit", "/my/enter?handler=Code", ("Form.Phone", phone), ("Form.Name", owner.Name));
        sent.StatusCode.ShouldBe(HttpStatusCode.OK);
        var (entered, _) = await PostAsync(browser, "/my/enter?back=/my/homes", "form#edit", null, ("Form.Phone", phone), ("Form.Name", owner.Name), ("Form.Code", await city.SmsCodeAsync(phone)));
        entered.Headers.Location?.OriginalString.ShouldBe("/my/homes");
        (await GetAsync(browser, "/my/homes")).Body.ShouldNotBeNull().TextContent.ShouldContain("还没有绑定房屋");

        (string, string)[] identity = [("Form.Name", owner.Name), ("Form.DocumentType", "ResidentId"), ("Form.DocumentNumber", owner.Document.Number), ("Form.Phone", phone)];
        var code = await city.CodeAsync(phone, CodePurpose.OwnerBinding);
        var (unagreed, again) = await PostAsync(browser, "/my/bind", "form#edit", null, [.. identity, ("Form.Code", code)]);
        unagreed.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        again.Body.ShouldNotBeNull().TextContent.ShouldContain("人脸识别告知书，或选择线下认证");
        var (begun, _) = await PostAsync(browser, "/my/bind", "form#edit", null, [.. identity, ("Form.Code", code), ("Form.BindingConsent", Agreed.Binding), ("Form.FaceConsent", Agreed.Face)]);
        var face = begun.Headers.Location?.OriginalString ?? "";
        face.ShouldStartWith("/dev/face/");
        var back = (await browser.PostAsync($"{face}/Pass", null, Ct)).Headers.Location?.OriginalString ?? "";
        var (bound, _) = await PostAsync(browser, back, "main form", null);
        bound.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var homes = await GetAsync(browser, "/my/homes");
        homes.Body.ShouldNotBeNull().TextContent.ShouldContain("1栋1单元101");
        homes.Body.TextContent.ShouldContain("人脸识别");
        homes.Body.TextContent.ShouldNotContain(owner.Document.Number);
        (await GetAsync(browser, "/my")).QuerySelectorAll("nav a").Length.ShouldBe(7);
        (await GetAsync(browser, "/my/proxies")).Body.ShouldNotBeNull().TextContent.ShouldContain("没有委托");
        (await GetAsync(browser, "/my/proxies/certify")).QuerySelectorAll("form#edit").Length.ShouldBe(1);
        (await browser.GetAsync($"/my/proxies/new?house={Guid.NewGuid()}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync($"/my/binding/{Guid.NewGuid()}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("row", "OWN-03")]
    [Trait("row", "OWN-04")]
    [Trait("row", "PLT-11")]
    public async Task let_two_officers_certify_with_a_photo()
    {
        var (estate, owner) = await HomeAsync();
        var request = (await estate.BeginAsync(owner, AnEstate.Resident(), consent: false)).Request.Value;
        var (clerk, director) = (city.App.ClientOf(estate.Officer()), city.App.ClientOf(estate.Officer(Role.Director)));

        var (found, list) = await PostAsync(clerk, "/admin/certifications", "form#search", null, ("Form.DocumentType", "ResidentId"), ("Form.DocumentNumber", owner.Document.Number));
        found.StatusCode.ShouldBe(HttpStatusCode.OK);
        list.QuerySelector("tbody a").ShouldNotBeNull().GetAttribute("href").ShouldBe($"/admin/certifications/{request}");
        list.QuerySelector("tbody").ShouldNotBeNull().TextContent.ShouldNotContain(owner.Document.Number);
        var page = $"/admin/certifications/{request}";
        var (bare, _) = await PostAsync(clerk, page, "form#edit", $"{page}?handler=Record");
        bare.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await AttachAsync(clerk, page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var (recorded, _) = await PostAsync(clerk, page, "form#edit", $"{page}?handler=Record", ("Form.Note", "原件已核对"));
        recorded.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await GetAsync(clerk, page)).QuerySelectorAll("form[action*=Confirm]").ShouldBeEmpty();
        (await GetAsync(director, "/admin/certifications/recorded")).QuerySelector("tbody a").ShouldNotBeNull().GetAttribute("href").ShouldBe(page);
        var (confirmed, _) = await PostAsync(director, page, "form[action*=Confirm]", $"{page}?handler=Confirm");
        confirmed.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var owners = await GetAsync(director, $"/admin/projects/{estate.Project.Value}/owners?Bound=true");
        owners.QuerySelectorAll("tbody tr").Single().TextContent.ShouldContain("线下认证");
        owners.Source.Text.ShouldNotContain((owner.Phone ?? throw new InvalidOperationException()).Digits);
        (await GetAsync(director, "/admin/owners")).QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        (await GetAsync(director, $"/admin/projects/{estate.Project.Value}/proxies")).Body.ShouldNotBeNull().TextContent.ShouldContain("没有委托");
    }

    [Fact]
    [Trait("row", "OWN-03")]
    public async Task do_not_exist_for_strangers()
    {
        var (estate, owner) = await HomeAsync();
        var request = (await estate.BeginAsync(owner, AnEstate.Resident(), consent: false)).Request.Value;
        var stranger = city.App.ClientOf((await AnEstate.BuildAsync(city.App)).Officer());
        var resident = city.App.ClientOf(AnEstate.Resident(estate.Project));

        (await stranger.GetAsync($"/admin/certifications/{request}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/admin/projects/{estate.Project.Value}/owners", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/admin/projects/{estate.Project.Value}/proxies", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await resident.GetAsync("/admin/certifications", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await resident.GetAsync("/admin/owners", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<(AnEstate Estate, Owner Owner)> HomeAsync()
    {
        var estate = await AnEstate.BuildAsync(city.App);
        var owner = await estate.OwnerAsync("王小明");
        await estate.HomeAsync("1栋", "101", owner);
        return (estate, owner);
    }

    private static async Task<IHtmlDocument> GetAsync(HttpClient client, string url)
    {
        using var answer = await client.GetAsync(url, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await AShell.ReadAsync(answer);
    }

    private static async Task<(HttpResponseMessage Answer, IHtmlDocument Page)> PostAsync(HttpClient client, string page, string form, string? action, params (string Name, string Value)[] typed)
    {
        using var opened = await client.GetAsync(page, Ct);
        var found = (await AShell.ReadAsync(opened)).QuerySelector<IHtmlFormElement>(form).ShouldNotBeNull();

        // A ticked box stands before its hidden twin, as in a browser.
        var values = typed.Select(one => KeyValuePair.Create(one.Name, one.Value))
            .Concat(found.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => KeyValuePair.Create(input.Name ?? "", input.Value)));
        using var request = new HttpRequestMessage(HttpMethod.Post, action ?? found.GetAttribute("action") ?? page) { Content = new FormUrlEncodedContent(values) };
        if (AShell.Cookies(opened) is { Length: > 0 } cookies) request.Headers.Add("Cookie", cookies);
        var answer = await client.SendAsync(request, Ct);
        return (answer, await AShell.ReadAsync(answer));
    }

    private static async Task<HttpResponseMessage> AttachAsync(HttpClient client, string page)
    {
        using var opened = await client.GetAsync(page, Ct);
        var token = (await AShell.ReadAsync(opened)).QuerySelector<IHtmlInputElement>("form[enctype] input[name=__RequestVerificationToken]").ShouldNotBeNull().Value;
        var photo = new ByteArrayContent(Photo);
        photo.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{page}?handler=Attach") { Content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { photo, "files", "认证表.jpg" } } };
        if (AShell.Cookies(opened) is { Length: > 0 } cookies) request.Headers.Add("Cookie", cookies);
        return await client.SendAsync(request, Ct);
    }
}
