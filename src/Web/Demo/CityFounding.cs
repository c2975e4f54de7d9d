using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Committees;
using PropertyPlatform.Application.Organisations;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Demo;

/// <summary>Founds the city: its places and units, its officers from the city down to the communities, enterprises, residential areas with their registers, committees.</summary>
internal sealed class CityFounding(DemoPlatform platform, CityPlan plan, CityBook book)
{
    private static readonly (string Project, int Year, string Reference)[] Managed =
        [("yunjing", 2022, "粤海物管〔2022〕17号"), ("cuihu", 2023, "粤海物管〔2023〕8号"), ("haiyue", 2020, "前期物业服务合同〔2019〕3号"), ("wutong", 2021, "莲塘物管〔2021〕5号"), ("minzhi", 2024, "民治物管〔2024〕21号")];

    private int _phones;

    /// <summary>Founds it.</summary>
    public async Task FoundAsync()
    {
        await platform.AsSystem(new LoadPlaces(CityPlan.Places));
        await GovernAsync();
        await EnterprisesAsync();
        await ProjectsAsync();
        await CommitteesAsync();
    }

    private async Task GovernAsync()
    {
        var city = (await platform.AsSystem(new RegisterOrganisation(OrganisationType.CityAuthority, "深圳市住房和建设局", null, null, CityPlan.City, "值班室", "0755-99990000", "深圳市福田区福中一路"))).Value;
        var opened = (await platform.AsSystem(new OpenAccount(Role.CityAdmin, city.Value, "周敏", NextPhone(), "系统管理员", Bound: true))).Value;
        var admin = book.Keep("city-admin", "市住房和建设局管理员 周敏", CitizenOf("周敏", opened));
        await SeatAsync("city-officer", "市住房和建设局经办人 韩雪", admin, Role.CityOfficer, city, "韩雪", "物业监管处科员");

        foreach (var place in CityPlan.Places.Where(place => Jurisdiction.Of(place.Code).Level != JurisdictionLevel.City).OrderBy(place => place.Code.Length))
        {
            var (type, name) = Jurisdiction.Of(place.Code).Level switch
            {
                JurisdictionLevel.District => (OrganisationType.DistrictAuthority, $"{place.Name}住房和建设局"),
                JurisdictionLevel.Street => (OrganisationType.StreetOffice, place.Name.EndsWith('镇') ? $"{place.Name}人民政府" : $"{place.Name}办事处"),
                _ => (OrganisationType.CommunityStation, $"{place.Name}工作站"),
            };
            book.Units[place.Code] = (await platform.As(admin, new RegisterOrganisation(type, name, null, null, place.Code))).Value;
        }

        await OfficersAsync(admin);
    }

    /// <summary>A district officer everywhere; street and community officers where there are residential areas. Elsewhere accounts are preset and wait for their people.</summary>
    private async Task OfficersAsync(Citizen admin)
    {
        var names = new Queue<string>(["方强", "秦岚", "吴刚", "石磊", "白雪", "江涛", "崔红", "康宁", "毛丽", "邱波", "龚宇", "侯军", "万里", "段平", "雷鸣", "钱敏", "汤勇", "尹洁", "黎明", "易凡", "常青", "武斌", "乔燕", "贺超", "赖文", "龙飞", "陶然", "孔宁", "向阳", "安琪", "洪波", "殷杰", "施慧", "温馨", "芦苇", "牛犇"]);
        foreach (var district in book.Units.Keys.Where(code => Jurisdiction.Of(code).Level == JurisdictionLevel.District).Order(StringComparer.Ordinal).ToList())
        {
            var main = district == "4403.05.";
            var officer = await SeatAsync(main ? "district-officer" : null, "南山区住房和建设局经办人 吴刚", admin, Role.DistrictOfficer, book.Units[district], main ? "吴刚" : Name(), "物业监管科科长");
            foreach (var street in plan.Projects.Select(project => Jurisdiction.Of(project.Community).Up(JurisdictionLevel.Street).Code).Where(code => code.StartsWith(district, StringComparison.Ordinal)).Distinct())
            {
                await StreetAsync(officer, street, Name);
            }
        }

        var waiting = plan.Projects[0].Community[..^4];
        await platform.As(book["street-lead"], new PresetAccount(Role.StreetOfficer, book.Units[waiting].Value, "夏天", NextPhone(), "物业管理岗"));

        string Name() => names.Dequeue() is var name && name == "吴刚" ? names.Dequeue() : name;
    }

    private async Task StreetAsync(Citizen district, string street, Func<string> name)
    {
        var main = street == "4403.05.007.";
        var lead = await SeatAsync(main ? "street-lead" : street == "4403.03.008." ? "street-lead-2" : null, main ? "粤海街道办事处负责人 王伟" : "莲塘街道办事处负责人 胡斌", district, Role.StreetLead, book.Units[street], main ? "王伟" : street == "4403.03.008." ? "胡斌" : name(), "城建办主任");
        if (main) await SeatAsync("street-officer", "粤海街道办事处经办人 郭晓东", lead, Role.StreetOfficer, book.Units[street], "郭晓东", "物业管理岗");
        book.Leads[street] = lead;

        foreach (var community in plan.Projects.Select(project => project.Community).Where(code => code.StartsWith(street, StringComparison.Ordinal)).Distinct())
        {
            var home = community == "4403.05.007.001.";
            var key = home ? "community-lead" : community == "4403.05.007.002." ? "community-lead-2" : null;
            var who = home ? "李娜" : key is null ? name() : "董小华";
            var station = await SeatAsync(key, home ? "大冲社区工作站负责人 李娜" : "科技园社区工作站负责人 董小华", lead, Role.CommunityLead, book.Units[community], who, "站长");
            if (home) await SeatAsync("community-officer", "大冲社区工作站经办人 潘婷", station, Role.CommunityOfficer, book.Units[community], "潘婷", "物业专干");
            book.Leads[community] = station;
        }
    }

    private async Task EnterprisesAsync()
    {
        var admin = book["city-admin"];
        var enterprise = await RegisterAsync(OrganisationType.Enterprise, "深圳市安居物业服务有限公司", 1, plan.Projects[0].Community);
        await RegisterAsync(OrganisationType.Enterprise, "深圳市鹏城物业管理有限公司", 2, plan.Projects[4].Community);
        book.Units["developer"] = await RegisterAsync(OrganisationType.Developer, "深圳市海悦房地产开发有限公司", 3, plan.Projects[2].Community);
        book.Units["enterprise"] = enterprise;
        await SeatAsync("ent-lead", "安居物业法定代表人 陈磊", admin, Role.EntLead, enterprise, "陈磊", "总经理");

        async Task<OrganisationId> RegisterAsync(OrganisationType type, string name, int number, string place) =>
            (await platform.As(admin, new RegisterOrganisation(type, name, People.CreditCodeOf(number), null, place, "办公室", $"0755-9999{number:D4}"))).Value;
    }

    private async Task ProjectsAsync()
    {
        var (admin, officer) = (book["city-admin"], book["city-officer"]);
        foreach (var project in plan.Projects)
        {
            var id = (await platform.As(officer, new RegisterProject(null, project.Community, EntryOf(project)))).Value;
            book.Projects[project.Key] = id;
            await platform.As(officer, new PlaceProjectOnMap(id, OutlineOf(project)));
            await platform.AsSystem(new EnterRegister(id, RegisterSource.Sheet, $"{project.Name}业主清册", project.Homes));
        }

        foreach (var (key, year, reference) in Managed)
        {
            await platform.As(admin, new AssignEnterprise(book.Projects[key], book.Units["enterprise"], reference, new DateOnly(year, 1, 1), new DateOnly(year + 5, 12, 31), null, null));
        }

        var lead = book["ent-lead"];
        await SeatAsync("project-manager", "云景花园项目经理 张志强", lead, Role.ProjectManager, book.Units["enterprise"], "张志强", "项目经理", "yunjing");
        await SeatAsync(null, "", lead, Role.ProjectManager, book.Units["enterprise"], "黄海燕", "项目经理", "cuihu", "wutong");
        await SeatAsync("ent-officer", "安居物业经办人 徐静", lead, Role.EntOfficer, book.Units["enterprise"], "徐静", "品质部");
        await platform.As(book["community-lead"], new RecordPartyBranch(book.Projects["yunjing"].Value, "罗明", KnownOwners.Named("罗明", 591, 1963).Document.Number, People.PhoneOf(591).Digits, new DateOnly(2020, 7, 1)));
    }

    private async Task CommitteesAsync()
    {
        await CommitteeAsync("yunjing", CommitteeKind.Committee, "云景花园业主委员会", KnownOwners.Yunjing, "director", "云景花园业委会主任 林芳");
        await CommitteeAsync("cuihu", CommitteeKind.Committee, "翠湖雅居业主委员会", KnownOwners.Cuihu, "director-2", "翠湖雅居业委会主任 梁文斌");
        await CommitteeAsync("wutong", CommitteeKind.Committee, "梧桐山居业主委员会", KnownOwners.Wutong, "director-3", "梧桐山居业委会主任 叶建国");
        await CommitteeAsync("haiyue", CommitteeKind.PreparatoryGroup, "海悦华庭首次业主大会筹备组", KnownOwners.Haiyue, "prep-group", "海悦华庭筹备组组长 沈毅");
        await SeatAsync("committee-member", "云景花园业委会委员 马超", book["director"], Role.CommitteeMember, book.Units["committee:yunjing"], KnownOwners.Yunjing[2], "委员", "yunjing");
    }

    /// <summary>The street records it and presets its head's account.</summary>
    private async Task CommitteeAsync(string project, CommitteeKind kind, string name, IReadOnlyList<RegisterOwner> members, string key, string title)
    {
        var lead = book.Leads[Jurisdiction.Of(plan.Project(project).Community).Up(JurisdictionLevel.Street).Code];
        var elected = ChinaCalendar.DayOf(platform.Clock.GetUtcNow()).AddMonths(-20);
        var record = new RecordCommittee(book.Projects[project].Value, kind, name, null, elected, null, null, null, [.. members.Select((member, i) => EntryOf(member, i, project))]);
        if (kind == CommitteeKind.Committee) record = record with { TermFrom = elected.AddDays(15), TermUntil = elected.AddDays(14).AddYears(5), FilingReference = $"{name[..4]}备〔{elected.Year}〕3号" };
        var committee = (await platform.As(lead, record)).Value;
        var unit = new OrganisationId((await platform.As(lead, new GetCommittee(committee))).Value.OrganisationId);
        book.Units[$"committee:{project}"] = unit;
        var role = kind == CommitteeKind.Committee ? Role.Director : Role.PrepGroup;
        await SeatAsync(key, title, lead, role, unit, members[0], kind == CommitteeKind.Committee ? "主任" : "组长", project);
    }

    // Five seats, the head's and the deputy's among them; whoever comes after those is an alternate.
    private MemberEntry EntryOf(RegisterOwner member, int place, string project)
    {
        var home = plan.Project(project).Homes.First(home => home.Owners.Any(owner => owner.Document == member.Document));
        return new MemberEntry
        {
            Name = member.Name,
            Gender = (member.Document.Number[16] - '0') % 2 == 1 ? Gender.Male : Gender.Female,
            Document = member.Document.Number,
            Phone = member.Phone?.Digits,
            Room = $"{home.Building}{home.Stairwell}{home.Room}",
            Post = place switch { 0 => CommitteePost.Director, 1 => CommitteePost.DeputyDirector, < 5 => CommitteePost.Member, _ => CommitteePost.Alternate },
        };
    }

    private Task<Citizen> SeatAsync(string? key, string title, Citizen superior, Role role, OrganisationId unit, string name, string position, params string[] projects) =>
        SeatAsync(key, title, superior, role, unit, name, NextPhone(), position, projects);

    private Task<Citizen> SeatAsync(string? key, string title, Citizen superior, Role role, OrganisationId unit, RegisterOwner owner, string position, params string[] projects) =>
        SeatAsync(key, title, superior, role, unit, owner.Name, owner.Phone?.Digits ?? throw new DemoCityException($"{owner.Name} has no phone."), position, projects);

    /// <summary>A superior presets the account, the person proves the phone and takes it.</summary>
    private async Task<Citizen> SeatAsync(string? key, string title, Citizen superior, Role role, OrganisationId unit, string name, string phone, string position, string[] projects)
    {
        await platform.As(superior, new PresetAccount(role, unit.Value, name, phone, position, [.. projects.Select(project => book.Projects[project].Value)]));
        await platform.AsNobody(new RequestCode(phone, CodePurpose.Identity));
        var session = (await platform.AsNobody(new BindAccount(Roles.Of(role).Audience, name, phone, DemoPlatform.Code))).Value;
        var citizen = new Citizen(name, session);
        return key is null ? citizen : book.Keep(key, title, citizen);
    }

    private Citizen CitizenOf(string name, OpenedAccount opened) =>
        new(name, new Session(opened.Account, opened.Person ?? throw new DemoCityException($"{name} is not bound."), platform.Clock.GetUtcNow()));

    private string NextPhone() => People.PhoneOf(_phones++).Digits;

    private ProjectEntry EntryOf(ProjectPlan project)
    {
        var homes = project.Homes.Where(home => home.Use != HouseUse.Parking).Sum(home => home.Area.SquareMetres);
        return new ProjectEntry
        {
            Name = project.Name,
            Address = project.Address,
            Usage = project.Layout.Shops > 0 ? ProjectUsage.Mixed : ProjectUsage.Residential,
            LandArea = decimal.Round(homes / 2.8m, 2),
            FloorArea = decimal.Round(homes * 1.18m, 2),
            BuildingCount = project.Layout.Buildings,
            HomeCount = project.Layout.Dwellings,
            Boundaries = "东、南、西、北均至市政道路红线",
            DeliveredOn = new DateOnly(project.Year, 9, 28),
            ServiceLevel = "三级",
            FeeStandard = project.Layout.Floors > 10 ? "3.80元/平方米·月" : "2.60元/平方米·月",
            Developer = project.Key == "haiyue" ? book.Units["developer"].Value : null,
        };
    }

    private static GeoPoint[] OutlineOf(ProjectPlan project)
    {
        var (wide, high) = (0.0006m + (project.Layout.Buildings * 0.0002m), 0.0005m + (project.Layout.Buildings * 0.00012m));
        return
        [
            new(project.Longitude - wide, project.Latitude - high), new(project.Longitude + wide, project.Latitude - (high * 0.9m)),
            new(project.Longitude + (wide * 0.95m), project.Latitude + high), new(project.Longitude - (wide * 0.9m), project.Latitude + (high * 0.95m)),
        ];
    }
}
