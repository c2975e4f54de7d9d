using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Committees;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Application.ToDos;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Security;
using PropertyPlatform.Integration.Tests.Projects;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Committees;

public sealed class RecordingCommittees(PlatformApp app) : IClassFixture<PlatformApp>, IAsyncLifetime
{
    private readonly ADistrict _city = new(app);

    public async ValueTask InitializeAsync() => await _city.BuildAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    [Trait("row", "OC-08")]
    public async Task ends_the_committee_before_with_its_organisation_when_another_takes_office()
    {
        var project = (await _city.RegisterAsync("换届花园")).Value;
        var first = (await app.SendAsync(Committee(project, "第一届"))).Value;
        var group = (await app.SendAsync(Committee(project, "换届小组", CommitteeKind.ReelectionGroup))).Value;

        var second = (await app.SendAsync(Committee(project, "第二届"))).Value;

        (await StateAsync(first)).ShouldBe((CommitteeState.Ended, OrganisationStatus.Closed));
        (await StateAsync(group)).ShouldBe((CommitteeState.Ended, OrganisationStatus.Closed));
        (await StateAsync(second)).ShouldBe((CommitteeState.InOffice, OrganisationStatus.Active));
    }

    [Fact]
    [Trait("row", "OC-07")]
    public async Task lets_a_preparatory_group_convene_in_its_area_until_a_committee_takes_office()
    {
        var project = (await _city.RegisterAsync("筹备花园")).Value;
        var group = (await app.SendAsync(Committee(project, "筹备组", CommitteeKind.PreparatoryGroup))).Value;
        var organisation = await OrganisationAsync(group);

        (await ConvenorAsync(organisation)).ShouldBe(ConvenorKind.PreparatoryGroup);
        var leader = (await app.SendAsync(new OpenAccount(Role.PrepGroup, organisation.Value, "筹备组组长", "13600136011", Bound: true))).Value.Account;
        (await ScopeAsync(leader)).ShouldBe([project]);
        (await app.SendAsync(Committee(project, "再一个", CommitteeKind.PreparatoryGroup))).Error.ShouldBe(CommitteeErrors.ExistsAlready);

        (await app.SendAsync(Committee(project, "第一届"))).Succeeded.ShouldBeTrue();

        (await ConvenorAsync(organisation)).ShouldBeNull();
        (await ScopeAsync(leader)).ShouldBeEmpty();
        (await app.SendAsync(Committee(project, "迟到的筹备组", CommitteeKind.PreparatoryGroup))).Error.ShouldBe(CommitteeErrors.CommitteeExists);
    }

    [Fact]
    public async Task tells_ballots_a_reelection_group_from_a_preparatory_one()
    {
        var project = (await _city.RegisterAsync("小组花园")).Value;
        (await app.SendAsync(Committee(project, "无从换届", CommitteeKind.ReelectionGroup))).Error.ShouldBe(CommitteeErrors.NothingToReelect);
        (await app.SendAsync(Committee(project, "现任"))).Succeeded.ShouldBeTrue();

        var group = (await app.SendAsync(Committee(project, "换届", CommitteeKind.ReelectionGroup))).Value;

        (await ConvenorAsync(await OrganisationAsync(group))).ShouldBe(ConvenorKind.ReelectionGroup);
    }

    [Fact]
    [Trait("row", "OC-01")]
    public async Task exists_for_its_own_place_and_project_only_and_keeps_numbers_encrypted()
    {
        var project = (await _city.RegisterAsync("范围花园")).Value;
        var committee = (await app.SendAsync(Committee(project, "范围业委会"))).Value;
        var director = new TestActor { Role = nameof(Role.Director), Scope = DataScope.Of([project]) };

        var shown = (await app.SendAsync(new GetCommittee(committee), director)).Value;

        shown.Members.Select(m => m.Post).ShouldBe([CommitteePost.Director, CommitteePost.DeputyDirector, CommitteePost.Member, CommitteePost.Member, CommitteePost.Member]);
        shown.Alternates.ShouldHaveSingleItem().Phone.ShouldBe("138****0005");
        (await app.SendAsync(new GetCommittee(committee), ADistrict.Officer(ADistrict.There))).Error.ShouldBe(CommitteeErrors.NotFound);
        (await app.SendAsync(Committee(project, "越界"), ADistrict.Officer(ADistrict.There))).Error.ShouldBe(CommitteeErrors.AreaUnknown);
        var stored = await app.UseAsync(db => db.Database.SqlQueryRaw<string>("SELECT phone AS \"Value\" FROM committees.members").ToListAsync());
        stored.ShouldAllBe(text => !text.Contains("1380000"));
        (await app.SendAsync(new VacateSeat(committee, shown.Members[4].Id, new DateOnly(2026, 6, 1), "辞职"))).Succeeded.ShouldBeTrue();
        (await app.SendAsync(new GetCommittee(committee), director)).Value.Members.Select(m => m.Id).ShouldBe(shown.Members.Take(4).Select(m => m.Id));
    }

    [Fact]
    [Trait("row", "OC-08")]
    public async Task asks_street_and_director_to_organise_the_next_election_before_a_term_ends()
    {
        var project = (await _city.RegisterAsync("届满花园")).Value;
        var today = ChinaCalendar.DayOf(app.Clock.GetUtcNow());
        var committee = (await app.SendAsync(Committee(project, "届满业委会") with { TermFrom = today.AddYears(-1), TermUntil = today.AddDays(100) })).Value;

        (await app.SendAsync(new AgeCommittees())).Value.ShouldBeGreaterThan(0);
        await ReactAsync(new CommitteeTermEnding(committee, project, default, today.AddDays(100)));

        var street = new TestActor { Role = nameof(Role.StreetOfficer), Scope = DataScope.Of(Jurisdiction.Of("4403.05.007.")) };
        var todo = (await app.SendAsync(new GetToDos(ToDoTab.Pending, "届满花园", new Page()), street)).Value.Items.ShouldHaveSingleItem();
        todo.Url.ShouldBe($"/Admin/Committees/Detail/{committee.Value}");
        var director = new TestActor { Role = nameof(Role.Director), Scope = DataScope.Of([project]) };
        (await app.SendAsync(new GetToDos(ToDoTab.Pending, null, new Page()), director)).Value.Items.ShouldHaveSingleItem().Id.ShouldBe(todo.Id);
        (await app.UseAsync(db => db.Set<OwnerCommittee>().Where(c => c.Id == committee).Select(c => c.EndAnnounced).SingleAsync())).ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "OC-08")]
    public async Task ends_the_accounts_of_the_committee_before()
    {
        var project = (await _city.RegisterAsync("账户花园")).Value;
        var first = (await app.SendAsync(Committee(project, "账户第一届"))).Value;
        var organisation = await OrganisationAsync(first);
        var director = (await app.SendAsync(new OpenAccount(Role.Director, organisation.Value, "陈志强", "13600136000"))).Value.Account;

        await ReactAsync(new CommitteeEnded(first, project, organisation, app.Clock.GetUtcNow()));
        await ReactAsync(new CommitteeEnded(first, project, organisation, app.Clock.GetUtcNow()));

        (await app.UseAsync(db => db.Set<Account>().Where(a => a.Id == director).Select(a => a.State).SingleAsync())).ShouldBe(AccountState.Cancelled);
    }

    [Fact]
    public async Task releases_the_manager_of_a_project_that_its_enterprise_left()
    {
        var (left, kept) = ((await _city.RegisterAsync("撤管花园")).Value, (await _city.RegisterAsync("留管花园")).Value);
        var enterprise = await _city.EnterpriseAsync("撤管物业有限公司", "91440300MA5EXAMP1");
        var manager = (await app.SendAsync(new OpenAccount(Role.ProjectManager, enterprise.Value, "王经理", "13600136001", Projects: [left.Value, kept.Value]))).Value.Account;

        await ReactAsync(new ManagementEnded(left, enterprise, ManagementEnd.RemovalOrder, app.Clock.GetUtcNow()));

        var served = await app.UseAsync(db => db.Set<Account>().Where(a => a.Id == manager).SelectMany(a => a.Projects.Select(p => p.ProjectId)).ToListAsync());
        served.ShouldBe([kept]);
    }

    internal static RecordCommittee Committee(ProjectId project, string name, CommitteeKind kind = CommitteeKind.Committee)
    {
        var from = new DateOnly(2026, 1, 1);
        return new RecordCommittee(project.Value, kind, name, null, from, from, from.AddYears(3), null, [.. Enumerable.Range(0, 6).Select(Member)]);
    }

    private static MemberEntry Member(int number) => new()
    {
        Name = $"委员{(char)('甲' + number)}",
        Gender = Gender.Male,
        DocumentType = DocumentType.Other,
        Document = $"P{10000 + number}",
        Phone = $"1380000{number:D4}",
        Room = "1栋101",
        Post = number switch { 0 => CommitteePost.Director, 1 => CommitteePost.DeputyDirector, 5 => CommitteePost.Alternate, _ => CommitteePost.Member },
    };

    private async Task ReactAsync<TEvent>(TEvent happened)
        where TEvent : IDomainEvent
    {
        await using var scope = app.ScopeOf(TestActor.Almighty);
        foreach (var reaction in scope.ServiceProvider.GetServices<IReactTo<TEvent>>()) await reaction.ReactAsync(happened, CancellationToken.None);
        (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync("test", CancellationToken.None)).ShouldBeNull();
    }

    private Task<(CommitteeState, OrganisationStatus)> StateAsync(CommitteeId id) => app.UseAsync(async db =>
    {
        var committee = await db.Set<OwnerCommittee>().SingleAsync(c => c.Id == id);
        return (committee.State, (await db.Set<Organisation>().SingleAsync(o => o.Id == committee.OrganisationId)).Status);
    });

    private Task<OrganisationId> OrganisationAsync(CommitteeId id) => app.UseAsync(db => db.Set<OwnerCommittee>().Where(c => c.Id == id).Select(c => c.OrganisationId).SingleAsync());

    private async Task<ConvenorKind?> ConvenorAsync(OrganisationId organisation)
    {
        await using var scope = app.ScopeOf(TestActor.Almighty);
        return (await scope.ServiceProvider.GetRequiredService<IAssemblyFacts>().OrganisationAsync(organisation.Value, CancellationToken.None)).ShouldNotBeNull().Kind;
    }

    private async Task<IReadOnlyList<ProjectId>> ScopeAsync(AccountId id)
    {
        await using var scope = app.ScopeOf(TestActor.Nobody);
        var account = await app.UseAsync(db => db.Set<Account>().SingleAsync(a => a.Id == id));
        return (await scope.ServiceProvider.GetRequiredService<ActorResolver>().ResolveAsync(Session.Of(account), CancellationToken.None)).ShouldNotBeNull().Scope.Projects;
    }
}
