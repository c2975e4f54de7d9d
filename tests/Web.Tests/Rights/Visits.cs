using System.Net.Http.Headers;
using System.Net.Http.Json;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Rights;

/// <summary>What is said at each door: a well-formed request about a thing of one side.</summary>
internal static class Visits
{
    private static readonly string[] Convening = ["BAL.convene", "BAL.paper", "BAL.count"];

    /// <param name="line">The door.</param>
    /// <param name="role">Who comes.</param>
    /// <param name="side">Whose thing it is about.</param>
    public static HttpRequestMessage To(RightsTable.Line line, Role role, Side side)
    {
        var door = line.Door;
        var address = Filled(line, role, side) + QueryOf(line, role, side);
        if (door.Handler.Length > 0) address += $"{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={door.Handler}";
        var request = new HttpRequestMessage(new HttpMethod(door.Method), address);
        if (door.Handler == "Attach") request.Content = PhotoOf();
        else if (door.Method == "POST" && (door.Path.EndsWith("/register/imports", StringComparison.Ordinal) || door.Path == "/api/v1/attachments")) request.Content = FileOf(side);
        else if (door.Method != "GET") request.Content = door.IsPage ? new FormUrlEncodedContent(FormOf(line, role, side)) : JsonContent.Create(BodyOf(line, role, side));
        return request;
    }

    private static string Filled(RightsTable.Line line, Role role, Side side)
    {
        var path = line.Door.Path;
        var group = role == Role.PrepGroup;
        var area = (group ? side.AreaWithoutCommittee : side.Area).Project.Value;
        var house = (group ? side.HouseOfGroup : side.House).Value;
        var id = path switch
        {
            _ when path.Contains("/me/identities/", StringComparison.Ordinal) => side.AccountOf(role),
            _ when path.Contains("/personal-data/owners/", StringComparison.Ordinal) => side.OwnerId.Value,
            _ when path.Contains("/personal-data/members/", StringComparison.Ordinal) => side.Member,
            _ when path.Contains("/accounts/", StringComparison.Ordinal) => side.AccountOf(BelowOf(role)),
            _ when path.Contains("/attachments/", StringComparison.Ordinal) || path.StartsWith("/files/", StringComparison.Ordinal) => line.Right == "BAL.files" ? side.DraftedFile : group ? side.OfGroup.File : side.OfCommittee.File,
            _ when path.Contains("/inbox/", StringComparison.Ordinal) || path.Contains("/notices/message/", StringComparison.Ordinal) || path.Contains("/my/messages/", StringComparison.Ordinal) => side.NoticeOf(Role.CommunityLead).Value,
            _ when path.Contains("/notices/", StringComparison.Ordinal) => side.NoticeOf(role).Value,
            _ when path.Contains("/ballots/", StringComparison.Ordinal) => BallotOf(line.Right, role, side),
            _ when path.Contains("/binding", StringComparison.Ordinal) => side.OwnRequest.Value,
            _ when path.Contains("/certifications/", StringComparison.Ordinal) => (group ? side.OfGroup : side.OfCommittee).Request.Value,
            _ when path.Contains("/proxies/", StringComparison.Ordinal) => (group ? side.OfGroup : side.OfCommittee).Proxy.Value,
            _ when path.Contains("/organisations/", StringComparison.Ordinal) => UnitOf(role, side),
            _ when path.Contains("/meeting", StringComparison.Ordinal) && !path.Contains("/committees/{id}/meetings", StringComparison.Ordinal) || path.Contains("/minutes/", StringComparison.Ordinal) => (group ? side.OfGroup : side.OfCommittee).Meeting.Value,
            _ when path.Contains("/committees/", StringComparison.Ordinal) => (group ? side.Group : side.Committee).Value,
            _ when path.Contains("/organisations/", StringComparison.Ordinal) => UnitOf(role, side),
            _ => area,
        };
        return path.Replace("{id}", $"{id}", StringComparison.Ordinal).Replace("{project}", $"{area}", StringComparison.Ordinal).Replace("{house}", $"{house}", StringComparison.Ordinal)
            .Replace("{import}", $"{side.Import.Value}", StringComparison.Ordinal).Replace("{zoom}", "15", StringComparison.Ordinal).Replace("{column}", "26750", StringComparison.Ordinal).Replace("{row}", "14275", StringComparison.Ordinal).Replace("{path}", "nobody-knows", StringComparison.Ordinal).Replace("{binding}", $"{side.Binding}", StringComparison.Ordinal).Replace("{member}", $"{side.Member}", StringComparison.Ordinal)
            .Replace("{staff}", $"{side.Staff}", StringComparison.Ordinal).Replace("{code}", path.StartsWith("/status", StringComparison.Ordinal) ? "404" : side.Community, StringComparison.Ordinal).Replace("{role}", nameof(Role.CommunityOfficer), StringComparison.Ordinal);
    }

    /// <summary>Whose account somebody looks at: the closest below, or beside where nobody is below.</summary>
    private static Role BelowOf(Role role) => role switch
    {
        Role.CityAdmin or Role.CityOfficer => Role.DistrictOfficer,
        Role.DistrictOfficer => Role.StreetLead,
        Role.StreetLead or Role.StreetOfficer => Role.CommunityLead,
        Role.EntLead or Role.EntOfficer => Role.ProjectManager,
        Role.Director or Role.CommitteeMember => Role.CommitteeOfficer,
        Role.CommitteeOfficer => Role.CommitteeMember,
        _ => Role.CommunityOfficer,
    };

    // Each convenor writes to its own ballots; whoever only looks or reviews sees the committee's, and the group its own.
    private static Guid BallotOf(string right, Role role, Side side)
    {
        var convenor = role switch
        {
            Role.PrepGroup => role,
            Role.StreetLead or Role.StreetOfficer when Convening.Contains(right) => Role.StreetLead,
            Role.CommunityLead or Role.CommunityOfficer when Convening.Contains(right) => Role.CommunityLead,
            _ => Role.Director,
        };
        return (right is "BAL.convene" or "BAL.files" ? side.Drafts : side.Ballots)[convenor].Value;
    }

    /// <summary>Somebody sees the own unit; officers see one of their place.</summary>
    private static Guid UnitOf(Role role, Side side) => side.As(role).OrganisationId is { } own && Domain.Accounts.Roles.Of(role).Unit != Domain.Accounts.UnitKind.Government ? own : side.Unit(OrganisationType.CommunityStation);

    private static string QueryOf(RightsTable.Line line, Role role, Side side) => line.Door.ToString() switch
    {
        "GET /api/v1/attachments" => $"?kind=ballot&ownerId={BallotOf(line.Right, role, side)}",
        "GET /api/v1/identity/wechat" => "?returnPath=/my",
        "GET /api/v1/organisations/of-category" or "GET /api/v1/organisations/without-account" or "GET /api/v1/accounts/of-category" => "?role=ProjectManager",
        "GET /admin/accounts/figures" => "?Role=ProjectManager&List=Accounts",
        "GET /api/v1/projects/check" => $"?community={side.Community}&name={Uri.EscapeDataString(side.Mark)}",
        "GET /admin/accounts/new" => $"?role={PresetBy(role)}",
        "GET /my/proxies/new" => $"?house={side.House.Value}",
        _ => "",
    };

    private static Dictionary<string, string> FormOf(RightsTable.Line line, Role role, Side side) => line.Door.ToString() switch
    {
        "POST /admin/ballots Draft" => new() { ["project"] = $"{ProjectOf(role, side)}" },
        "POST /admin/relay Retry" or "POST /admin/relay Discard" => new() { ["message"] = $"{side.Dead}", ["reason"] = "无法投递" },
        "POST /admin/ballots Copy" or "POST /admin/ballots Delete" => new() { ["project"] = $"{ProjectOf(role, side)}", ["id"] = $"{BallotOf(line.Right, role, side)}" },
        "POST /admin/certifications/{id} Detach" or "POST /admin/proxies/{id} Detach" => new() { ["file"] = $"{(role == Role.PrepGroup ? side.OfGroup : side.OfCommittee).Form}" },
        "POST /admin/notices Urge" => new() { ["notice"] = $"{side.NoticeOf(role).Value}" },
        "POST /admin/notices/publish" or "POST /admin/notices/publish Projects" => new()
        {
            ["Form.Id"] = $"{Guid.CreateVersion7()}",
            ["Form.Title"] = "通知",
            ["Form.Type"] = "Work",
            ["Form.Reply"] = "Reply",
            ["Form.Body"] = "正文",
            ["Form.Roles"] = "ProjectManager",
            ["Form.Projects"] = $"{ProjectOf(role, side)}",
        },
        "POST /admin/notices/message/{id}" or "POST /my/messages/{id}" => new() { ["Answer"] = "收到" },
        "POST /admin/accounts/detail/{id} Unmask" => new() { ["subject"] = $"{side.AccountOf(BelowOf(role))}", ["reason"] = "核对" },
        "POST /admin/committees/detail/{id} Unmask" => new() { ["subject"] = $"{side.Member}", ["reason"] = "核对" },
        "POST /admin/projects/{project}/houses/{house} Unmask" => new() { ["subject"] = $"{side.OwnerId.Value}", ["reason"] = "核对" },
        "POST /admin/me Switch" => new() { ["account"] = $"{side.AccountOf(role)}" },
        "POST /my/homes Unbind" => new() { ["binding"] = $"{side.Binding}" },
        "POST /my/proxies Revoke" => new() { ["id"] = $"{side.OfCommittee.Proxy.Value}", ["proxy"] = $"{side.OfCommittee.Proxy.Value}" },
        "POST /my/proxies/new" => new() { ["house"] = $"{side.House.Value}", ["Form.House"] = $"{side.House.Value}", ["Form.Name"] = "某人", ["Form.DocumentType"] = "ResidentId", ["Form.DocumentNumber"] = AnEstate.ADocument().Number, ["Form.Phone"] = "13600000005", ["Form.From"] = "2027-01-01", ["Form.To"] = "2027-02-01" },
        "POST /admin/accounts/new" => new()
        {
            ["Role"] = $"{PresetBy(role)}",
            ["Form.UnitId"] = $"{UnitOf(role, side)}",
            ["Form.Name"] = "新人",
            ["Form.Phone"] = "13600000001",
            ["Projects"] = $"{ProjectOf(role, side)}",
        },
        "POST /admin/committees/record" => GroupOf(ProjectOf(role, side)),
        "POST /admin/projects/partybranch" => new()
        {
            ["Form.Project"] = $"{ProjectOf(role, side)}",
            ["Form.Secretary"] = "书记",
            ["Form.Document"] = AnEstate.ADocument().Number,
            ["Form.Phone"] = "13600000004",
            ["Form.FoundedOn"] = "2020-01-01",
        },
        "POST /admin/accounts/edit/{id}" => new() { ["Form.Name"] = "改名" },
        "POST /admin/projects/edit/{id}" or "POST /admin/projects/edit/{id} Check" => new() { ["Form.Name"] = "新花园", ["Form.Address"] = "新路1号", ["Form.Usage"] = "Residential", ["Form.BuildingCount"] = "1", ["Form.HomeCount"] = "1" },
        "POST /admin/committees/meeting/{id}" => new() { ["Form.Topic"] = "例会", ["Form.Kind"] = "Regular", ["Form.HeldAt"] = "2026-01-05T10:00", ["Form.Chair"] = "主任", ["Form.Attendees"] = "全体", ["Form.Content"] = "通过" },
        _ => [],
    };

    private static Role PresetBy(Role role) => Domain.Accounts.PresetMatrix.PresetBy(role) is [var first, ..] ? first : Role.CommunityOfficer;

    private static Dictionary<string, string> GroupOf(Guid project)
    {
        var form = new Dictionary<string, string> { ["Form.Project"] = $"{project}", ["Form.Kind"] = "PreparatoryGroup", ["Form.Name"] = "新筹备组", ["Form.ElectedOn"] = "2026-10-01" };
        for (var i = 0; i < 5; i++)
        {
            (string Field, string Value)[] member = [("Name", "沈毅"), ("Gender", "Male"), ("Document", AnEstate.ADocument().Number), ("Phone", "13600000002"), ("Room", "101"), ("Post", i == 0 ? "Director" : "Member"), ("Standing", "Owner")];
            foreach (var (field, value) in member) form[$"Form.Members[{i}].{field}"] = value;
        }

        return form;
    }

    private static Guid ProjectOf(Role role, Side side) => (role == Role.PrepGroup ? side.AreaWithoutCommittee : side.Area).Project.Value;

    private static MultipartFormDataContent PhotoOf()
    {
        var photo = new ByteArrayContent(Side.Photo);
        photo.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        return new MultipartFormDataContent { { photo, "files", "照片.jpg" } };
    }

    private static MultipartFormDataContent FileOf(Side side)
    {
        var file = new ByteArrayContent("%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"u8.ToArray());
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        return new MultipartFormDataContent { { new StringContent("ballot"), "kind" }, { new StringContent($"{side.Drafts[Role.Director].Value}"), "ownerId" }, { file, "file", "说明.pdf" } };
    }

    private static object BodyOf(RightsTable.Line line, Role role, Side side) => line.Door.ToString() switch
    {
        "POST /api/v1/accounts" => new { role = PresetBy(role), organisationId = UnitOf(role, side), name = "新人", phone = "13600000001", projects = new[] { ProjectOf(role, side) } },
        "POST /api/v1/accounts/nudge" => new { role = PresetBy(role) },
        "PUT /api/v1/accounts/{id}" => new { name = "改名" },
        "PUT /api/v1/accounts/{id}/permissions" => new { granted = Array.Empty<string>(), withheld = Array.Empty<string>() },
        "PUT /api/v1/accounts/{id}/projects" => new { projects = new[] { ProjectOf(role, side) } },
        "PUT /api/v1/roles/{role}" => new { permissions = Array.Empty<string>() },
        "POST /api/v1/ballots" => new { project = ProjectOf(role, side) },
        "PUT /api/v1/ballots/{id}" => new { topic = "议题", start = "2027-06-01T00:00:00+08:00", end = "2027-06-10T00:00:00+08:00", matters = new[] { new { title = "是否同意", kind = "Other" } } },
        "POST /api/v1/ballots/{id}/review" => new { approve = true, opinion = "同意" },
        "POST /api/v1/ballots/{id}/paper-votes" => new { house = (role == Role.PrepGroup ? side.HouseOfGroup : side.House).Value, choices = new[] { "For" } },
        "PUT /api/v1/ballots/{id}/follow" => new { ruleConfirmed = true, followers = new[] { 0 } },
        "PUT /api/v1/ballots/{id}/statistics" => new { figures = new[] { new { forHeads = 0, forArea = 0, againstHeads = 0, againstArea = 0, abstainHeads = 0, abstainArea = 0 } } },
        "POST /api/v1/me/ballots/{id}/votes" => new { house = side.House.Value, choices = new[] { "For" } },
        "POST /api/v1/certifications/search" => new { documentType = "ResidentId", documentNumber = AnEstate.ADocument().Number },
        "POST /api/v1/certifications/{id}/record" => new { note = "已核对" },
        "POST /api/v1/certifications/{id}/decision" or "POST /api/v1/proxies/{id}/review" => new { approve = true, opinion = "同意" },
        "POST /api/v1/projects/{project}/owners/verification" => new { name = "某人", documentType = "ResidentId", documentNumber = AnEstate.ADocument().Number },
        "POST /api/v1/projects/{project}/register/imports/{import}/confirm" => new { removeMissing = false },
        "POST /api/v1/committees" => new
        {
            project = ProjectOf(role, side),
            kind = "PreparatoryGroup",
            name = "新筹备组",
            electedOn = "2026-10-01",
            members = Enumerable.Range(0, 5).Select(i => new { name = "沈毅", gender = "Male", documentType = "ResidentId", document = AnEstate.ADocument().Number, phone = "13600000002", room = "101", post = i == 0 ? "Director" : "Member", standing = "Owner" }),
        },
        "PUT /api/v1/committees/{id}/members/{member}" => new { name = "沈毅", gender = "Male" },
        "PUT /api/v1/committees/{id}/members/{member}/post" => new { post = "Member" },
        "POST /api/v1/committees/{id}/members/{member}/vacate" or "POST /api/v1/committees/{id}/members/{member}/promote" => new { on = "2026-10-01", reason = "辞职" },
        "POST /api/v1/committees/{id}/staff" or "PUT /api/v1/committees/{id}/staff/{staff}" => new { kind = "Staff", name = "文员", position = "文员", phone = "13600000003", since = "2026-01-01" },
        "POST /api/v1/committees/{id}/meetings" or "PUT /api/v1/meetings/{id}" => new { topic = "例会", kind = "Regular", heldAt = "2026-01-05T10:00:00+08:00", chair = "主任", attendees = "全体", content = "通过" },
        "POST /api/v1/notices" => new { title = "通知", type = "Work", reply = "Reply", body = "正文", projects = new[] { ProjectOf(role, side) } },
        "POST /api/v1/notices/inbox/{id}/reply" => new { text = "收到" },
        "POST /api/v1/personal-data/owners/{id}" or "POST /api/v1/personal-data/members/{id}" or "POST /api/v1/personal-data/accounts/{id}" => new { reason = "核对" },
        "POST /api/v1/organisations" => new { type = "Enterprise", name = "新公司", place = side.Community },
        "PUT /api/v1/organisations/{id}" => new { name = "改名公司" },
        "POST /api/v1/places" => new { code = $"{side.Street}077.", name = "新社区" },
        "PUT /api/v1/places/{code}" => new { name = "改名社区" },
        "POST /api/v1/projects" => new { code = "4403990099", community = side.Community, entry = ProjectEntry() },
        "PUT /api/v1/projects/{id}" => ProjectEntry(),
        "PUT /api/v1/projects/{id}/map" => new[] { new { longitude = 114.0, latitude = 22.5 }, new { longitude = 114.1, latitude = 22.5 }, new { longitude = 114.1, latitude = 22.6 } },
        "PUT /api/v1/projects/{id}/management" => new { enterprise = side.Unit(OrganisationType.Enterprise), contractReference = "合同", contractFrom = "2027-01-01", contractUntil = "2029-12-31" },
        "PUT /api/v1/projects/{id}/party-branch" => new { secretary = "书记", document = AnEstate.ADocument().Number, phone = "13600000004", foundedOn = "2020-01-01" },
        "POST /api/v1/me/proxies" => new { house = side.House.Value, name = "某人", documentType = "ResidentId", documentNumber = AnEstate.ADocument().Number, phone = "13600000005", from = "2027-01-01T00:00:00Z", to = "2027-02-01T00:00:00Z" },
        _ => new { },
    };

    private static object ProjectEntry() => new { name = "新花园", address = "新路1号", usage = "Residential", buildingCount = 1, homeCount = 1 };
}
