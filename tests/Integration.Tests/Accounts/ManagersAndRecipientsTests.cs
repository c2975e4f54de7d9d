using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Accounts;

public sealed class ManagersAndRecipientsTests(ManagersAndRecipientsTests.Founded founded) : IClassFixture<ManagersAndRecipientsTests.Founded>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "ACC-29")]
    [Trait("row", "ACC-31")]
    public async Task a_project_has_one_manager_until_that_account_is_cancelled()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var lead = founded.Lead(first, second);

        var old = await founded.App.SendAsync(new PresetAccount(Role.ProjectManager, null, "旧经理", "13400000001", Projects: [first, second]), lead);
        var early = await founded.App.SendAsync(new PresetAccount(Role.ProjectManager, null, "新经理", "13400000002", Projects: [second]), lead);
        (await founded.App.SendAsync(new CancelAccount(old.Value.Value), lead)).Succeeded.ShouldBeTrue();
        var next = await founded.App.SendAsync(new PresetAccount(Role.ProjectManager, null, "新经理", "13400000002", Projects: [second]), lead);
        var foreign = await founded.App.SendAsync(new PresetAccount(Role.ProjectManager, null, "越权", "13400000003", Projects: [Guid.CreateVersion7()]), lead);

        early.Error.ShouldBe(AccountErrors.ProjectHasManager);
        next.Error.ShouldBeNull();
        foreign.Error.ShouldBe(AccountErrors.ProjectOutOfReach);
    }

    [Fact]
    [Trait("row", "ORG-05")]
    public async Task recipients_are_the_people_of_the_place_who_are_not_cancelled()
    {
        var project = Guid.CreateVersion7();
        await founded.City.PersonAsync("manager-here", Role.ProjectManager, "enterprise", "收件经理", "13400000011", project);
        await using var scope = founded.App.ScopeOf(TestActor.Almighty);
        var recipients = scope.ServiceProvider.GetRequiredService<IRecipients>();

        var directors = await recipients.InAsync(Jurisdiction.Of(ACity.Street), [Role.Director], Ct);
        var elsewhere = await recipients.InAsync(Jurisdiction.Of(ACity.OtherStreet), [Role.Director, Role.ProjectManager], Ct);
        var managers = await recipients.OfAsync([new ProjectId(project)], [Role.ProjectManager], Ct);

        directors.Select(one => one.Name).ShouldBe(["林芳"]);
        elsewhere.ShouldBeEmpty();
        managers.ShouldHaveSingleItem().Phone.ShouldNotBeNull().Digits.ShouldBe("13400000011");
    }

    /// <summary>The platform with a small city in it.</summary>
    public sealed class Founded : IAsyncLifetime
    {
        public PlatformApp App { get; } = new();

        public ACity City { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await App.InitializeAsync();
            City = await ACity.FoundAsync(App);
        }

        /// <summary>The enterprise's lead, whose enterprise manages the projects.</summary>
        public TestActor Lead(params Guid[] projects) => new()
        {
            AccountId = City.Person("ent-lead").Account.Value,
            OrganisationId = City.Unit("enterprise"),
            Role = nameof(Role.EntLead),
            Scope = DataScope.Of([.. projects.Select(id => new ProjectId(id))]),
        };

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
