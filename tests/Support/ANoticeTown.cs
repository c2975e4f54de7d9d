using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Support;

/// <summary>
/// A small city with people to write to: the manager 孙丽 of two projects in the community, the manager 何平 of one in the community next to it, the director
/// 林芳 of the first project, and the enterprise that manages all three.
/// </summary>
public sealed class ANoticeTown
{
    private ANoticeTown(PlatformApp app, ACity city) => (App, City) = (app, city);

    /// <summary>The platform.</summary>
    public PlatformApp App { get; }

    /// <summary>Its units and people.</summary>
    public ACity City { get; }

    /// <summary>Projects in the community, in the order of their names.</summary>
    public IReadOnlyList<ProjectId> Here { get; private set; } = [];

    /// <summary>The project in the community next to it.</summary>
    public ProjectId There { get; private set; }

    /// <summary>Founds the town; once an app.</summary>
    public static async Task<ANoticeTown> FoundAsync(PlatformApp app)
    {
        var town = new ANoticeTown(app, await ACity.FoundAsync(app));
        var (enterprise, now) = (new OrganisationId(town.City.Unit("enterprise")), app.Clock.GetUtcNow());
        var projects = new[] { (ACity.Community, "甲园"), (ACity.Community, "乙园"), (ACity.OtherCommunity, "丙园") }.Select((place, i) => ProjectAt(place.Item1, place.Item2, i, enterprise, now)).ToList();
        var committee = OwnerCommittee.TakeOffice(
            new CommitteeOrigin(projects[0].Id, Jurisdiction.Of(ACity.Community), new OrganisationId(town.City.Unit("committee")), "甲园业主委员会", new DateOnly(2026, 1, 1), null),
            new DateOnly(2026, 1, 1), new DateOnly(2028, 1, 1), [.. Enumerable.Range(0, 5).Select(MemberAt)], new CommitteeRules()).Value;
        await app.SaveAsync([.. projects, committee]);

        (town.Here, town.There) = ([projects[0].Id, projects[1].Id], projects[2].Id);
        await town.City.PersonAsync("manager", Role.ProjectManager, "enterprise", "孙丽", "13910000001", projects[0].Id.Value, projects[1].Id.Value);
        await town.City.PersonAsync("other-manager", Role.ProjectManager, "enterprise", "何平", "13910000002", projects[2].Id.Value);
        await town.City.PersonAsync("community-officer", Role.CommunityOfficer, "community", "唐敏", "13910000003");
        return town;
    }

    /// <summary>Lets somebody of the town follow the official account.</summary>
    public Task FollowAsync(string key, string openId) => App.UseAsync(async db =>
    {
        var account = City.Person(key).Account;
        var person = await db.Set<Account>().Where(a => a.Id == account).Select(a => a.PersonId).SingleAsync();
        (await db.Set<Person>().SingleAsync(p => p.Id == person)).Follow(openId);
        return await db.SaveChangesAsync();
    });

    /// <summary>Adds projects to the community, each with a manager who follows.</summary>
    public async Task GrowAsync(int managers)
    {
        var (enterprise, now, index) = (new OrganisationId(City.Unit("enterprise")), App.Clock.GetUtcNow(), App.Services.GetService(typeof(Application.Ports.IPersonalDataIndex)) as Application.Ports.IPersonalDataIndex);
        foreach (var batch in Enumerable.Range(0, managers).Chunk(500))
        {
            var roots = new List<IAggregateRoot>();
            foreach (var number in batch)
            {
                var project = ProjectAt(ACity.Community, $"大园{number}", 1000 + number, enterprise, now);
                var phone = MobileNumber.TryParse($"137{number:D8}") ?? throw new InvalidOperationException("No phone.");
                var indexed = new IndexedPhone(phone, index?.Of(phone) ?? throw new InvalidOperationException("No index."));
                var person = Person.Proved($"经理{number}", indexed);
                person.Follow($"grown-{number}");
                var account = Account.PresetBySystem(new Seat(Role.ProjectManager, enterprise, UnitKind.Enterprise, Jurisdiction.Of(ACity.Community)), $"经理{number}", indexed, null, [project.Id], now).Value;
                if (account.Bind(person, now).Error is { } refused) throw new InvalidOperationException(refused.Code);
                roots.AddRange([project, person, account]);
            }

            await App.SaveAsync([.. roots]);
        }

        // As the server's own care would within a minute.
        await App.UseAsync(db => db.Database.ExecuteSqlRawAsync("ANALYZE"));
    }

    private static PropertyProject ProjectAt(string place, string name, int number, OrganisationId enterprise, DateTimeOffset now)
    {
        var project = PropertyProject.Register($"NT-{number:D6}", Jurisdiction.Of(place), new ProjectFacts(name, null, $"{name}路{number}号", ProjectUsage.Residential, Area.Zero, Area.Zero, 1, 8), now).Value;
        return project.BeginManagement(enterprise, new ManagementContract("HT", new DateOnly(2026, 1, 1), null), null, now).Error is { } refused ? throw new InvalidOperationException(refused.Code) : project;
    }

    private static NewMember MemberAt(int number) => new(
        new MemberFacts(
            $"委员{number}", Gender.Female, IdDocument.TryParse(DocumentType.Other, $"P{10000 + number}") ?? throw new InvalidOperationException("No document."),
            MobileNumber.TryParse($"138{10000000 + number}") ?? throw new InvalidOperationException("No phone."), "1栋101",
            number switch { 0 => CommitteePost.Director, 1 => CommitteePost.DeputyDirector, _ => CommitteePost.Member }, MemberStanding.Owner),
        true);
}
