using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Accounts;

namespace PropertyPlatform.Web.Tests.Owners;

/// <summary>The texts that persons agree to: which version is shown, which is taken, and what is kept of it.</summary>
public sealed class AgreeingToTexts
{
    private static readonly DateTimeOffset Renewed = new(2035, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "OWN-01")]
    [Trait("row", "OWN-02")]
    public async Task a_new_version_comes_into_force_at_its_date_and_the_old_one_is_refused_without_a_trace()
    {
        await using var app = await PlatformAsync();
        var estate = await AnEstate.BuildAsync(app);
        var owner = await estate.OwnerAsync("王晓");
        await estate.HomeAsync("1栋", "101", owner);
        using var phone = app.ClientOf(AnEstate.Resident());
        using var nobody = app.ClientOf(TestActor.Nobody);

        (await VersionsAsync(nobody)).ShouldBe([Agreed.Binding, Agreed.Face, Agreed.Registration]);
        var begun = await BindAsync(phone, estate, owner, Agreed.Binding, Agreed.Face);
        begun.StatusCode.ShouldBe(HttpStatusCode.Created, await begun.TextAsync());
        app.Clock.SetTo(Renewed);

        (await VersionsAsync(nobody)).ShouldBe(["绑定2035", "人脸2035", "协议2035"]);
        (await phone.OpenAsync("/my/bind")).QuerySelectorAll("input[type=checkbox]").Select(box => box.GetAttribute("value")).ShouldBe(["绑定2035", "人脸2035"]);
        var code = await estate.CodeAsync(Phone(owner), CodePurpose.OwnerBinding);
        await RefusedAsync(await BindAsync(phone, estate, owner, Agreed.Binding, "人脸2035", code), HttpStatusCode.UnprocessableEntity, ConsentErrors.Outdated);
        await RefusedAsync(await BindAsync(phone, estate, owner, "绑定2035", Agreed.Face, code), HttpStatusCode.UnprocessableEntity, ConsentErrors.Outdated);
        await RefusedAsync(await BindAsync(phone, estate, owner, null, null, code), HttpStatusCode.BadRequest, ConsentErrors.Missing);
        await RefusedAsync(await phone.PostAsync($"/api/v1/bindings/{(await JsonAsync(begun)).GetProperty("request").GetGuid()}/face-check", null, Ct), HttpStatusCode.UnprocessableEntity, ConsentErrors.Outdated);
        (await app.UseAsync(db => db.Set<BindingRequest>().CountAsync(Ct))).ShouldBe(1);
        (await BindAsync(phone, estate, owner, "绑定2035", "人脸2035", code)).StatusCode.ShouldBe(HttpStatusCode.Created);

        var given = (await phone.GetFromJsonAsync<JsonElement>("/api/v1/me/consents", Ct)).EnumerateArray().ToList();
        given.Select(one => (one.GetProperty("purpose").GetString(), one.GetProperty("version").GetString())).ShouldBe(
            [("Binding", "绑定2035"), ("FaceCheck", "人脸2035"), ("Binding", Agreed.Binding), ("FaceCheck", Agreed.Face)], ignoreOrder: true);
        given[0].GetProperty("at").GetDateTimeOffset().ShouldBe(Renewed);
        (await phone.OpenAsync("/my/consents")).Body.ShouldNotBeNull().TextContent.ShouldContain("新的人脸告知");
        using var other = app.ClientOf(AnEstate.Resident());
        (await other.GetFromJsonAsync<JsonElement>("/api/v1/me/consents", Ct)).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    [Trait("row", "OWN-01")]
    public async Task a_box_that_was_ticked_under_the_old_version_is_not_ticked_under_the_new_one()
    {
        await using var app = await PlatformAsync();
        using var phone = app.ClientOf(AnEstate.Resident());
        app.Clock.SetTo(Renewed);

        using var refused = await phone.SubmitAsync(
            "/my/bind", "form#edit", ("Form.Name", "王晓"), ("Form.DocumentNumber", AnEstate.ADocument().Number), ("Form.Phone", "13800000001"), ("Form.Code", "246810"), ("Form.BindingConsent", Agreed.Binding), ("Form.FaceConsent", "人脸2035"));

        (await refused.TextAsync()).ShouldContain("告知书或协议已更新");
        var page = await refused.Content.ReadAsStringAsync(Ct);
        page.ShouldMatch("id=\"Form_FaceConsent\"[^>]*checked");
        page.ShouldNotMatch("id=\"Form_BindingConsent\"[^>]*checked");
    }

    [Fact]
    [Trait("row", "ACC-18")]
    public async Task institutions_register_under_the_agreement_in_force()
    {
        await using var city = new CityApp();
        Renew(city.App);
        await city.InitializeAsync();
        using var client = city.Browser();
        city.App.Clock.SetTo(Renewed);

        (await (await city.RegisterAsync(client, "Committee", "SZ-YWH-0035", "13200000035")).TextAsync()).ShouldContain("告知书或协议已更新");
        (await city.RegisterAsync(client, "Committee", "SZ-YWH-0035", "13200000035", agreement: "协议2035")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await client.SignInByPasswordAsync("SZ-YWH-0035")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await client.GetAsync("/admin/registration", Ct)).TextAsync()).ShouldContain("协议2035");
    }

    [Theory]
    [Trait("row", "OWN-01")]
    [InlineData("Version", "2026-11", "Consents:FaceCheck: two versions have the same name.")]
    [InlineData("EffectiveFrom", "2021-01-01T00:00:00+08:00", "Consents:FaceCheck: two versions begin at the same moment.")]
    [InlineData("Title", "", "Consents:FaceCheck:1:Title is missing.")]
    [InlineData("Paragraphs:0", " ", "Consents:FaceCheck:1:Paragraphs needs one at least, and none without a word.")]
    public async Task a_text_that_cannot_be_stops_the_start(string setting, string value, string said)
    {
        await using var app = Renew(new PlatformApp()).With($"Consents:FaceCheck:1:{setting}", value);
        await app.InitializeAsync();

        Should.Throw<InvalidOperationException>(() => app.Services).Message.ShouldBe(said);
    }

    private static async Task<PlatformApp> PlatformAsync()
    {
        var app = Renew(new PlatformApp());
        await app.InitializeAsync();
        return app;
    }

    private static PlatformApp Renew(PlatformApp app)
    {
        foreach (var (purpose, version, text) in new[] { ("Binding", "绑定2035", "新的绑定告知"), ("FaceCheck", "人脸2035", "新的人脸告知"), ("Registration", "协议2035", "新的协议") })
        {
            app.With($"Consents:{purpose}:1:Version", version).With($"Consents:{purpose}:1:EffectiveFrom", "2035-01-01T00:00:00+08:00").With($"Consents:{purpose}:1:Title", version).With($"Consents:{purpose}:1:Paragraphs:0", text);
        }

        return app;
    }

    private static async Task<List<string?>> VersionsAsync(HttpClient client) =>
        [.. (await client.GetFromJsonAsync<JsonElement>("/api/v1/consent-texts", Ct)).EnumerateArray().Select(text => text.GetProperty("version").GetString())];

    private static async Task<HttpResponseMessage> BindAsync(HttpClient phone, AnEstate estate, Owner owner, string? binding, string? face, string? code = null) =>
        await phone.PostAsJsonAsync("/api/v1/bindings", new
        {
            name = owner.Name,
            documentType = nameof(DocumentType.ResidentId),
            documentNumber = owner.Document.Number,
            phone = Phone(owner).Digits,
            code = code ?? await estate.CodeAsync(Phone(owner), CodePurpose.OwnerBinding),
            bindingConsent = binding,
            faceConsent = face,
        });

    private static async Task RefusedAsync(HttpResponseMessage answer, HttpStatusCode status, Error error)
    {
        answer.StatusCode.ShouldBe(status);
        (await JsonAsync(answer)).GetProperty("code").GetString().ShouldBe(error.Code);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);

    private static MobileNumber Phone(Owner owner) => owner.Phone ?? throw new InvalidOperationException("The owner has no phone.");
}
