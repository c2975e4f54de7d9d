using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Adapters.OwnershipRegistry;
using PropertyPlatform.Infrastructure.Audit;
using PropertyPlatform.Infrastructure.Owners;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Owners;

[Trait("row", "OWN-08")]
[Trait("row", "PLT-05")]
public sealed class ImportingARegister(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly TestActor Clerk = new() { Permissions = [Permissions.ImportRegister, Permissions.ViewHouses, Permissions.ViewRegister] };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task takes_the_clean_sheet_whole()
    {
        using var expected = Expected("house-register-clean");
        var project = await ARegister.ProjectAsync(app, "清册花园");

        var import = await CheckAsync(project, File("house-register-clean"));
        await ConfirmAsync(project, import);

        var found = await ImportAsync(project, import);
        found.State.ShouldBe(RegisterImportState.Done);
        found.ShouldSatisfyAllConditions(
            f => f.Rows.ShouldBe(expected.RootElement.GetProperty("dataRows").GetInt32()),
            f => f.VotingUnits.ShouldBe(expected.RootElement.GetProperty("votingUnits").GetInt32()));
        var overview = (await app.SendAsync(new GetRegisterOverview(project), Clerk)).Value;
        overview.ShouldSatisfyAllConditions(
            o => o.Homes.ShouldBe(expected.RootElement.GetProperty("housesIfOnlyGoodRowsWereTaken").GetInt32()),
            o => o.Owners.ShouldBe(expected.RootElement.GetProperty("ownersIfOnlyGoodRowsWereTaken").GetInt32()),
            o => o.Area.Centi.ShouldBe(expected.RootElement.GetProperty("areaCenti").GetInt64()));
        (await app.UseAsync(db => db.Set<KeptSheet>().AnyAsync(sheet => sheet.ImportId == import, Ct))).ShouldBeFalse();
    }

    [Fact]
    public async Task refuses_the_faulty_sheet_whole_and_names_every_fault()
    {
        using var expected = Expected("house-register");
        var project = await ARegister.ProjectAsync(app, "十二错花园");

        var import = await CheckAsync(project, File("house-register"));

        var faults = (await app.SendAsync(new GetRegisterFaults(project, import, new Page(1, 200)), Clerk)).Value;
        faults.Items.Select(fault => $"{fault.Row} {fault.Column} {fault.Kind}")
            .ShouldBe(expected.RootElement.GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("row").GetInt32()} {e.GetProperty("column").GetString()} {e.GetProperty("kind").GetString()}"));
        (await app.SendAsync(new ConfirmRegister(project, import, false, null), Clerk)).Error.ShouldBe(RegisterErrors.HasFaults.With("12"));
        (await HousesAsync(project)).ShouldBeEmpty();
    }

    [Fact]
    public async Task changes_nothing_when_the_same_sheet_comes_again()
    {
        var project = await ARegister.ProjectAsync(app, "两遍花园");
        var sheet = File("house-register-clean");
        await ConfirmAsync(project, await CheckAsync(project, sheet));
        var before = await HousesAsync(project);

        var again = await CheckAsync(project, sheet);
        await ConfirmAsync(project, again);

        (await ImportAsync(project, again)).ShouldSatisfyAllConditions(
            f => f.State.ShouldBe(RegisterImportState.Done), f => f.Unchanged.ShouldBe(640), f => (f.Added + f.Amended + f.Missing).ShouldBe(0));
        (await HousesAsync(project)).Select(house => (house.Id, house.Version)).ShouldBe(before.Select(house => (house.Id, house.Version)));
    }

    [Fact]
    [Trait("row", "OWN-11")]
    [Trait("row", "OWN-06")]
    public async Task ends_the_ownership_of_who_sold_and_tells_of_it()
    {
        var project = await ARegister.ProjectAsync(app, "过户花园");
        await EnterAsync(project, ARegister.Home("101", ARegister.Person(101), ARegister.Person(102)), ARegister.Home("102", ARegister.Person(101)));
        app.Clock.Advance(TimeSpan.FromDays(1));

        var import = await CheckAsync(project, await ARegister.SheetAsync(app, ARegister.Home("101", ARegister.Person(102), ARegister.Person(103)), ARegister.Home("102", ARegister.Person(101))));
        var changes = (await app.SendAsync(new GetRegisterChanges(project, import, null, new Page()), Clerk)).Value.Items;
        await ConfirmAsync(project, import);

        changes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            c => c.Kind.ShouldBe(RegisterChangeKind.Amended), c => c.Aspects.ShouldBe(HomeAspects.Owners), c => c.Before.ShouldContain("住****"));
        var ownerships = await OwnershipsAsync(project, "101");
        ownerships.ShouldBe([("住户101", app.Clock.GetUtcNow()), ("住户102", null), ("住户103", null)], ignoreOrder: true);
        (await OwnershipsAsync(project, "102")).ShouldBe([("住户101", null)]);
        var told = await app.UseAsync(db => db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Action == "owners.register_imported").OrderByDescending(entry => entry.At).FirstAsync(Ct));
        told.Detail.ShouldContain("\"ownershipsEnded\":1");
    }

    [Fact]
    public async Task carries_the_corrected_area_of_a_home_into_the_register()
    {
        var project = await ARegister.ProjectAsync(app, "更正面积花园");
        var home = ARegister.Home("101", ARegister.Person(151));
        await EnterAsync(project, home);

        var import = await CheckAsync(project, await ARegister.SheetAsync(app, home with { Area = new Area(home.Area.Centi + 150) }));
        await ConfirmAsync(project, import);

        (await ImportAsync(project, import)).Amended.ShouldBe(1);
        (await HousesAsync(project)).ShouldHaveSingleItem().Area.ShouldBe(new Area(home.Area.Centi + 150));
    }

    [Fact]
    public async Task does_nothing_when_the_register_changed_after_the_check()
    {
        var project = await ARegister.ProjectAsync(app, "迟到花园");
        await EnterAsync(project, ARegister.Home("101", ARegister.Person(201)));
        var import = await CheckAsync(project, await ARegister.SheetAsync(app, ARegister.Home("101", ARegister.Person(202)), ARegister.Home("102", ARegister.Person(203))));
        await EnterAsync(project, ARegister.Home("101", ARegister.Person(204)));

        await ConfirmAsync(project, import);

        (await ImportAsync(project, import)).ShouldSatisfyAllConditions(f => f.State.ShouldBe(RegisterImportState.Failed), f => f.FailureCode.ShouldBe(RegisterErrors.ChangedMeanwhile.Code));
        (await HousesAsync(project)).ShouldHaveSingleItem().Room.ShouldBe("101");
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public async Task removes_what_the_sheet_does_not_name_only_when_told(bool removeMissing, int left)
    {
        var project = await ARegister.ProjectAsync(app, $"拆除花园{removeMissing}");
        await EnterAsync(project, ARegister.Home("101", ARegister.Person(301)), ARegister.Home("102", ARegister.Person(302)));

        var import = await CheckAsync(project, await ARegister.SheetAsync(app, ARegister.Home("101", ARegister.Person(301))));
        await ConfirmAsync(project, import, removeMissing);

        (await ImportAsync(project, import)).Missing.ShouldBe(1);
        (await HousesAsync(project)).Count(house => house.EndedAt is null).ShouldBe(left);
        (await OwnershipsAsync(project, "102")).ShouldHaveSingleItem().Until.ShouldBe(removeMissing ? app.Clock.GetUtcNow() : null);
    }

    [Fact]
    [Trait("row", "OWN-07")]
    public async Task knows_one_document_as_one_owner_of_the_whole_city()
    {
        var (first, second) = (await ARegister.ProjectAsync(app, "同一人花园"), await ARegister.ProjectAsync(app, "同一人雅居"));
        await EnterAsync(first, ARegister.Home("101", ARegister.Person(401)));
        await EnterAsync(second, ARegister.Home("101", ARegister.Person(401)));

        var renamed = await CheckAsync(second, await ARegister.SheetAsync(app, ARegister.Home("101", ARegister.Person(401, "别的名字"))));

        var index = await app.UseAsync(db => db.Set<Owner>().AsNoTracking().Where(owner => owner.Name == "住户401").ToListAsync(Ct));
        index.ShouldHaveSingleItem();
        (await app.SendAsync(new GetRegisterFaults(second, renamed, new Page()), Clerk)).Value.Items.ShouldHaveSingleItem().Kind.ShouldBe("cityname");
    }

    [Fact]
    public async Task corrects_a_name_that_only_this_project_knows()
    {
        var project = await ARegister.ProjectAsync(app, "改名花园");
        await EnterAsync(project, ARegister.Home("101", ARegister.Person(501)));

        await ConfirmAsync(project, await CheckAsync(project, await ARegister.SheetAsync(app, ARegister.Home("101", ARegister.Person(501, "更正")))));

        (await OwnershipsAsync(project, "101")).ShouldBe([("更正", null)]);
    }

    [Fact]
    public async Task gives_way_to_the_ownership_authority()
    {
        var project = await ARegister.ProjectAsync(app, "权属花园");
        (await app.SendAsync(new EnterRegister(project, RegisterSource.Authority, "权属数据", [ARegister.Home("101", ARegister.Person(601))]))).Succeeded.ShouldBeTrue();

        var refused = await app.SendAsync(new CheckRegister(project, "a.xlsx", await ARegister.SheetAsync(app, ARegister.Home("101", ARegister.Person(602)))), Clerk);

        refused.Error.ShouldBe(RegisterErrors.KeptByAuthority);
    }

    [Fact]
    public async Task takes_the_register_of_the_authority_when_it_has_one()
    {
        var (kept, unkept, silent) = (await ARegister.ProjectAsync(app, "登记花园"), await ARegister.ProjectAsync(app, "未登记花园"), await ARegister.ProjectAsync(app, "无应答花园"));
        var authority = app.Services.GetRequiredService<LocalOwnershipRegistry>();
        authority.Answer(kept, new RegistryExtract.Delivered("不动产登记 2026-11", [ARegister.Home("101", ARegister.Person(651)), ARegister.Home("102")]));
        authority.Answer(silent, new RegistryExtract.Failed(new PortFailure.Unavailable("down", null)));
        await EnterAsync(kept, ARegister.Home("101", ARegister.Person(652)), ARegister.Home("103", ARegister.Person(652)));

        var fetched = await app.SendAsync(new FetchRegister(kept), Clerk);

        (await ImportAsync(kept, fetched.Value)).ShouldSatisfyAllConditions(
            f => f.Source.ShouldBe(RegisterSource.Authority), f => (f.Added, f.Amended, f.Missing).ShouldBe((1, 1, 1)));
        (await HousesAsync(kept)).Where(house => house.EndedAt is null).Select(house => house.Room).ShouldBe(["101", "102"], ignoreOrder: true);
        (await app.SendAsync(new FetchRegister(unkept), Clerk)).Error.ShouldBe(RegisterErrors.NotKeptByAuthority);
        (await app.SendAsync(new FetchRegister(silent), Clerk)).Error.ShouldBe(RegisterErrors.AuthorityUnavailable);
        (await app.SendAsync(new FetchRegister(kept), Clerk with { Scope = DataScope.Of(Jurisdiction.Of(ACity.OtherStreet)) })).Error.ShouldBe(RegisterErrors.ProjectNotFound);
    }

    [Fact]
    public async Task enters_a_register_once_however_many_bring_it_at_a_time()
    {
        var project = await ARegister.ProjectAsync(app, "同时花园");
        var homes = Enumerable.Range(0, 50).Select(i => ARegister.Home($"{i}", ARegister.Person(2_000 + i))).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => EnterAsync(project, homes)));

        (await HousesAsync(project)).Count.ShouldBe(50);
        (await OwnershipsAsync(project, "7")).ShouldHaveSingleItem();
    }

    [Fact]
    [Trait("row", "PLT-11")]
    public async Task forgets_a_sheet_that_nobody_confirmed()
    {
        var project = await ARegister.ProjectAsync(app, "遗忘花园");
        var import = await CheckAsync(project, await ARegister.SheetAsync(app, ARegister.Home("101", ARegister.Person(671))));
        app.Clock.Advance(TimeSpan.FromDays(8));

        await app.RunJobAsync("register.forget_sheets");
        await ConfirmAsync(project, import);

        (await ImportAsync(project, import)).ShouldSatisfyAllConditions(f => f.State.ShouldBe(RegisterImportState.Failed), f => f.FailureCode.ShouldBe(RegisterErrors.SheetForgotten.Code));
        (await HousesAsync(project)).ShouldBeEmpty();
    }

    [Fact]
    public async Task lets_one_import_of_a_project_run_at_a_time_and_each_be_confirmed_once()
    {
        var project = await ARegister.ProjectAsync(app, "并行花园");
        var sheet = await ARegister.SheetAsync(app, ARegister.Home("101", ARegister.Person(701)));
        var (one, other) = (await CheckAsync(project, sheet), await CheckAsync(project, sheet));

        var confirmed = await app.SendAsync(new ConfirmRegister(project, one, false, null), Clerk);
        var running = await app.SendAsync(new ConfirmRegister(project, other, false, null), Clerk);
        await app.DrainAsync();
        var twice = await app.SendAsync(new ConfirmRegister(project, one, false, null), Clerk);

        confirmed.Succeeded.ShouldBeTrue();
        running.Error.ShouldBe(RegisterErrors.AnotherRunning);
        twice.Error.ShouldBe(RegisterErrors.NotConfirmable);
    }

    [Fact]
    [Trait("row", "ORG-02")]
    public async Task does_not_exist_for_who_is_responsible_for_another_place()
    {
        var project = await ARegister.ProjectAsync(app, "他处花园");
        var import = await CheckAsync(project, await ARegister.SheetAsync(app, ARegister.Home("101", ARegister.Person(801))));
        var foreigner = Clerk with { Scope = DataScope.Of(Jurisdiction.Of(ACity.OtherStreet)) };

        (await app.SendAsync(new CheckRegister(project, "a.xlsx", [1]), foreigner)).Error.ShouldBe(RegisterErrors.ProjectNotFound);
        (await app.SendAsync(new ConfirmRegister(project, import, false, null), foreigner)).Error.ShouldBe(RegisterErrors.NotFound);
        (await app.SendAsync(new GetRegisterImport(project, import), foreigner)).Error.ShouldBe(RegisterErrors.NotFound);
        (await app.SendAsync(new GetRegisterChanges(project, import, null, new Page()), foreigner)).Error.ShouldBe(RegisterErrors.NotFound);
        (await app.SendAsync(new GetHouses(project, null, null, null, null, null, new Page()), foreigner)).Error.ShouldBe(RegisterErrors.ProjectNotFound);
        (await app.SendAsync(new GetRegisterImports(null, null, new Page()), foreigner)).Value.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task is_closed_to_who_may_not_import()
    {
        var reader = Clerk with { Permissions = [Permissions.ViewHouses] };

        (await app.SendAsync(new CheckRegister(ProjectId.New(), "a.xlsx", [1]), reader)).Error.ShouldBe(SharedErrors.NotPermitted);
        (await app.SendAsync(new ConfirmRegister(ProjectId.New(), RegisterImportId.New(), true, null), reader)).Error.ShouldBe(SharedErrors.NotPermitted);
        RoleCatalogue.HeldBy(Role.DistrictOfficer).ShouldContain(Permissions.ImportRegister);
        RoleCatalogue.HeldBy(Role.EntLead).ShouldNotContain(Permissions.ViewRegister);
    }

    [Fact]
    public async Task refuses_what_is_no_workbook()
    {
        var project = await ARegister.ProjectAsync(app, "不是表花园");

        (await app.SendAsync(new CheckRegister(project, "a.xlsx", "name,room"u8.ToArray()), Clerk)).Error.ShouldBe(RegisterErrors.NotAWorkbook);
    }

    [Fact]
    [Trait("row", "PRJ-06")]
    [Trait("row", "PLT-11")]
    public async Task shows_homes_as_people_count_and_names_only_masked()
    {
        var project = await ARegister.ProjectAsync(app, "房屋花园");
        await EnterAsync(project, ARegister.Home("1001"), ARegister.Home("201", ARegister.Person(901, "王小明")), ARegister.Home("1101", ARegister.Person(902, "李雷"), ARegister.Person(901, "王小明")));

        var all = (await app.SendAsync(Houses(project), Clerk)).Value;
        var counts = (await app.SendAsync(Houses(project), Clerk with { Permissions = [Permissions.ViewHouses] })).Value;
        var his = (await app.SendAsync(Houses(project) with { Owner = "王 小明" }, Clerk)).Value;
        var rooms = (await app.SendAsync(Houses(project) with { Room = "1" }, Clerk)).Value;

        all.Items.Select(house => house.Room).ShouldBe(["201", "1001", "1101"]);
        all.Items[2].Owners.ShouldNotBeNull().ShouldBe(["李*", "王**"], ignoreOrder: true);
        counts.Items[2].ShouldSatisfyAllConditions(h => h.Owners.ShouldBeNull(), h => h.OwnerCount.ShouldBe(2));
        his.Items.Select(house => house.Room).ShouldBe(["201", "1101"]);
        rooms.Items.Select(house => house.Room).ShouldBe(["1001", "1101"]);
        (await app.SendAsync(Houses(project) with { Owner = "王小明" }, Clerk with { Permissions = [Permissions.ViewHouses] })).Error.ShouldBe(SharedErrors.NotPermitted);
        var detail = (await app.SendAsync(new GetHouse(project, new HouseId(all.Items[0].Id)), Clerk)).Value.Owners.ShouldNotBeNull().ShouldHaveSingleItem();
        detail.Document.ShouldBe($"999{new string('*', 11)}{ARegister.Person(901).Document.Number[^4..]}");
    }

    [Fact]
    public async Task keeps_identity_numbers_and_phones_encrypted()
    {
        var project = await ARegister.ProjectAsync(app, "加密花园");
        await EnterAsync(project, ARegister.Home("101", ARegister.Person(951)));

        var row = await app.UseAsync(db => db.Database.SqlQueryRaw<string>("SELECT document || ' ' || phone AS \"Value\" FROM owners.owners WHERE name = '住户951'").SingleAsync(Ct));

        row.ShouldNotContain(ARegister.Person(951).Document.Number);
        row.ShouldNotContain("19900000951");
        (await app.UseAsync(db => db.Set<Owner>().SingleAsync(owner => owner.Name == "住户951", Ct))).Document.ShouldBe(ARegister.Person(951).Document);
    }

    [Fact]
    public async Task takes_twenty_thousand_homes_in_seconds()
    {
        var project = await ARegister.ProjectAsync(app, "两万户花园");
        var homes = Enumerable.Range(0, 20_000).Select(i => ARegister.Home($"{i}", ARegister.Person(100_000 + i))).ToList();

        var watch = Stopwatch.StartNew();
        await EnterAsync(project, [.. homes]);
        var entered = watch.Elapsed;
        var import = await CheckAsync(project, await ARegister.SheetAsync(app, homes));
        await ConfirmAsync(project, import);

        TestContext.Current.SendDiagnosticMessage($"entered in {entered}, checked and confirmed again in {watch.Elapsed - entered}");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
        (await ImportAsync(project, import)).Unchanged.ShouldBe(20_000);
    }

    private static GetHouses Houses(ProjectId project) => new(project, null, null, null, null, null, new Page());

    private async Task<RegisterImportId> CheckAsync(ProjectId project, byte[] workbook) => (await app.SendAsync(new CheckRegister(project, "清册.xlsx", workbook), Clerk)).Value;

    private async Task ConfirmAsync(ProjectId project, RegisterImportId import, bool removeMissing = false)
    {
        (await app.SendAsync(new ConfirmRegister(project, import, removeMissing, null), Clerk)).Error.ShouldBeNull();
        await app.DrainAsync();
    }

    private async Task EnterAsync(ProjectId project, params RegisterHome[] homes) =>
        (await app.SendAsync(new EnterRegister(project, RegisterSource.Sheet, "初始清册", homes))).Error.ShouldBeNull();

    private async Task<RegisterImportDetail> ImportAsync(ProjectId project, RegisterImportId import) => (await app.SendAsync(new GetRegisterImport(project, import), Clerk)).Value;

    private Task<List<House>> HousesAsync(ProjectId project) =>
        app.UseAsync(db => db.Set<House>().AsNoTracking().Where(house => house.ProjectId == project).OrderBy(house => house.Id).ToListAsync(Ct));

    private async Task<List<(string Name, DateTimeOffset? Until)>> OwnershipsAsync(ProjectId project, string room)
    {
        var rows = await app.UseAsync(db => (
            from house in db.Set<House>()
            join ownership in db.Set<Ownership>() on house.Id equals ownership.HouseId
            join owner in db.Set<Owner>() on ownership.OwnerId equals owner.Id
            where house.ProjectId == project && house.Room == room
            select new { owner.Name, ownership.Until }).ToListAsync(Ct));
        return [.. rows.Select(row => (row.Name, row.Until))];
    }

    private static JsonDocument Expected(string name) => JsonDocument.Parse(System.IO.File.ReadAllText(TestData.PathOf("sheets", $"{name}.expected.json")));

    private static byte[] File(string name) => System.IO.File.ReadAllBytes(TestData.PathOf("sheets", $"{name}.xlsx"));
}
