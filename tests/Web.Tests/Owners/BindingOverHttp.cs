using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Accounts;

namespace PropertyPlatform.Web.Tests.Owners;

/// <summary>Owners, proxies and officers over REST, as the WeChat client uses it: codes from real messages, the face check answered on its page.</summary>
public sealed class BindingOverHttp(CityApp city) : IClassFixture<CityApp>
{
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "OWN-01")]
    [Trait("row", "OWN-07")]
    [Trait("row", "OWN-10")]
    public async Task an_owner_enters_binds_all_homes_and_unbinds_one()
    {
        var (estate, owner, _) = await HomeAsync();
        await estate.HomeAsync("2栋", "202", owner);
        var phone = await EnterAsync(owner.Name, Phone(owner));

        using var begun = await BindAsync(phone, owner);
        begun.StatusCode.ShouldBe(HttpStatusCode.Created);
        var progress = await JsonAsync(begun);
        var request = progress.GetProperty("request").GetGuid();
        await CodeOf(await phone.PostAsync($"/api/v1/bindings/{request}/face-check/result", null, Ct), HttpStatusCode.UnprocessableEntity, BindingErrors.CheckPending);
        await AnswerFaceAsync(progress, "Pass");
        using var done = await phone.PostAsync($"/api/v1/bindings/{request}/face-check/result", null, Ct);
        (await JsonAsync(done)).GetProperty("homes").GetInt32().ShouldBe(2);

        var homes = (await phone.GetFromJsonAsync<JsonElement>("/api/v1/me/homes", Ct)).GetProperty("homes");
        homes.EnumerateArray().Select(home => home.GetProperty("address").GetString()).ShouldBe(["1栋1单元101", "2栋1单元202"]);
        homes[0].GetProperty("owner").GetString().ShouldBe("王**");
        homes[0].GetProperty("projectName").GetString().ShouldNotBeNull().ShouldStartWith("云景花园");
        (await phone.DeleteAsync($"/api/v1/me/homes/{homes[0].GetProperty("binding").GetGuid()}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await CodeOf(await phone.DeleteAsync($"/api/v1/me/homes/{homes[0].GetProperty("binding").GetGuid()}", Ct), HttpStatusCode.Conflict, BindingErrors.Ended);
        (await phone.GetFromJsonAsync<JsonElement>("/api/v1/me/homes", Ct)).GetProperty("homes").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    [Trait("row", "OWN-01")]
    public async Task bad_input_is_refused_with_its_code_and_changes_nothing()
    {
        var (_, owner, _) = await HomeAsync();
        var phone = await EnterAsync("李四", AnEstate.APhone());

        await CodeOf(await BindAsync(phone, owner, name: "李四"), HttpStatusCode.UnprocessableEntity, BindingErrors.NotInRegister);
        await CodeOf(await PostAsync(phone, "/api/v1/bindings", Identity(owner, "000000")), HttpStatusCode.UnprocessableEntity, AccountErrors.CodeWrong);
        using var empty = await PostAsync(phone, "/api/v1/bindings", new { });
        empty.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await city.Browser().PostAsJsonAsync("/api/v1/bindings", Identity(owner, "246810"), Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await city.Browser().GetAsync("/api/v1/me/homes", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await phone.GetFromJsonAsync<JsonElement>("/api/v1/me/homes", Ct)).GetProperty("requests").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    [Trait("row", "OWN-02")]
    [Trait("row", "OWN-03")]
    [Trait("row", "OWN-04")]
    public async Task a_failed_face_check_is_found_by_document_and_certified_by_two_officers()
    {
        var (estate, owner, _) = await HomeAsync();
        var phone = await EnterAsync(owner.Name, Phone(owner));
        var progress = await JsonAsync(await BindAsync(phone, owner));
        var request = progress.GetProperty("request").GetGuid();
        await AnswerFaceAsync(progress, "NoPhoto");
        (await JsonAsync(await phone.PostAsync($"/api/v1/bindings/{request}/face-check/result", null, Ct))).GetProperty("offline").GetString().ShouldBe(nameof(OfflineReason.NoReference));
        await CodeOf(await phone.PostAsync($"/api/v1/bindings/{request}/face-check", null, Ct), HttpStatusCode.UnprocessableEntity, BindingErrors.OfflineNeeded);
        var (clerk, director, stranger) = (city.App.ClientOf(estate.Officer()), city.App.ClientOf(estate.Officer(Role.Director)), city.App.ClientOf((await AnEstate.BuildAsync(city.App)).Officer()));

        var search = new { documentType = "ResidentId", documentNumber = owner.Document.Number };
        (await JsonAsync(await PostAsync(clerk, "/api/v1/certifications/search", search)))[0].GetProperty("request").GetGuid().ShouldBe(request);
        (await JsonAsync(await PostAsync(stranger, "/api/v1/certifications/search", search))).GetArrayLength().ShouldBe(0);
        await CodeOf(await PostAsync(stranger, $"/api/v1/certifications/{request}/record", new { note = "" }), HttpStatusCode.NotFound, BindingErrors.NotFound);
        await CodeOf(await PostAsync(clerk, $"/api/v1/certifications/{request}/record", new { note = "" }), HttpStatusCode.UnprocessableEntity, BindingErrors.EvidenceMissing);
        (await clerk.PostAsync("/api/v1/attachments", Form("offline-certification", request), Ct)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await PostAsync(clerk, $"/api/v1/certifications/{request}/record", new { note = "原件已核对" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await CodeOf(await PostAsync(clerk, $"/api/v1/certifications/{request}/decision", new { approve = true }), HttpStatusCode.UnprocessableEntity, BindingErrors.SecondOfficerNeeded);
        (await PostAsync(director, $"/api/v1/certifications/{request}/decision", new { approve = true })).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await phone.GetFromJsonAsync<JsonElement>("/api/v1/me/homes", Ct)).GetProperty("homes")[0].GetProperty("method").GetString().ShouldBe(nameof(BindingMethod.Offline));
        var figures = await director.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{estate.Project.Value}/owners/figures", Ct);
        (figures.GetProperty("owners").GetInt32(), figures.GetProperty("boundOwners").GetInt32(), figures.GetProperty("unboundOwners").GetInt32()).ShouldBe((1, 1, 0));
    }

    [Fact]
    [Trait("row", "OWN-05")]
    public async Task a_proxy_is_entrusted_certified_and_revoked()
    {
        var (_, owner, home) = await HomeAsync();
        var principal = await BoundAsync(owner);
        var (document, number) = (AnEstate.ADocument(), AnEstate.APhone());
        var proxy = await EnterAsync("王大力", number);
        var now = city.App.Clock.GetUtcNow();

        var entrusts = new { house = home.Value, name = "王大力", documentType = "ResidentId", documentNumber = document.Number, phone = number.Digits, from = now, to = now.AddDays(30) };
        await CodeOf(await PostAsync(proxy, "/api/v1/me/proxies", entrusts), HttpStatusCode.UnprocessableEntity, ProxyErrors.NotBound);
        (await PostAsync(principal, "/api/v1/me/proxies", entrusts)).StatusCode.ShouldBe(HttpStatusCode.Created);
        var code = await CodeAsync(proxy, number, CodePurpose.ProxyCertification);
        var progress = await JsonAsync(await PostAsync(
            proxy, "/api/v1/me/proxies/certification",
            new { name = "王大力", documentType = "ResidentId", documentNumber = document.Number, phone = number.Digits, code, bindingConsent = Agreed.Binding, faceConsent = Agreed.Face }));
        var id = progress.GetProperty("proxy").GetGuid();
        await AnswerFaceAsync(progress, "Pass");
        (await JsonAsync(await proxy.PostAsync($"/api/v1/me/proxies/{id}/face-check/result", null, Ct))).GetProperty("state").GetString().ShouldBe(nameof(ProxyState.Accepted));

        (await proxy.GetFromJsonAsync<JsonElement>("/api/v1/me/proxies", Ct))[0].GetProperty("givenByMe").GetBoolean().ShouldBeFalse();
        (await principal.DeleteAsync($"/api/v1/me/proxies/{id}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await CodeOf(await principal.DeleteAsync($"/api/v1/me/proxies/{id}", Ct), HttpStatusCode.Conflict, ProxyErrors.Ended);
    }

    [Fact]
    [Trait("row", "OWN-05")]
    public async Task a_proxy_votes_in_the_owners_place_and_the_first_vote_stands()
    {
        var (estate, owner, home) = await HomeAsync();
        var principal = await BoundAsync(owner);
        var proxy = await EntrustAsync(principal, home, days: 60);
        var ballot = await OpenBallotAsync(estate);

        (await JsonAsync(await proxy.GetAsync($"/api/v1/me/ballots/{ballot}", Ct))).GetProperty("topic").GetString().ShouldBe("选聘物业服务企业");
        (await PostAsync(proxy, $"/api/v1/me/ballots/{ballot}/votes", new { house = home.Value, choices = new[] { "For" } })).StatusCode.ShouldBe(HttpStatusCode.Created);
        await CodeOf(await PostAsync(principal, $"/api/v1/me/ballots/{ballot}/votes", new { house = home.Value, choices = new[] { "Against" } }), HttpStatusCode.Conflict, BallotErrors.AlreadyVoted);
        var stranger = await BoundAsync((await HomeAsync()).Owner);
        (await PostAsync(stranger, $"/api/v1/me/ballots/{ballot}/votes", new { house = home.Value, choices = new[] { "For" } })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("row", "OWN-09")]
    public async Task says_whether_somebody_owns_a_home_of_the_area()
    {
        var (estate, owner, _) = await HomeAsync();
        var officer = city.App.ClientOf(estate.Officer());

        var answer = await JsonAsync(await PostAsync(officer, $"/api/v1/projects/{estate.Project.Value}/owners/verification", new { name = owner.Name, documentType = "ResidentId", documentNumber = owner.Document.Number }));

        answer.GetProperty("isOwner").GetBoolean().ShouldBeTrue();
        answer.GetProperty("homes")[0].GetString().ShouldBe("1栋1单元101");
    }

    private async Task<(AnEstate Estate, Owner Owner, HouseId Home)> HomeAsync()
    {
        var estate = await AnEstate.BuildAsync(city.App);
        var owner = await estate.OwnerAsync("王小明");
        return (estate, owner, await estate.HomeAsync("1栋", "101", owner));
    }

    private async Task<HttpClient> BoundAsync(Owner owner)
    {
        var phone = await EnterAsync(owner.Name, Phone(owner));
        var progress = await JsonAsync(await BindAsync(phone, owner));
        await AnswerFaceAsync(progress, "Pass");
        (await phone.PostAsync($"/api/v1/bindings/{progress.GetProperty("request").GetGuid()}/face-check/result", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        return phone;
    }

    private async Task<HttpClient> EntrustAsync(HttpClient principal, HouseId home, int days)
    {
        var (document, number, now) = (AnEstate.ADocument(), AnEstate.APhone(), city.App.Clock.GetUtcNow());
        var proxy = await EnterAsync("王大力", number);
        var entrusts = new { house = home.Value, name = "王大力", documentType = "ResidentId", documentNumber = document.Number, phone = number.Digits, from = now, to = now.AddDays(days) };
        (await PostAsync(principal, "/api/v1/me/proxies", entrusts)).StatusCode.ShouldBe(HttpStatusCode.Created);
        var proves = new { name = "王大力", documentType = "ResidentId", documentNumber = document.Number, phone = number.Digits, code = await CodeAsync(proxy, number, CodePurpose.ProxyCertification), bindingConsent = Agreed.Binding, faceConsent = Agreed.Face };
        var progress = await JsonAsync(await PostAsync(proxy, "/api/v1/me/proxies/certification", proves));
        await AnswerFaceAsync(progress, "Pass");
        (await proxy.PostAsync($"/api/v1/me/proxies/{progress.GetProperty("proxy").GetGuid()}/face-check/result", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        return proxy;
    }

    private async Task<Guid> OpenBallotAsync(AnEstate estate)
    {
        var (now, director) = (city.App.Clock.GetUtcNow(), new Acting(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), null, "林主任"));
        var ballot = Ballot.Draft($"TP{Guid.NewGuid():N}"[..20], estate.Project, "云景花园", estate.Place, new Convenor(ConvenorKind.Committee, director.Organisation ?? Guid.Empty, "云景花园业主委员会"), director, now);
        var content = BallotContent.Blank with { Topic = "选聘物业服务企业", Matters = [new Matter("选聘", MatterKind.HireOrDismiss, "", [], 0)], Start = now.AddDays(20), End = now.AddDays(30) };
        ballot.Edit(content, director).Error.ShouldBeNull();
        ballot.Submit(city.App.Services.GetRequiredService<IBallotRules>().InForceAt(now), 1, director, now).Error.ShouldBeNull();
        ballot.Approve(director with { Account = Guid.NewGuid(), Person = Guid.NewGuid(), Organisation = Guid.NewGuid(), Level = JurisdictionLevel.Street }, null, now).Error.ShouldBeNull();
        await city.App.SaveAsync(ballot);
        city.App.Clock.Advance(TimeSpan.FromDays(21));
        return ballot.Id.Value;
    }

    private async Task<HttpClient> EnterAsync(string name, MobileNumber number)
    {
        using var browser = city.Browser();
        using var entered = await browser.PostAsJsonAsync("/api/v1/identity/owner", new { name, phone = number.Digits, code = await CodeAsync(browser, number, CodePurpose.Identity) }, Ct);
        entered.StatusCode.ShouldBe(HttpStatusCode.OK);
        return city.Phone(await JsonAsync(entered));
    }

    /// <summary>Asks for a code and reads it from the message.</summary>
    private async Task<string> CodeAsync(HttpClient phone, MobileNumber number, CodePurpose purpose)
    {
        city.App.Clock.Advance(TimeSpan.FromMinutes(1));
        using var sent = await phone.PostAsJsonAsync("/api/v1/codes", new { phone = number.Digits, purpose = purpose.ToString() }, Ct);
        return sent.IsSuccessStatusCode ? await city.SmsCodeAsync(number.Digits) : await city.CodeAsync(number.Digits, purpose);
    }

    private async Task<HttpResponseMessage> BindAsync(HttpClient phone, Owner owner, string? name = null) =>
        await PostAsync(phone, "/api/v1/bindings", Identity(owner, await CodeAsync(phone, Phone(owner), CodePurpose.OwnerBinding), name));

    private static object Identity(Owner owner, string code, string? name = null) => new
    {
        name = name ?? owner.Name,
        documentType = "ResidentId",
        documentNumber = owner.Document.Number,
        phone = Phone(owner).Digits,
        code,
        bindingConsent = Agreed.Binding,
        faceConsent = Agreed.Face,
    };

    private static MobileNumber Phone(Owner owner) => owner.Phone ?? throw new InvalidOperationException();

    private async Task AnswerFaceAsync(JsonElement progress, string answer)
    {
        using var shown = await city.Browser().GetAsync(progress.GetProperty("checkAddress").GetString(), Ct);
        (await shown.Content.ReadAsStringAsync(Ct)).ShouldContain("本地替身");
        (await city.Browser().PostAsync($"{progress.GetProperty("checkAddress").GetString()}/{answer}", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string url, object body) => client.PostAsJsonAsync(url, body, Ct);

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);

    private static async Task CodeOf(HttpResponseMessage answer, HttpStatusCode status, Error error)
    {
        answer.StatusCode.ShouldBe(status);
        (await JsonAsync(answer)).GetProperty("code").GetString().ShouldBe(error.Code);
    }

    private static MultipartFormDataContent Form(string kind, Guid owner)
    {
        var photo = new ByteArrayContent(Photo);
        photo.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        return new MultipartFormDataContent { { new StringContent(kind), "kind" }, { new StringContent(owner.ToString()), "ownerId" }, { photo, "file", "form.jpg" } };
    }
}
