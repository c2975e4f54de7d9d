using MediatR;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Support;

/// <summary>
/// A residential area of generated homes with bound owners, its committee and street, and ballots that take votes. Homes stand in
/// buildings of a hundred; home i belongs to owner i unless a test says otherwise.
/// </summary>
public sealed class AnAssembly
{
    private const string Community = "4403.05.007.001.";
    private static int _areas;

    private AnAssembly(PlatformApp app, PropertyProject area, Organisation committee)
    {
        (App, Area) = (app, area);
        Director = TestActor.As(Role.Director, DataScope.Of([area.Id]), committee.Id.Value, "林主任");
        Street = TestActor.As(Role.StreetOfficer, DataScope.Of(Jurisdiction.Of("4403.05.007.")), Guid.CreateVersion7(), "陈经办");
    }

    /// <summary>The platform.</summary>
    public PlatformApp App { get; }

    /// <summary>The area.</summary>
    public PropertyProject Area { get; }

    /// <summary>Convenes.</summary>
    public TestActor Director { get; }

    /// <summary>Reviews, and confirms for the other side.</summary>
    public TestActor Street { get; }

    /// <summary>Homes in the order of their rooms.</summary>
    public IReadOnlyList<HouseId> Homes { get; private set; } = [];

    /// <summary>Who is bound to each home, in the same order.</summary>
    public IReadOnlyList<Guid> Persons { get; private set; } = [];

    /// <summary>Founds the area with homes of 80.00 m² and more.</summary>
    /// <param name="app">The platform.</param>
    /// <param name="homes">How many homes.</param>
    /// <param name="ownersOf">Owners of home i, by number; the home's own number alone when null.</param>
    /// <param name="bound">Whether owner i is bound to its homes; everybody when null.</param>
    /// <param name="personOf">Who is bound to home i; each owner is somebody else when null.</param>
    public static async Task<AnAssembly> FoundAsync(PlatformApp app, int homes, Func<int, int[]>? ownersOf = null, Func<int, bool>? bound = null, Func<int, Guid>? personOf = null)
    {
        var (now, number) = (app.Clock.GetUtcNow(), Interlocked.Increment(ref _areas));
        var place = Jurisdiction.Of(Community);
        var area = PropertyProject.Register($"SZ-T-{number:0000}", place, new ProjectFacts($"测试花园{number}", null, $"测试路{number}号", ProjectUsage.Residential, new Area(0), new Area(0), (homes / 100) + 1, homes), now).Value;
        var committee = Organisation.Register(OrganisationType.Committee, $"测试花园{number}业主委员会", null, null, place, OrganisationContact.None).Value;
        await app.SaveAsync(area, committee);

        if (homes > 0)
        {
            var entered = await app.SendAsync(new EnterRegister(area.Id, RegisterSource.Authority, "测试登记", [.. Register(homes, number, ownersOf)]));
            if (entered.Error is { } refused) throw new InvalidOperationException(refused.Code);
        }

        var assembly = new AnAssembly(app, area, committee);
        await assembly.BindAsync(bound ?? (_ => true), personOf);
        return assembly;
    }

    /// <summary>Homes with their owners, as a register names them.</summary>
    public static IEnumerable<RegisterHome> Register(int homes, int area = 0, Func<int, int[]>? ownersOf = null) =>
        Enumerable.Range(0, homes).Select(i => HomeOf(i, area, ownersOf?.Invoke(i) ?? [i]));

    /// <summary>The owner bound to a home.</summary>
    public TestActor OwnerOf(int home) => Owner(Persons[home]);

    /// <summary>A person with the permissions of an owner in this area.</summary>
    public TestActor Owner(Guid person) => TestActor.As(Role.Owner, DataScope.Of([Area.Id]), null, "业主") with { PersonId = person };

    /// <summary>A ballot that was drafted, submitted and let pass; voting begins twenty days from now and lasts two weeks.</summary>
    public async Task<BallotId> ApprovedAsync(params MatterKind[] kinds)
    {
        var start = App.Clock.GetUtcNow().AddDays(20);
        var ballot = (await App.SendAsync(new DraftBallot(Area.Id), Director)).Value;
        var content = BallotContent.Blank with
        {
            Topic = "测试议题",
            Matters = [.. (kinds.Length == 0 ? [MatterKind.HireOrDismiss] : kinds).Select((kind, i) => new Matter($"事项{i + 1}", kind, "", [], 0))],
            Start = start,
            End = start.AddDays(14),
        };
        await DoneAsync(new EditBallot(ballot, content, null), Director);
        await DoneAsync(new SubmitBallot(ballot, null), Director);
        await DoneAsync(new ReviewBallot(ballot, true, null, null), Street);
        return ballot;
    }

    /// <summary>A ballot that takes votes, its roll frozen; moves the clock to its start.</summary>
    public async Task<BallotId> OpenAsync(params MatterKind[] kinds)
    {
        var ballot = await ApprovedAsync(kinds);
        App.Clock.Advance(TimeSpan.FromDays(20));
        await DoneAsync(new FreezeRoll(ballot), TestActor.Almighty);
        return ballot;
    }

    /// <summary>Sends a command that has to succeed.</summary>
    public async Task DoneAsync(IRequest<Result> command, TestActor by)
    {
        if ((await App.SendAsync(command, by)).Error is { } refused) throw new InvalidOperationException($"{command.GetType().Name}: {refused.Code}");
    }

    private static RegisterHome HomeOf(int i, int area, int[] owners) => new(
        $"{(i / 100) + 1}栋", "", $"{(i % 100 / 4) + 1}", $"{(i % 100 / 4) + 1:00}{(i % 4) + 1:00}", HouseUse.Residence, new Area(8000 + (i % 50)), "",
        [.. owners.Select(owner => new RegisterOwner("业主", DocumentOf(area, owner), null, null, ""))]);

    /// <summary>A resident number with a right check character and a place that does not exist.</summary>
    private static IdDocument DocumentOf(int area, int owner)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var (day, number) = (new DateOnly(1950, 1, 1).AddDays((area * 37) + (owner / 900)), owner % 900);
        var digits = $"999999{day:yyyyMMdd}{number + 100}";
        var check = "10X98765432"[digits.Select((digit, i) => (digit - '0') * weights[i]).Sum() % 11];
        return IdDocument.TryParse(DocumentType.ResidentId, digits + check) ?? throw new InvalidOperationException(digits);
    }

    private async Task BindAsync(Func<int, bool> bound, Func<int, Guid>? personOf)
    {
        var rows = await App.UseAsync(db => (
            from ownership in db.Set<Ownership>()
            join house in db.Set<House>() on ownership.HouseId equals house.Id
            where ownership.ProjectId == Area.Id
            orderby house.Place, ownership.Id
            select new { House = house.Id, Ownership = ownership }).AsNoTracking().ToListAsync());
        var homes = rows.GroupBy(row => row.House).ToList();
        var people = homes.SelectMany((home, i) => home.Select(row => (row.Ownership.OwnerId, Home: i))).DistinctBy(owner => owner.OwnerId)
            .ToDictionary(owner => owner.OwnerId, owner => personOf?.Invoke(owner.Home) ?? Guid.CreateVersion7());
        var now = App.Clock.GetUtcNow();
        var bindings = homes.SelectMany((home, i) => home.Where(_ => bound(i)).Select(row => Binding.Begin(row.Ownership, people[row.Ownership.OwnerId], BindingMethod.Face, BindingRequestId.New(), now)));
        await App.SaveAsync([.. bindings]);
        Homes = [.. homes.Select(home => home.Key)];
        Persons = [.. homes.Select(home => people[home.First().Ownership.OwnerId])];
    }
}
