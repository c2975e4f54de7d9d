using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using PropertyPlatform.Application.Committees;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Projects;
using PropertyPlatform.Web.Tests.Screens;

namespace PropertyPlatform.Web.Tests.Committees;

public sealed class CommitteePages(AStreet street) : IClassFixture<AStreet>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private CommitteeId _committee;

    private TestActor Director => new()
    {
        Role = nameof(Role.Director),
        Name = "陈志强",
        Scope = DataScope.Of([ProjectId.From(street.Inside)]),
        Permissions = [Permissions.ViewCommittees, Permissions.ViewProjects, Permissions.EditCommittee, Permissions.RecordMeetings],
    };

    public async ValueTask InitializeAsync()
    {
        var from = new DateOnly(2026, 1, 1);
        _committee = (await street.App.SendAsync(new RecordCommittee(
            street.Inside, CommitteeKind.Committee, "云景花园业主委员会", null, from, from, from.AddYears(3), "南房备〔2026〕1号", [.. Enumerable.Range(0, 6).Select(Member)]))).Value;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    [Trait("row", "OC-10")]
    [Trait("row", "PRJ-30")]
    public async Task show_the_managing_enterprise_and_the_committee_over_rest()
    {
        var enterprise = Organisation.Register(OrganisationType.Enterprise, "样例物业", "91440300MA5EXAMP0" + UnifiedSocialCreditCode.CheckOf("91440300MA5EXAMP0"), null, Jurisdiction.Of("4403."), OrganisationContact.None).Value;
        await street.App.SaveAsync(enterprise);
        (await street.App.SendAsync(new AssignEnterprise(ProjectId.From(street.Inside), enterprise.Id, "HT-1", new DateOnly(2026, 1, 1), null, null, null))).Succeeded.ShouldBeTrue();
        var client = street.App.ClientOf(AStreet.Officer(AStreet.Here, Permissions.ViewCommittees));

        var project = await client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{street.Inside}", Ct);
        var committees = await client.GetFromJsonAsync<JsonElement>($"/api/v1/committees?project={street.Inside}&state=InOffice", Ct);

        project.GetProperty("manager").GetString().ShouldBe("样例物业");
        committees.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("director").GetString().ShouldBe("委员甲");
    }

    [Fact]
    [Trait("row", "OC-10")]
    public async Task show_the_committee_on_the_project_page()
    {
        var officer = AStreet.Officer(AStreet.Here, Permissions.ViewCommittees);

        var page = await GetAsync($"/Admin/Projects/Detail/{street.Inside}?tab=committee", officer);

        page.QuerySelector("main").ShouldNotBeNull().TextContent.ShouldContain("委员甲（主任）");
        var lead = TestActor.As(Role.EntLead, DataScope.Of([ProjectId.From(street.Inside)]), Guid.CreateVersion7(), "企业负责人");
        (await GetAsync($"/Admin/Projects/Detail/{street.Inside}?tab=committee", lead)).QuerySelector("main").ShouldNotBeNull().TextContent.ShouldContain("委员甲（主任）");
    }

    [Fact]
    public async Task show_what_was_done_with_a_committee_to_those_who_may_read_it()
    {
        var reader = AStreet.Officer(AStreet.Here, Permissions.ViewCommittees, Permissions.ViewAuditTrail);

        var open = await GetAsync($"/Admin/Committees/Detail/{_committee.Value}", reader);
        var closed = await GetAsync($"/Admin/Committees/Detail/{_committee.Value}", Director);

        open.QuerySelector("#audit-title").ShouldNotBeNull();
        closed.QuerySelector("#audit-title").ShouldBeNull();
    }

    [Fact]
    [Trait("row", "OC-03")]
    public async Task edit_the_data_of_a_member_without_adding_or_removing_anybody()
    {
        var members = await GetAsync("/Admin/Committees/Members", Director);
        members.QuerySelector("h1").ShouldNotBeNull().TextContent.ShouldBe("成员信息管理");
        var edit = members.QuerySelectorAll<IHtmlAnchorElement>("tbody a").First().GetAttribute("href").ShouldNotBeNull();
        var client = street.App.ClientOf(Director);

        var (done, _) = await PostAsync(client, edit, null, ("Name", "委员新"), ("Gender", "Female"), ("Phone", ""), ("Room", "2栋202"));
        var (wrong, again) = await PostAsync(client, edit, null, ("Name", "委员新"), ("Gender", "Female"), ("Phone", "123"), ("Room", ""));

        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        again.Body.ShouldNotBeNull().TextContent.ShouldContain("请填写正确的手机号码");
        var shown = (await street.App.SendAsync(new GetCommittee(_committee))).Value;
        shown.Members.Count.ShouldBe(5);
        shown.Members.ShouldContain(m => m.Name == "委员新" && m.Room == "2栋202" && m.Phone == "138****0000");
    }

    [Fact]
    [Trait("row", "OC-04")]
    [Trait("row", "OC-05")]
    public async Task record_view_and_edit_a_meeting()
    {
        var client = street.App.ClientOf(Director);
        (string, string)[] typed = [("Form.Committee", $"{_committee.Value}"), ("Form.Topic", "年度预算"), ("Form.Kind", "Regular"), ("Form.HeldAt", "2026-03-01T10:00"), ("Form.Venue", "会议室"), ("Form.Chair", "陈志强"), ("Form.Attendees", "全体委员"), ("Form.Content", "同意预算")];

        var (recorded, _) = await PostAsync(client, "/Admin/Committees/Meeting", null, typed);
        recorded.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var row = (await GetAsync("/Admin/Committees/Meetings?Topic=年度预算", Director)).QuerySelectorAll("tbody tr").ShouldHaveSingleItem();
        row.TextContent.ShouldContain("2026-03-01 10:00");
        var (edited, _) = await PostAsync(client, row.QuerySelectorAll("a")[^1].GetAttribute("href").ShouldNotBeNull(), null, [.. typed.Where(t => t.Item1 != "Form.Content"), ("Form.Content", "同意预算，附条件")]);

        edited.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var minutes = await GetAsync(row.QuerySelector("a").ShouldNotBeNull().GetAttribute("href").ShouldNotBeNull(), Director);
        minutes.QuerySelector("main").ShouldNotBeNull().TextContent.ShouldContain("同意预算，附条件");
        minutes.QuerySelectorAll("tbody tr").Select(edit => edit.Children[2].TextContent).ShouldBe(["记录", "编辑"]);
        var meeting = (await client.GetFromJsonAsync<JsonElement>($"/api/v1/meetings?committee={_committee.Value}", Ct)).GetProperty("items")[0].GetProperty("id").GetGuid();
        using var late = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/meetings/{meeting}") { Content = JsonContent.Create(new { topic = "年度预算", kind = "Regular", heldAt = "2026-03-01T10:00:00+08:00", chair = "陈志强", attendees = "全体委员", content = "不同意" }) };
        late.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        (await client.SendAsync(late, Ct)).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    [Trait("row", "OC-02")]
    [Trait("row", "OC-03")]
    [Trait("row", "OC-04")]
    [Trait("row", "OC-05")]
    public async Task leave_members_staff_and_meetings_to_those_who_keep_them()
    {
        var reader = street.App.ClientOf(Director with { Permissions = [Permissions.ViewCommittees] });
        var committee = $"/api/v1/committees/{_committee.Value}";
        var member = (await street.App.SendAsync(new GetCommittee(_committee))).Value.Members[0].Id;
        var minutes = new { topic = "越权", kind = "Regular", heldAt = "2026-03-01T10:00:00+08:00", chair = "某人", attendees = "某人", content = "无" };

        using var staff = await reader.PostAsJsonAsync($"{committee}/staff", new { kind = "Staff", name = "越权", phone = "13900139009", since = "2026-02-01" }, Ct);
        using var corrected = await reader.PutAsJsonAsync($"{committee}/members/{member}", new { name = "越权", gender = "Male" }, Ct);
        using var recorded = await reader.PostAsJsonAsync($"{committee}/meetings", minutes, Ct);
        using var edited = await reader.PutAsJsonAsync($"/api/v1/meetings/{Guid.NewGuid()}", minutes, Ct);

        new[] { staff, corrected, recorded, edited }.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Forbidden);
    }

    [Fact]
    [Trait("row", "OC-02")]
    [Trait("row", "OC-06")]
    public async Task keep_other_staff_on_the_page_and_over_rest()
    {
        var client = street.App.ClientOf(Director);

        var (added, _) = await PostAsync(client, $"/Admin/Committees/Staff/{_committee.Value}", null, ("Form.Kind", "ExecutiveSecretary"), ("Form.Name", "刘洋"), ("Form.Position", "秘书"), ("Form.Phone", "13900139000"), ("Form.Since", "2026-02-01"));
        using var supervisor = await client.PostAsJsonAsync($"/api/v1/committees/{_committee.Value}/staff", new { kind = "Supervisor", name = "周敏", phone = "13900139001", document = "11010519491231002X", since = "2026-02-01" }, Ct);
        using var other = await client.PostAsJsonAsync($"/api/v1/committees/{_committee.Value}/staff", new { kind = "Staff", name = "吴迪", position = "文员", phone = "13900139002", since = "2026-02-01" }, Ct);
        var id = (await other.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetGuid();
        using var edited = await client.PutAsJsonAsync($"/api/v1/committees/{_committee.Value}/staff/{id}", new { kind = "Staff", name = "吴迪", position = "出纳", since = "2026-02-01" }, Ct);

        (added.StatusCode, supervisor.StatusCode, other.StatusCode, edited.StatusCode).ShouldBe((HttpStatusCode.Redirect, HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.NoContent));
        var detail = await client.GetFromJsonAsync<JsonElement>($"/api/v1/committees/{_committee.Value}", Ct);
        detail.GetProperty("staff").EnumerateArray().Select(s => (s.GetProperty("kind").GetString(), s.GetProperty("position").GetString(), s.GetProperty("phone").GetString()))
            .ShouldBe([("Staff", "出纳", "139****9002"), ("ExecutiveSecretary", "秘书", "139****9000"), ("Supervisor", "", "139****9001")]);
        detail.GetProperty("staff")[2].GetProperty("document").GetString().ShouldBe("110***********002X");
    }

    [Fact]
    [Trait("row", "OC-01")]
    public async Task show_members_and_alternates_over_rest_where_nobody_can_be_added()
    {
        var client = street.App.ClientOf(Director);

        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/committees?state=InOffice", Ct);
        var detail = await client.GetFromJsonAsync<JsonElement>($"/api/v1/committees/{_committee.Value}", Ct);
        using var adding = await client.PostAsJsonAsync($"/api/v1/committees/{_committee.Value}/members", new { name = "新人" }, Ct);
        using var stranger = await street.App.ClientOf(AStreet.Officer(AStreet.There, Permissions.ViewCommittees)).GetAsync($"/api/v1/committees/{_committee.Value}", Ct);

        list.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetGuid().ShouldBe(_committee.Value);
        (detail.GetProperty("members").GetArrayLength(), detail.GetProperty("alternates").GetArrayLength()).ShouldBe((5, 1));
        detail.GetRawText().ShouldNotContain("13800000000");
        (adding.StatusCode, stranger.StatusCode).ShouldBe((HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound));
    }

    [Fact]
    [Trait("row", "OC-09")]
    public async Task promote_an_alternate_into_a_vacant_seat()
    {
        var client = street.App.ClientOf(Director);
        var before = (await street.App.SendAsync(new GetCommittee(_committee))).Value;
        var url = $"/Admin/Committees/Detail/{_committee.Value}";
        var (leaving, alternate) = (before.Members[^1].Id, before.Alternates[0].Id);

        using var unreasoned = await client.PostAsJsonAsync($"/api/v1/committees/{_committee.Value}/members/{alternate}/promote", new { on = "2026-06-02", reason = "" }, Ct);
        using var tooEarly = await client.PostAsJsonAsync($"/api/v1/committees/{_committee.Value}/members/{alternate}/promote", new { on = "2026-06-02", reason = "补缺" }, Ct);
        var (left, _) = await PostAsync(client, url, "?handler=Vacate", ("member", $"{leaving}"), ("on", "2026-06-01"), ("reason", "辞职"));
        var (promoted, _) = await PostAsync(client, url, "?handler=Promote", ("member", $"{alternate}"), ("on", "2026-06-02"), ("reason", "委员辞职"));

        (tooEarly.StatusCode, left.StatusCode, promoted.StatusCode).ShouldBe((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect, HttpStatusCode.Redirect));
        var after = (await street.App.SendAsync(new GetCommittee(_committee))).Value;
        after.Members.Single(m => m.Id == alternate).PromotedOn.ShouldBe(new DateOnly(2026, 6, 2));
        after.Former.ShouldHaveSingleItem().ChangeReason.ShouldBe("辞职");
        unreasoned.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task let_the_street_record_a_committee_and_say_what_is_wrong_with_it()
    {
        var officer = AStreet.Officer("4403.05.007.", Permissions.ViewCommittees, Permissions.RecordCommittees);
        var client = street.App.ClientOf(officer);
        (string, string)[] head = [("Form.Project", $"{street.OffTheMap}"), ("Form.Kind", "Committee"), ("Form.Name", "翠湖雅居业主委员会"), ("Form.ElectedOn", "2026-01-01"), ("Form.TermFrom", "2026-01-01"), ("Form.TermUntil", "2028-12-31")];

        var (even, page) = await PostAsync(client, "/Admin/Committees/Record", null, [.. head, .. Enumerable.Range(0, 4).SelectMany(Row)]);
        var (right, _) = await PostAsync(client, "/Admin/Committees/Record", null, [.. head, .. Enumerable.Range(0, 5).SelectMany(Row)]);

        even.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Body.ShouldNotBeNull().TextContent.ShouldContain("业主委员会委员人数应为 5 至 17 人的单数");
        right.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var closed = await street.App.ClientOf(Director).GetAsync("/Admin/Committees/Record", Ct);
        closed.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static MemberEntry Member(int number) => new()
    {
        Name = $"委员{"甲乙丙丁戊己"[number]}",
        Gender = Gender.Male,
        DocumentType = DocumentType.Other,
        Document = $"P{10000 + number}",
        Phone = $"1380000{number:D4}",
        Room = "1栋101",
        Post = number switch { 0 => CommitteePost.Director, 1 => CommitteePost.DeputyDirector, 5 => CommitteePost.Alternate, _ => CommitteePost.Member },
    };

    private static IEnumerable<(string, string)> Row(int number)
    {
        string[] documents = ["11010519491231002X", "110101199003070775", "11010119900307109X", "110101199003071110", "110101199003071399"];
        var post = number switch { 0 => "Director", 1 => "DeputyDirector", _ => "Member" };
        return new[] { ("Name", $"业主{"甲乙丙丁戊"[number]}"), ("Gender", "Male"), ("Document", Valid(documents[number])), ("Phone", $"1370000{number:D4}"), ("Room", "1栋"), ("Post", post), ("Standing", "Owner") }
            .Select(field => ($"Form.Members[{number}].{field.Item1}", field.Item2));
    }

    // The last character follows from the others.
    private static string Valid(string number) => "0123456789X".Select(check => number[..17] + check).First(IdDocument.IsResidentId);

    private async Task<IHtmlDocument> GetAsync(string url, TestActor actor)
    {
        using var answer = await street.App.ClientOf(actor).GetAsync(url, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await AShell.ReadAsync(answer);
    }

    private static async Task<(HttpResponseMessage Answer, IHtmlDocument Page)> PostAsync(HttpClient client, string page, string? query, params (string Name, string Value)[] typed)
    {
        using var opened = await client.GetAsync(page, Ct);
        var document = await AShell.ReadAsync(opened);
        var hidden = document.QuerySelectorAll<IHtmlInputElement>("form#edit input[name=Version]").Select(input => ("Version", input.Value));
        var token = document.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]").ShouldNotBeNull().Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, page + query)
        {
            Content = new FormUrlEncodedContent(typed.Concat(hidden).Append(("__RequestVerificationToken", token)).Select(one => KeyValuePair.Create(one.Item1, one.Item2))),
        };
        request.Headers.Add("Cookie", AShell.Cookies(opened));
        var answer = await client.SendAsync(request, Ct);
        return (answer, await AShell.ReadAsync(answer));
    }
}
