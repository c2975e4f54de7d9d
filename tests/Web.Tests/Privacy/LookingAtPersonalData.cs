using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Privacy;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Audit;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Ballots;

namespace PropertyPlatform.Web.Tests.Privacy;

/// <summary>An identity number in clear: only with the permission and a reason, and known to the person it belongs to.</summary>
[Trait("row", "PLT-11")]
public sealed class LookingAtPersonalData(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_kept_with_its_reason_and_shown_to_the_person_concerned()
    {
        var (estate, owner, resident, _) = await BoundAsync();
        using var director = app.ClientOf(Director(estate));

        using var shown = await director.PostAsJsonAsync($"/api/v1/personal-data/owners/{owner.Id.Value}", new { reason = "核对线下认证材料" }, Ct);
        var data = await shown.JsonAsync(200);
        using var mine = app.ClientOf(resident);
        var look = (await mine.GetFromJsonAsync<JsonElement>("/api/v1/me/data-looks", Ct)).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        using var others = app.ClientOf(AnEstate.Resident());
        var none = await others.GetFromJsonAsync<JsonElement>("/api/v1/me/data-looks", Ct);

        data.GetProperty("document").GetString().ShouldBe(owner.Document.Number);
        data.GetProperty("phone").GetString().ShouldBe(owner.Phone.ShouldNotBeNull().Digits);
        shown.Headers.CacheControl.ShouldNotBeNull().NoStore.ShouldBeTrue();
        look.GetProperty("reason").GetString().ShouldBe("核对线下认证材料");
        look.GetProperty("viewer").GetString().ShouldBe("林*");
        none.GetProperty("items").GetArrayLength().ShouldBe(0);
        var subject = owner.Id.Value.ToString();
        var audited = await app.UseAsync(db => db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Action == "privacy.data_unmasked" && entry.Detail.Contains(subject)).Select(entry => entry.Detail).ToListAsync(Ct));
        audited.ShouldHaveSingleItem().ShouldNotContain(owner.Document.Number);
    }

    [Theory]
    [InlineData(null, 400, "request.invalid")]
    [InlineData("  ", 400, "request.invalid")]
    [InlineData("本人来电13812345678要求", 400, "privacy.reason_tells_data")]
    public async Task needs_a_reason_that_tells_nothing(string? reason, int status, string code)
    {
        var (estate, owner, _, _) = await BoundAsync();
        using var director = app.ClientOf(Director(estate));

        using var refused = await director.PostAsJsonAsync($"/api/v1/personal-data/owners/{owner.Id.Value}", new { reason }, Ct);

        (await refused.CodeAsync(status)).ShouldBe(code);
        (await app.UseAsync(db => db.Set<Unmasking>().AnyAsync(look => look.SubjectId == owner.Id.Value, Ct))).ShouldBeFalse();
    }

    [Fact]
    public async Task is_for_those_who_may_and_see_the_area()
    {
        var (estate, owner, _, _) = await BoundAsync();
        var elsewhere = await AnEstate.BuildAsync(app, ACity.OtherCommunity);

        foreach (var (actor, status) in new[]
        {
            (Director(elsewhere), HttpStatusCode.NotFound),
            (TestActor.As(Role.CommitteeOfficer, DataScope.Of([estate.Project]), null, "李四"), HttpStatusCode.Forbidden),
            (TestActor.Nobody, HttpStatusCode.Unauthorized),
        })
        {
            using var client = app.ClientOf(actor);
            using var refused = await client.PostAsJsonAsync($"/api/v1/personal-data/owners/{owner.Id.Value}", new { reason = "核对" }, Ct);
            refused.StatusCode.ShouldBe(status);
            (await refused.Content.ReadAsStringAsync(Ct)).ShouldNotContain(owner.Document.Number);
        }
    }

    [Fact]
    public async Task begins_masked_on_the_page_and_is_not_kept_by_the_browser()
    {
        var (estate, owner, resident, home) = await BoundAsync();
        using var director = app.ClientOf(Director(estate));
        var address = $"/admin/projects/{estate.Project.Value}/houses/{home.Value}";

        var page = await new HtmlParser().ParseDocumentAsync(await director.GetStringAsync(address, Ct), Ct);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = page.QuerySelector("input[name=__RequestVerificationToken]").ShouldNotBeNull().GetAttribute("value") ?? "",
            ["subject"] = page.QuerySelector("input[name=subject]").ShouldNotBeNull().GetAttribute("value") ?? "",
            ["reason"] = "办理产权变更",
        });
        using var shown = await director.PostAsync($"{address}?handler=Unmask", form, Ct);
        var text = await shown.Content.ReadAsStringAsync(Ct);
        using var mine = app.ClientOf(resident);
        var looks = await mine.GetStringAsync("/my/looks", Ct);

        (page.Body.ShouldNotBeNull().TextContent).ShouldNotContain(owner.Document.Number);
        shown.StatusCode.ShouldBe(HttpStatusCode.OK);
        shown.Headers.CacheControl.ShouldNotBeNull().NoStore.ShouldBeTrue();
        text.ShouldContain(owner.Document.Number);
        (await new HtmlParser().ParseDocumentAsync(looks, Ct)).Body.ShouldNotBeNull().TextContent.ShouldContain("办理产权变更");
    }

    private static TestActor Director(AnEstate estate) => TestActor.As(Role.Director, DataScope.Of([estate.Project]), null, "林芳");

    private async Task<(AnEstate Estate, Owner Owner, TestActor Resident, Domain.Projects.HouseId Home)> BoundAsync()
    {
        var estate = await AnEstate.BuildAsync(app);
        var owner = await estate.OwnerAsync("王小明");
        var home = await estate.HomeAsync("1栋", "101", owner);
        var resident = AnEstate.Resident(estate.Project) with { PersonId = Guid.CreateVersion7() };
        await estate.BindAsync(owner, resident);
        return (estate, owner, resident, home);
    }
}
