using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using PropertyPlatform.Application.Committees;
using PropertyPlatform.Application.Organisations;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Statistics;

/// <summary>Three areas in two streets of a district, a committee's ballot in voting, an enterprise that manages one of them and one that closed, a committee in office and the one before.</summary>
public sealed class AMeasuredDistrict : IAsyncLifetime
{
    public PlatformApp App { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        var assembly = await AVotingEstate.GatherAsync(App);
        await assembly.OpenAsync();
        var estate = await AnEstate.BuildAsync(App);
        var next = await AnEstate.BuildAsync(App, ACity.OtherCommunity);
        await App.SendAsync(new AssignEnterprise(next.Project, new OrganisationId(assembly.City.Unit("enterprise")), "合同", new DateOnly(2026, 1, 1), new DateOnly(2028, 12, 31), null, null));

        var closed = await assembly.City.UnitAsync("closed", OrganisationType.Enterprise, "已注销物业公司", ACity.Community, "91440300MA5EXAMP0" + UnifiedSocialCreditCode.CheckOf("91440300MA5EXAMP0"));
        (await App.SendAsync(new CloseOrganisation(closed))).Error.ShouldBeNull();
        await ElectAsync(estate, "第一届业主委员会", 2023);
        await ElectAsync(estate, "第二届业主委员会", 2026);
    }

    private async Task ElectAsync(AnEstate estate, string name, int year)
    {
        var from = new DateOnly(year, 1, 1);
        var members = Enumerable.Range(0, 5).Select(i => new MemberEntry
        {
            Name = "委员" + "甲乙丙丁戊"[i],
            Gender = Gender.Male,
            Document = AnEstate.ADocument().Number,
            Phone = AnEstate.APhone().Digits,
            Post = i switch { 0 => CommitteePost.Director, 1 => CommitteePost.DeputyDirector, _ => CommitteePost.Member },
        });
        (await App.SendAsync(new RecordCommittee(estate.Project.Value, CommitteeKind.Committee, name, null, from, from, from.AddYears(5).AddDays(-1), null, [.. members]))).Error.ShouldBeNull();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

[Trait("row", "STA-05")]
public sealed class TheDashboard(AMeasuredDistrict district) : IClassFixture<AMeasuredDistrict>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "STA-02")]
    public async Task leads_from_the_district_to_the_streets_and_the_communities()
    {
        using var officer = district.App.ClientOf(In("4403.05.", Role.DistrictOfficer));

        var whole = await officer.GetFromJsonAsync<JsonElement>("/api/v1/dashboard", Ct);
        var street = await officer.GetFromJsonAsync<JsonElement>($"/api/v1/dashboard?place={ACity.Street}", Ct);
        var community = await officer.GetFromJsonAsync<JsonElement>($"/api/v1/dashboard?place={ACity.Community}", Ct);

        Figures(whole.GetProperty("total")).ShouldBe((3, 1, 1));
        whole.GetProperty("below").EnumerateArray().Select(Figures).ShouldBe([(2, 0, 1), (1, 1, 0)]);
        whole.GetProperty("below").EnumerateArray().Select(line => line.GetProperty("name").GetString()).ShouldBe(["粤海街道", "沙河街道"]);
        street.GetProperty("path").EnumerateArray().Select(place => place.GetProperty("name").GetString()).ShouldBe(["南山区", "粤海街道"]);
        Figures(street.GetProperty("below").EnumerateArray().ShouldHaveSingleItem()).ShouldBe((2, 0, 1));
        community.GetProperty("below").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    [Trait("row", "STA-01")]
    public async Task ends_at_the_readers_jurisdiction()
    {
        using var street = district.App.ClientOf(In(ACity.Street, Role.StreetOfficer));

        var own = await street.GetFromJsonAsync<JsonElement>("/api/v1/dashboard", Ct);
        using var next = await street.GetAsync($"/api/v1/dashboard?place={ACity.OtherStreet}", Ct);
        using var above = await street.GetAsync("/api/v1/dashboard?place=4403.05.", Ct);
        using var nowhere = await street.GetAsync("/api/v1/dashboard?place=%25", Ct);

        Figures(own.GetProperty("total")).ShouldBe((2, 0, 1));
        own.GetProperty("path").GetArrayLength().ShouldBe(1, "what lies above is not the street's");
        next.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        above.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        nowhere.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    [Trait("row", "STA-04")]
    public async Task shows_the_length_of_the_list_behind_each_number()
    {
        using var officer = district.App.ClientOf(In("4403.05.", Role.DistrictOfficer));
        var page = await new HtmlParser().ParseDocumentAsync(await officer.GetStringAsync("/admin/dashboard", Ct), Ct);
        var numbers = page.QuerySelectorAll(".figure-row a, td.number a").Select(link => (Address: link.GetAttribute("href") ?? "", Number: int.Parse(Regex.Match(link.QuerySelector("strong")?.TextContent ?? link.TextContent, "[0-9]+").Value, System.Globalization.CultureInfo.InvariantCulture))).ToList();

        numbers.Count.ShouldBe(7 + (2 * 7), "no number is without its list");
        foreach (var (address, number) in numbers)
        {
            var list = await new HtmlParser().ParseDocumentAsync(await officer.GetStringAsync(address, Ct), Ct);
            if (address.Contains("sort=homes", StringComparison.Ordinal))
            {
                var column = list.QuerySelectorAll("table thead th").ToList().FindIndex(head => head.TextContent.Contains("户数", StringComparison.Ordinal));
                list.QuerySelectorAll("table tbody tr").Sum(row => int.Parse(row.Children[column].TextContent, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(number, address);
                continue;
            }

            list.QuerySelectorAll("table tbody tr").Count(row => row.QuerySelector(".empty, .empty-state") is null && row.QuerySelector("td[colspan]") is null).ShouldBe(number, address);
        }

        numbers.Sum(n => n.Number).ShouldBeGreaterThan(6);
        page.QuerySelector("#how-enterprises-count").ShouldNotBeNull().TextContent.ShouldContain("南山区合计只计一次");
    }

    private static (int Projects, int Managed, int Ballots) Figures(JsonElement line) => (line.GetProperty("projects").GetInt32(), line.GetProperty("managed").GetInt32(), line.GetProperty("openBallots").GetInt32());

    private static TestActor In(string place, Role role) => TestActor.As(role, DataScope.Of(Jurisdiction.Of(place)), null, "吴刚") with { AccountId = Guid.CreateVersion7() };
}
