using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Security;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Projects;

/// <summary>A street of one district with two communities.</summary>
public sealed class ADistrict(PlatformApp app)
{
    public const string Here = "4403.05.007.001.";
    public const string There = "4403.05.007.002.";

    public static TestActor Officer(string place) => new() { Role = nameof(Role.CommunityLead), Scope = DataScope.Of(Jurisdiction.Of(place)) };

    public async Task BuildAsync()
    {
        (string Code, string Name)[] places = [("4403.", "深圳市"), ("4403.05.", "南山区"), ("4403.05.007.", "粤海街道"), (Here, "科技园社区"), (There, "后海社区")];
        foreach (var (code, name) in places)
        {
            var id = JurisdictionUnitId.Of(Jurisdiction.Of(code));
            if (await app.UseAsync(db => db.Set<JurisdictionUnit>().AnyAsync(u => u.Id == id))) continue;
            await app.SaveAsync(JurisdictionUnit.Found(Jurisdiction.Of(code), name, AreaKind.Administrative));
        }
    }

    public Task<Result<ProjectId>> RegisterAsync(string name, string place = Here, string? code = null, string? address = null, TestActor? actor = null) =>
        app.SendAsync(new RegisterProject(code, place, new ProjectEntry { Name = name, Address = address ?? $"{name}路1号", Usage = ProjectUsage.Residential, FloorArea = 80_000.5m, HomeCount = 720 }), actor);

    public async Task<OrganisationId> EnterpriseAsync(string name, string code)
    {
        var enterprise = Organisation.Register(OrganisationType.Enterprise, name, code + UnifiedSocialCreditCode.CheckOf(code), null, Jurisdiction.Of("4403."), OrganisationContact.None).Value;
        await app.SaveAsync(enterprise);
        return enterprise.Id;
    }
}

public sealed class RecordingProjects(PlatformApp app) : IClassFixture<PlatformApp>, IAsyncLifetime
{
    private readonly ADistrict _city = new(app);

    public async ValueTask InitializeAsync() => await _city.BuildAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    [Trait("row", "PRJ-32")]
    public async Task refuses_a_code_a_name_or_an_address_that_is_taken()
    {
        (await _city.RegisterAsync("重名花园", code: "CM-1", address: "重名路9号")).Succeeded.ShouldBeTrue();

        (await _city.RegisterAsync("另一花园", code: "cm-1")).Error.ShouldBe(ProjectErrors.CodeTaken);
        (await _city.RegisterAsync("重名 花园", ADistrict.There)).Error.ShouldBe(ProjectErrors.NameTaken);
        (await _city.RegisterAsync("第三花园", ADistrict.There, address: "重名路 9号")).Error.ShouldBe(ProjectErrors.AddressTaken);
    }

    [Fact]
    [Trait("row", "PRJ-32")]
    public async Task hints_at_similar_names_also_outside_the_callers_scope()
    {
        (await _city.RegisterAsync("海岸明珠一期", ADistrict.There)).Succeeded.ShouldBeTrue();
        var enterprise = new TestActor { Role = nameof(Role.EntLead), Scope = DataScope.Nothing, Permissions = [Permissions.CheckProjects] };

        var check = (await app.SendAsync(new CheckProject(ADistrict.Here, null, "海岸明珠二期", null), enterprise)).Value;

        (check.CodeTaken, check.NameTaken, check.AddressTaken).ShouldBe((false, false, false));
        check.Similar.ShouldHaveSingleItem().Name.ShouldBe("海岸明珠一期");
        check.Similar[0].Place.ShouldBe("南山区 / 粤海街道 / 后海社区");

        var own = (await _city.RegisterAsync("海岸明珠二期")).Value;
        var corrected = (await app.SendAsync(new CheckProject(ADistrict.Here, null, "海岸明珠二期", "海岸明珠二期路1号", own.Value), enterprise)).Value;
        (corrected.NameTaken, corrected.AddressTaken).ShouldBe((false, false), "an area does not stand in its own way");
    }

    [Fact]
    [Trait("row", "PRJ-02")]
    public async Task shows_a_community_its_own_projects_only()
    {
        (await _city.RegisterAsync("本社区甲")).Succeeded.ShouldBeTrue();
        var other = (await _city.RegisterAsync("别社区甲", ADistrict.There)).Value;
        var officer = ADistrict.Officer(ADistrict.Here);

        var names = (await app.SendAsync(new GetProjects(new ProjectFilter { Name = "社区甲" }, new Page()), officer)).Value.Items.Select(p => p.Name);

        names.ShouldBe(["本社区甲"]);
        (await app.SendAsync(new GetProject(other), officer)).Error.ShouldBe(ProjectErrors.NotFound);
        (await app.SendAsync(new CorrectProject(other, new ProjectEntry { Name = "改名", Address = "某路1号", Usage = ProjectUsage.Office }, null), officer)).Error.ShouldBe(ProjectErrors.NotFound);
    }

    [Fact]
    [Trait("row", "PRJ-02")]
    public async Task cannot_be_recorded_outside_the_callers_place() =>
        (await _city.RegisterAsync("越界花园", ADistrict.There, actor: ADistrict.Officer(ADistrict.Here))).Error.ShouldBe(ProjectErrors.NotACommunity);

    [Theory]
    [Trait("row", "ORG-01")]
    [InlineData("4403.05.007.")]
    [InlineData("4403.05.007.099.")]
    public async Task belongs_to_a_community_of_the_tree_and_to_nothing_above_it(string place) =>
        (await _city.RegisterAsync("无社区花园", place)).Error.ShouldBe(ProjectErrors.NotACommunity);

    [Fact]
    public async Task lets_an_enterprise_see_what_it_manages_and_no_longer()
    {
        var project = (await _city.RegisterAsync("在管花园")).Value;
        var enterprise = await _city.EnterpriseAsync("在管物业有限公司", "91440300MA5EXAMP0");
        var start = new DateOnly(2026, 1, 1);

        (await app.SendAsync(new AssignEnterprise(project, enterprise, "HT-1", start, null, null, null))).Succeeded.ShouldBeTrue();

        var lead = (await app.SendAsync(new OpenAccount(Role.EntLead, enterprise.Value, "在管负责人", "13600137003", Bound: true))).Value.Account;
        (await ScopeAsync(lead)).ShouldBe([project]);
        var manager = new TestActor { Role = nameof(Role.EntLead), Scope = DataScope.Of([project]) };
        (await app.SendAsync(new GetProject(project), manager)).Value.Manager.ShouldBe("在管物业有限公司");
        (await app.SendAsync(new ReleaseEnterprise(project, ManagementEnd.Expiry, null))).Succeeded.ShouldBeTrue();
        (await ScopeAsync(lead)).ShouldBeEmpty();
    }

    [Fact]
    [Trait("row", "ORG-02")]
    public async Task is_reached_by_its_enterprise_and_of_the_enterprises_managers_by_the_own_one_only()
    {
        var (own, other) = ((await _city.RegisterAsync("经理甲花园")).Value, (await _city.RegisterAsync("经理乙花园")).Value);
        var enterprise = await _city.EnterpriseAsync("范围物业有限公司", "91440300MA5EXAMP2");
        foreach (var project in new[] { own, other }) (await app.SendAsync(new AssignEnterprise(project, enterprise, "HT-1", new DateOnly(2026, 1, 1), null, null, null))).Succeeded.ShouldBeTrue();
        var lead = (await app.SendAsync(new OpenAccount(Role.EntLead, enterprise.Value, "企业负责人", "13600137001", Bound: true))).Value.Account;
        var manager = (await app.SendAsync(new OpenAccount(Role.ProjectManager, enterprise.Value, "甲经理", "13600137002", Projects: [own.Value], Bound: true))).Value.Account;

        (await ScopeAsync(lead)).ShouldBe([own, other], ignoreOrder: true);
        (await ScopeAsync(manager)).ShouldBe([own]);
    }

    [Fact]
    public async Task tells_other_contexts_where_a_project_lies_within_the_callers_scope()
    {
        var project = (await _city.RegisterAsync("位置花园")).Value;

        (await PlaceAsync(project, TestActor.Almighty)).ShouldBe(new ProjectPlace(project, "位置花园", Jurisdiction.Of(ADistrict.Here)));
        (await PlaceAsync(project, ADistrict.Officer(ADistrict.There))).ShouldBeNull();
    }

    [Fact]
    [Trait("row", "PRJ-26")]
    public async Task keeps_one_party_branch_a_project_and_its_numbers_encrypted()
    {
        var project = (await _city.RegisterAsync("党建花园")).Value;
        var lead = ADistrict.Officer(ADistrict.Here);
        var first = new RecordPartyBranch(project.Value, "王伟", "11010519491231002X", "13800138000", new DateOnly(2020, 7, 1));

        (await app.SendAsync(first, lead)).Succeeded.ShouldBeTrue();
        (await app.SendAsync(first with { Secretary = "李敏" }, lead)).Succeeded.ShouldBeTrue();

        var shown = (await app.SendAsync(new GetProject(project), lead)).Value.PartyBranch.ShouldNotBeNull();
        (shown.Secretary, shown.Document, shown.Phone).ShouldBe(("李敏", "110***********002X", "138****8000"));
        (await app.UseAsync(db => db.Set<PartyBranch>().CountAsync(b => b.ProjectId == project))).ShouldBe(1);
        var stored = await app.UseAsync(db => db.Database.SqlQueryRaw<string>("SELECT document AS \"Value\" FROM projects.party_branches").ToListAsync());
        stored.ShouldAllBe(text => !text.Contains("1949"));
    }

    [Fact]
    [Trait("row", "PRJ-26")]
    public async Task refuses_a_party_branch_with_a_wrong_identity_number_or_outside_the_community()
    {
        var project = (await _city.RegisterAsync("支部花园")).Value;
        var entry = new RecordPartyBranch(project.Value, "王伟", "110105194912310020", "13800138000", new DateOnly(2020, 7, 1));

        (await app.SendAsync(entry, ADistrict.Officer(ADistrict.Here))).Error.ShouldNotBeNull().Fields.ShouldNotBeNull().Keys.ShouldBe(["Document"]);
        (await app.SendAsync(entry with { Document = "11010519491231002X" }, ADistrict.Officer(ADistrict.There))).Error.ShouldBe(ProjectErrors.NotFound);
        (await app.UseAsync(db => db.Set<PartyBranch>().AnyAsync(b => b.ProjectId == project))).ShouldBeFalse();
    }

    [Fact]
    [Trait("row", "PRJ-06")]
    public async Task lists_homes_by_building_stairwell_and_room_as_people_count()
    {
        var project = (await _city.RegisterAsync("房屋花园")).Value;
        foreach (var (building, room) in new[] { ("10栋", "101"), ("2栋", "1001"), ("2栋", "201") })
        {
            await app.SaveAsync(House.Register(project, Jurisdiction.Of(ADistrict.Here), new HouseFacts(building, "", "", room, HouseUse.Residence, new Area(8_950), "", false)));
        }

        var pulledDown = House.Register(project, Jurisdiction.Of(ADistrict.Here), new HouseFacts("3栋", "", "", "101", HouseUse.Residence, new Area(8_950), "", false));
        pulledDown.Leave(app.Clock.GetUtcNow());
        await app.SaveAsync(pulledDown);

        var homes = (await app.SendAsync(new GetProjectHomes(project, null, null, new Page()), ADistrict.Officer(ADistrict.Here))).Value;

        homes.Homes.Items.Select(h => (h.Building, h.Room)).ShouldBe([("2栋", "201"), ("2栋", "1001"), ("10栋", "101")]);
        homes.Buildings.ShouldBe([new BuildingLine("2栋", 2, new Area(17_900)), new BuildingLine("10栋", 1, new Area(8_950))]);
        (await app.SendAsync(new GetProjectHomes(project, "2栋", "10", new Page()))).Value.Homes.Items.ShouldHaveSingleItem().Room.ShouldBe("1001");
        (await app.SendAsync(new GetProjectHomes(project, null, null, new Page()), ADistrict.Officer(ADistrict.There))).Error.ShouldBe(ProjectErrors.NotFound);
    }

    private async Task<IReadOnlyList<ProjectId>> ScopeAsync(AccountId id)
    {
        await using var scope = app.ScopeOf(TestActor.Nobody);
        var account = await app.UseAsync(db => db.Set<Account>().SingleAsync(a => a.Id == id));
        return (await scope.ServiceProvider.GetRequiredService<ActorResolver>().ResolveAsync(Session.Of(account), CancellationToken.None)).ShouldNotBeNull().Scope.Projects;
    }

    private async Task<ProjectPlace?> PlaceAsync(ProjectId project, TestActor actor)
    {
        await using var scope = app.ScopeOf(actor);
        return await scope.ServiceProvider.GetRequiredService<IProjectPlaces>().FindAsync(project, CancellationToken.None);
    }
}
