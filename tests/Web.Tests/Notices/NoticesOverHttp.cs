using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Accounts;

namespace PropertyPlatform.Web.Tests.Notices;

public sealed class NoticesOverHttp(NoticesOverHttp.Town town) : IClassFixture<NoticesOverHttp.Town>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "NTF-01")]
    [Trait("row", "NTF-06")]
    [Trait("row", "NTF-07")]
    [Trait("row", "NTF-08")]
    [Trait("row", "NTF-09")]
    public async Task a_community_publishes_to_the_managers_and_directors_of_its_projects_and_reading_completes_it()
    {
        using var officer = await town.App.ClientOfAsync("community-officer");
        using var manager = await town.App.ClientOfAsync("manager");
        using var director = await town.App.ClientOfAsync("director");
        using var stranger = await town.App.ClientOfAsync("other-manager");

        var answer = await officer.PostAsJsonAsync("/api/v1/notices", new { title = "台风防御", type = "Safety", reply = "NoReply", body = "请检查高空坠物隐患。" }, Ct);
        var said = await answer.JsonAsync();
        var notice = said.GetProperty("id").GetGuid();

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        said.GetProperty("message").GetString().ShouldBe("发布成功");
        var sent = await LineAsync(officer, "/api/v1/notices?keyword=台风", notice);
        (sent.GetProperty("recipients").GetInt32(), sent.GetProperty("outstanding").GetInt32()).ShouldBe((2, 2));

        (await LineAsync(director, "/api/v1/notices/inbox?filter=Unread", notice)).GetProperty("unit").GetString().ShouldBe("大冲社区工作站");
        var unread = (await director.GetFromJsonAsync<JsonElement>("/api/v1/notices/inbox/counts", Ct)).GetProperty("unread").GetInt32();
        (await (await director.GetAsync($"/api/v1/notices/inbox/{notice}", Ct)).RefusalAsync()).ShouldBe("notice.read_first");
        (await director.PostAsync($"/api/v1/notices/inbox/{notice}/open", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await director.PostAsync($"/api/v1/notices/inbox/{notice}/open", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var read = await director.GetFromJsonAsync<JsonElement>($"/api/v1/notices/inbox/{notice}", Ct);
        read.GetProperty("body").GetString().ShouldBe("请检查高空坠物隐患。");
        read.GetProperty("line").GetProperty("step").GetString().ShouldBe("Responded");
        read.GetProperty("readAt").GetDateTimeOffset().ShouldBe(town.App.Clock.GetUtcNow());
        (await director.GetFromJsonAsync<JsonElement>("/api/v1/notices/inbox/counts", Ct)).GetProperty("unread").GetInt32().ShouldBe(unread - 1);
        (await (await director.PostAsJsonAsync($"/api/v1/notices/inbox/{notice}/reply", new { text = "收到" }, Ct)).RefusalAsync()).ShouldBe("notice.no_reply_wanted");

        (await LineAsync(manager, "/api/v1/notices/inbox", notice)).GetProperty("step").GetString().ShouldBe("Unread");
        (await stranger.PostAsync($"/api/v1/notices/inbox/{notice}/open", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await LineAsync(officer, "/api/v1/notices", notice)).GetProperty("outstanding").GetInt32().ShouldBe(1);
    }

    [Fact]
    [Trait("row", "NTF-05")]
    public async Task governments_get_the_notices_of_those_above_them_and_of_nobody_else()
    {
        var notice = await PublishAsync("district-officer", new { title = "街道社区培训", type = "Meeting", reply = "Reply", places = new[] { ACity.Street }, roles = new[] { "StreetLead", "CommunityLead", "CommunityOfficer", "ProjectManager" } });
        using var publisher = await town.App.ClientOfAsync("district-officer");
        using var street = await town.App.ClientOfAsync("street-lead");
        using var community = await town.App.ClientOfAsync("community-lead");
        using var elsewhere = await town.App.ClientOfAsync("other-street-lead");

        (await LineAsync(street, "/api/v1/notices/inbox?filter=Unanswered", notice)).GetProperty("unit").GetString().ShouldNotBeNull().ShouldContain("区");
        (await street.PostAsync($"/api/v1/notices/inbox/{notice}/open", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await street.PostAsJsonAsync($"/api/v1/notices/inbox/{notice}/reply", new { text = "按时参加" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await LineAsync(community, "/api/v1/notices/inbox", notice)).GetProperty("step").GetString().ShouldBe("Unread");
        (await elsewhere.PostAsync($"/api/v1/notices/inbox/{notice}/open", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        foreach (var by in new[] { "District", "Street", "Community" })
        {
            var statistics = await publisher.GetFromJsonAsync<JsonElement>($"/api/v1/notices/{notice}/statistics?by={by}", Ct);
            var objects = statistics.GetProperty("objects").GetProperty("items").EnumerateArray().ToList();
            objects.Sum(one => one.GetProperty("figures").GetProperty("recipients").GetInt32()).ShouldBe(statistics.GetProperty("all").GetProperty("recipients").GetInt32(), by);
            objects.ShouldAllBe(one => one.GetProperty("name").GetString() != null);
            objects.Count.ShouldBe(by switch { "District" or "Street" => 1, _ => objects.Count }, by);
            objects.Count.ShouldBeGreaterThan(by == "Community" ? 1 : 0);
        }

        (await (await street.PostAsJsonAsync("/api/v1/notices", new { title = "越级", type = "Work", reply = "NoReply", roles = new[] { "StreetLead" } }, Ct)).RefusalAsync()).ShouldBe("notice.role_out_of_reach");
        (await (await community.PostAsJsonAsync("/api/v1/notices", new { title = "越级", type = "Work", reply = "NoReply", roles = new[] { "CommunityOfficer" } }, Ct)).RefusalAsync()).ShouldBe("notice.role_out_of_reach");
    }

    [Fact]
    [Trait("row", "NTF-10")]
    public async Task a_notice_that_wants_a_reply_is_done_with_a_reply_that_is_not_empty()
    {
        var notice = await PublishAsync("community-officer", new { title = "报送物业用房", type = "Submission", reply = "Reply" });
        using var manager = await town.App.ClientOfAsync("manager");

        var early = await manager.PostAsJsonAsync($"/api/v1/notices/inbox/{notice}/reply", new { text = "收到" }, Ct);
        await manager.PostAsync($"/api/v1/notices/inbox/{notice}/open", null, Ct);
        var read = await manager.GetFromJsonAsync<JsonElement>($"/api/v1/notices/inbox/{notice}", Ct);
        var empty = await manager.PostAsJsonAsync($"/api/v1/notices/inbox/{notice}/reply", new { text = "  " }, Ct);
        var waits = await LineAsync(manager, "/api/v1/notices/inbox?filter=Unanswered", notice);
        var done = await manager.PostAsJsonAsync($"/api/v1/notices/inbox/{notice}/reply", new { text = "已报送，共 3 处。" }, Ct);
        var again = await manager.PostAsJsonAsync($"/api/v1/notices/inbox/{notice}/reply", new { text = "更正" }, Ct);

        (await early.RefusalAsync()).ShouldBe("notice.read_first");
        read.GetProperty("line").GetProperty("step").GetString().ShouldBe("Read");
        (await empty.RefusalAsync()).ShouldBe("notice.empty_reply");
        waits.GetProperty("step").GetString().ShouldBe("Read");
        done.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await again.RefusalAsync()).ShouldBe("notice.replied_already");
        (await manager.GetFromJsonAsync<JsonElement>($"/api/v1/notices/inbox/{notice}", Ct)).GetProperty("answer").GetString().ShouldBe("已报送，共 3 处。");
    }

    [Theory]
    [Trait("row", "NTF-14")]
    [InlineData("street-lead", true)]
    [InlineData("ent-lead", true)]
    [InlineData("director", true)]
    [InlineData("manager", false)]
    public async Task the_menu_leads_everybody_who_reminds_to_the_log(string persona, bool shown)
    {
        using var desk = town.App.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true });
        (await desk.SignInAsync(persona)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var links = (await desk.OpenAsync("/")).QuerySelectorAll("nav a[href='/admin/notices/reminders']");
        using var log = await desk.GetAsync("/admin/notices/reminders", Ct);

        (links.Length > 0).ShouldBe(shown);
        log.StatusCode.ShouldBe(shown ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
    }

    [Fact]
    [Trait("row", "NTF-02")]
    [Trait("row", "NTF-03")]
    [Trait("row", "NTF-14")]
    public async Task urging_reaches_those_who_have_not_responded_once_a_day()
    {
        var notice = await PublishAsync("street-lead", new { title = "安全检查", type = "Safety", reply = "NoReply" });
        using var lead = await town.App.ClientOfAsync("street-lead");
        using var manager = await town.App.ClientOfAsync("manager");
        using var director = await town.App.ClientOfAsync("director");
        using var neighbour = await town.App.ClientOfAsync("other-street-lead");
        await manager.PostAsync($"/api/v1/notices/inbox/{notice}/open", null, Ct);

        var urged = await (await lead.PostAsync($"/api/v1/notices/{notice}/urge", null, Ct)).JsonAsync();
        var again = await lead.PostAsync($"/api/v1/notices/{notice}/urge", null, Ct);
        var foreign = await neighbour.PostAsync($"/api/v1/notices/{notice}/urge", null, Ct);
        var reminders = await lead.GetFromJsonAsync<JsonElement>("/api/v1/notices?reminders=true", Ct);
        var log = await lead.GetFromJsonAsync<JsonElement>("/api/v1/notices/reminders?kind=Response", Ct);
        var inbox = await director.GetFromJsonAsync<JsonElement>("/api/v1/notices/inbox?keyword=催办", Ct);

        (urged.GetProperty("count").GetInt32(), urged.GetProperty("spared").GetInt32()).ShouldBe((1, 0));
        (again.StatusCode, await again.RefusalAsync()).ShouldBe((HttpStatusCode.TooManyRequests, "notice.reminded_today"));
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var urging = reminders.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (urging.GetProperty("title").GetString(), urging.GetProperty("reminds").GetString(), urging.GetProperty("recipients").GetInt32()).ShouldBe(("【催办】安全检查", "Response", 1));
        var line = log.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (line.GetProperty("target").GetString(), line.GetProperty("sender").GetString(), line.GetProperty("notice").GetString()).ShouldBe(("林芳", "王伟", "安全检查"));
        var got = inbox.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetGuid();
        await director.PostAsync($"/api/v1/notices/inbox/{got}/open", null, Ct);
        (await director.GetFromJsonAsync<JsonElement>($"/api/v1/notices/inbox/{got}", Ct)).GetProperty("urges").GetGuid().ShouldBe(notice);
        (await (await lead.PostAsync($"/api/v1/notices/{got}/urge", null, Ct)).RefusalAsync()).ShouldBe("notice.is_a_reminder");

        await director.PostAsync($"/api/v1/notices/inbox/{notice}/open", null, Ct);
        (await (await lead.PostAsync($"/api/v1/notices/{notice}/urge", null, Ct)).RefusalAsync()).ShouldBe("notice.nobody_waits");
    }

    [Fact]
    [Trait("row", "NTF-04")]
    [Trait("row", "STA-04")]
    [Trait("row", "STA-02")]
    public async Task the_statistics_count_by_object_and_each_number_is_the_length_of_its_list()
    {
        var notice = await PublishAsync("district-officer", new { title = "年度报告", type = "Submission", reply = "Reply" });
        using var officer = await town.App.ClientOfAsync("district-officer");
        using var manager = await town.App.ClientOfAsync("manager");
        await manager.PostAsync($"/api/v1/notices/inbox/{notice}/open", null, Ct);
        await manager.PostAsJsonAsync($"/api/v1/notices/inbox/{notice}/reply", new { text = "已报送" }, Ct);
        using var director = await town.App.ClientOfAsync("director");
        await director.PostAsync($"/api/v1/notices/inbox/{notice}/open", null, Ct);

        foreach (var by in new[] { "District", "Street", "Community", "Project", "Role" })
        {
            var statistics = await officer.GetFromJsonAsync<JsonElement>($"/api/v1/notices/{notice}/statistics?by={by}", Ct);
            FiguresOf(statistics.GetProperty("all")).ShouldBe((3, 2, 1, 2), by);
            statistics.GetProperty("objects").GetProperty("total").GetInt32().ShouldBe(by switch { "Project" => 3, "District" => 1, _ => 2 }, by);
            foreach (var one in statistics.GetProperty("objects").GetProperty("items").EnumerateArray())
            {
                foreach (var measure in new[] { "Recipients", "Read", "Replied", "Outstanding" })
                {
                    var list = await officer.GetFromJsonAsync<JsonElement>($"/api/v1/notices/{notice}/recipients?by={by}&key={one.GetProperty("key").GetString()}&measure={measure}", Ct);
                    list.GetProperty("total").GetInt32().ShouldBe(one.GetProperty("figures").GetProperty(char.ToLowerInvariant(measure[0]) + measure[1..]).GetInt32(), $"{by} {one} {measure}");
                }
            }
        }

        var first = (await officer.GetFromJsonAsync<JsonElement>($"/api/v1/notices/{notice}/statistics?by=Project&search=甲园", Ct)).GetProperty("objects").GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (first.GetProperty("name").GetString(), FiguresOf(first.GetProperty("figures"))).ShouldBe(("甲园", (2, 2, 1, 1)));
        var nothing = await officer.GetFromJsonAsync<JsonElement>($"/api/v1/notices/{notice}/statistics?by=Project&search=没有", Ct);
        (nothing.GetProperty("objects").GetProperty("total").GetInt32(), FiguresOf(nothing.GetProperty("all"))).ShouldBe((0, (3, 2, 1, 2)));
        var replied = (await officer.GetFromJsonAsync<JsonElement>($"/api/v1/notices/{notice}/recipients?measure=Replied", Ct)).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (replied.GetProperty("name").GetString(), replied.GetProperty("reply").GetString(), replied.GetProperty("projects").GetInt32()).ShouldBe(("孙丽", "已报送", 2));
        using var lead = await town.App.ClientOfAsync("street-lead");
        (await lead.GetAsync($"/api/v1/notices/{notice}/statistics", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await lead.GetAsync($"/api/v1/notices/{notice}/recipients", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("row", "NTF-11")]
    [Trait("row", "ORG-05")]
    public async Task the_upper_levels_choose_places_projects_roles_and_nobody_reaches_beyond_the_own_place()
    {
        using var district = await town.App.ClientOfAsync("district-officer");
        using var street = await town.App.ClientOfAsync("street-lead");
        using var manager = await town.App.ClientOfAsync("manager");

        var enterprises = await district.PostAsJsonAsync("/api/v1/notices", new { title = "致企业", type = "Policy", reply = "NoReply", roles = new[] { "EntLead" } }, Ct);
        var twice = await district.PostAsJsonAsync("/api/v1/notices", new { title = "致项目", type = "Policy", reply = "NoReply", projects = new[] { town.Notices.Here[0].Value, town.Notices.Here[1].Value }, roles = new[] { "ProjectManager" } }, Ct);
        var place = await district.PostAsJsonAsync("/api/v1/notices", new { title = "致社区", type = "Policy", reply = "NoReply", places = new[] { ACity.OtherCommunity } }, Ct);
        var outside = await street.PostAsJsonAsync("/api/v1/notices", new { title = "越界", type = "Policy", reply = "NoReply", places = new[] { ACity.OtherCommunity } }, Ct);
        var beyond = await street.PostAsJsonAsync("/api/v1/notices", new { title = "越界", type = "Policy", reply = "NoReply", projects = new[] { town.Notices.There.Value } }, Ct);
        var role = await street.PostAsJsonAsync("/api/v1/notices", new { title = "越权", type = "Policy", reply = "NoReply", roles = new[] { "EntLead" } }, Ct);
        var owners = await district.PostAsJsonAsync("/api/v1/notices", new { title = "越权", type = "Policy", reply = "NoReply", roles = new[] { "Owner" } }, Ct);
        var nobody = await district.PostAsJsonAsync("/api/v1/notices", new { title = "无人", type = "Policy", reply = "NoReply", places = new[] { ACity.OtherCommunity }, roles = new[] { "Director" } }, Ct);
        var notAllowed = await manager.PostAsJsonAsync("/api/v1/notices", new { title = "越权", type = "Policy", reply = "NoReply" }, Ct);
        var untitled = await district.PostAsJsonAsync("/api/v1/notices", new { title = " ", type = "Policy", reply = "NoReply" }, Ct);

        (await RecipientsAsync(district, enterprises)).ShouldBe(["陈磊"]);
        (await RecipientsAsync(district, twice)).ShouldBe(["孙丽"], "one message for two projects");
        (await RecipientsAsync(district, place)).ShouldBe(["何平"]);
        (await outside.RefusalAsync()).ShouldBe("notice.out_of_reach");
        (await beyond.RefusalAsync()).ShouldBe("notice.out_of_reach");
        (await role.RefusalAsync()).ShouldBe("notice.role_out_of_reach");
        (await owners.RefusalAsync()).ShouldBe("notice.role_out_of_reach");
        (await nobody.RefusalAsync()).ShouldBe("notice.nobody_to_tell");
        notAllowed.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        untitled.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    [Trait("row", "NTF-06")]
    public async Task files_are_added_before_publishing_and_read_by_the_recipients_who_opened_it()
    {
        var id = Guid.CreateVersion7();
        using var officer = await town.App.ClientOfAsync("community-officer");
        using var colleague = await town.App.ClientOfAsync("community-lead");
        using var manager = await town.App.ClientOfAsync("manager");
        using var stranger = await town.App.ClientOfAsync("other-manager");

        var file = (await (await UploadAsync(officer, id)).JsonAsync()).GetProperty("id").GetGuid();
        var strange = await UploadAsync(colleague, id);
        var early = await colleague.GetAsync($"/api/v1/attachments/{file}", Ct);
        var published = await officer.PostAsJsonAsync("/api/v1/notices", new { id, title = "附件通知", type = "Work", reply = "NoReply" }, Ct);
        var again = await officer.PostAsJsonAsync("/api/v1/notices", new { id, title = "附件通知", type = "Work", reply = "NoReply" }, Ct);
        var late = await UploadAsync(officer, id);
        var unread = await manager.GetAsync($"/api/v1/attachments/{file}", Ct);
        await manager.PostAsync($"/api/v1/notices/inbox/{id}/open", null, Ct);

        strange.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        early.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        published.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await again.RefusalAsync()).ShouldBe("notice.published_already");
        late.IsSuccessStatusCode.ShouldBeFalse();
        unread.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await manager.GetAsync($"/api/v1/attachments/{file}", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await colleague.GetAsync($"/api/v1/attachments/{file}", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK, "the department reads what it sent");
        (await stranger.GetAsync($"/api/v1/attachments/{file}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task a_card_says_title_type_unit_and_time_and_goes_to_whoever_follows()
    {
        await town.Notices.FollowAsync("manager", "openid-of-sun-li");
        var notice = await PublishAsync("community-officer", new { title = "关于证件11010519491231002X的核实", type = "Work", reply = "Reply", body = "请联系林芳，电话13812345678。" });

        await town.App.DrainAsync();

        await using var scope = town.App.ScopeOf(TestActor.Almighty);
        var card = (await scope.ServiceProvider.GetRequiredService<IChannelLog>().ReadClearAsync("openid-of-sun-li", 10, Ct)).Single(line => line.LinkPath?.Contains($"{notice}", StringComparison.Ordinal) == true);
        card.Text.ShouldContain("大冲社区工作站");
        card.Text.ShouldContain("需要回复");
        card.Text.ShouldNotContain("11010519491231002X");
        card.Text.ShouldNotContain("林芳");
        card.Text.ShouldNotContain("13812345678");
        card.State.ShouldBe(DeliveryState.Sent);
    }

    private static (int, int, int, int) FiguresOf(JsonElement figures) =>
        (figures.GetProperty("recipients").GetInt32(), figures.GetProperty("read").GetInt32(), figures.GetProperty("replied").GetInt32(), figures.GetProperty("outstanding").GetInt32());

    private static async Task<JsonElement> LineAsync(HttpClient client, string list, Guid notice) =>
        (await client.GetFromJsonAsync<JsonElement>(list, Ct)).GetProperty("items").EnumerateArray().Single(line => line.GetProperty("id").GetGuid() == notice);

    private static async Task<IReadOnlyList<string?>> RecipientsAsync(HttpClient client, HttpResponseMessage published)
    {
        published.StatusCode.ShouldBe(HttpStatusCode.Created, await published.Content.ReadAsStringAsync(Ct));
        var id = (await published.JsonAsync()).GetProperty("id").GetGuid();
        return [.. (await client.GetFromJsonAsync<JsonElement>($"/api/v1/notices/{id}/recipients", Ct)).GetProperty("items").EnumerateArray().Select(line => line.GetProperty("name").GetString())];
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, Guid notice)
    {
        var file = new ByteArrayContent("%PDF-1.7\n%%EOF"u8.ToArray());
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        return await client.PostAsync("/api/v1/attachments", new MultipartFormDataContent { { new StringContent("notice"), "kind" }, { new StringContent($"{notice}"), "ownerId" }, { file, "file", "通知.pdf" } }, Ct);
    }

    private async Task<Guid> PublishAsync(string persona, object notice)
    {
        using var client = await town.App.ClientOfAsync(persona);
        var answer = await client.PostAsJsonAsync("/api/v1/notices", notice, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Ct));
        return (await answer.JsonAsync()).GetProperty("id").GetGuid();
    }

    /// <summary>The platform with people to write to.</summary>
    public sealed class Town : IAsyncLifetime
    {
        public PlatformApp App { get; } = new();

        public ANoticeTown Notices { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await App.InitializeAsync();
            Notices = await ANoticeTown.FoundAsync(App);
        }

        public async ValueTask DisposeAsync() => await App.DisposeAsync();
    }
}
