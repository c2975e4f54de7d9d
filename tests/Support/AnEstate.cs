using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Adapters.FaceCheck;

namespace PropertyPlatform.Support;

/// <summary>A small residential area with its register: homes, owners, and people who want to be bound.</summary>
public sealed class AnEstate
{
    private static int _numbers;
    private readonly PlatformApp _app;

    private AnEstate(PlatformApp app, PropertyProject project) => (_app, Project, Place) = (app, project.Id, project.Jurisdiction);

    /// <summary>The project.</summary>
    public ProjectId Project { get; }

    /// <summary>Its community.</summary>
    public Jurisdiction Place { get; }

    /// <summary>Registers an empty area.</summary>
    public static async Task<AnEstate> BuildAsync(PlatformApp app, string community = ACity.Community)
    {
        var number = Interlocked.Increment(ref _numbers);
        var project = PropertyProject.Register(
            $"4403050070{number:D4}", Jurisdiction.Of(community), new ProjectFacts($"云景花园{number}期", null, $"大冲路{number}号", ProjectUsage.Residential, Area.Zero, Area.Zero, 2, 8), app.Clock.GetUtcNow()).Value;
        await app.SaveAsync(project);
        return new AnEstate(app, project);
    }

    /// <summary>Registers a home with its owners, who own it since a year.</summary>
    public async Task<HouseId> HomeAsync(string building, string room, params Owner[] owners)
    {
        var house = House.Register(Project, Place, new HouseFacts(building, "1单元", "1", room, HouseUse.Residence, new Area(8_950), "", false));
        await _app.SaveAsync(house);
        foreach (var owner in owners) await OwnAsync(house.Id, owner);
        return house.Id;
    }

    /// <summary>Registers one more owner of a home.</summary>
    public Task OwnAsync(HouseId house, Owner owner) => _app.UseAsync(async db =>
    {
        db.Add(Ownership.Begin(house, Project, owner.Id, null, "", _app.Clock.GetUtcNow().AddYears(-1)));
        return await db.SaveChangesAsync();
    });

    /// <summary>Enters an owner with a resident identity card and a phone.</summary>
    public async Task<Owner> OwnerAsync(string name)
    {
        var document = ADocument();
        var phone = APhone();
        var index = _app.Services.GetRequiredService<IPersonalDataIndex>();
        var owner = Owner.Register(name, document, index.Of(document), phone, index.Of(phone));
        await _app.SaveAsync(owner);
        return owner;
    }

    /// <summary>A resident identity card nobody else has.</summary>
    public static IdDocument ADocument()
    {
        var digits = $"110105{new DateOnly(1980, 1, 1).AddDays(Interlocked.Increment(ref _numbers)):yyyyMMdd}001";
        return "0123456789X".Select(check => IdDocument.TryParse(DocumentType.ResidentId, digits + check)).First(document => document is not null)
            ?? throw new InvalidOperationException("No check character fits.");
    }

    /// <summary>A phone nobody else has.</summary>
    public static MobileNumber APhone() => MobileNumber.TryParse($"138{Interlocked.Increment(ref _numbers):D8}") ?? throw new InvalidOperationException("No phone.");

    /// <summary>Sends a code to a phone and reads it there.</summary>
    public async Task<string> CodeAsync(MobileNumber phone, CodePurpose purpose)
    {
        const string Digits = "246810";
        var id = OneTimeCodeId.New();
        var digits = _app.Services.GetRequiredService<IOneTimeDigits>();
        var index = _app.Services.GetRequiredService<IPersonalDataIndex>();
        await _app.SaveAsync(OneTimeCode.Issue(id, index.Of(phone), purpose, digits.HashOf(id.Value, Digits), _app.Clock.GetUtcNow()));
        return Digits;
    }

    /// <summary>Answers the face check that goes on at an address.</summary>
    public void AnswerFace(string? checkAddress, FaceAnswer answer) =>
        _app.Services.GetRequiredService<LocalFaceCheck>().Answer((checkAddress ?? "").Split('/')[^1], answer);

    /// <summary>Binds an owner: code, face check, done.</summary>
    public async Task<BindingProgress> BindAsync(Owner owner, TestActor resident)
    {
        var begun = await BeginAsync(owner, resident);
        AnswerFace(begun.CheckAddress, FaceAnswer.Pass);
        return (await _app.SendAsync(new CompleteFaceCheck(begun.Request), resident)).Value;
    }

    /// <summary>Begins to bind an owner: code given, face check begun.</summary>
    public async Task<BindingProgress> BeginAsync(Owner owner, TestActor resident, bool consent = true)
    {
        var phone = owner.Phone ?? throw new InvalidOperationException("The owner has no phone.");
        var code = await CodeAsync(phone, CodePurpose.OwnerBinding);
        return (await _app.SendAsync(new BindOwner(owner.Name, owner.Document.Type, owner.Document.Number, phone.Digits, code, Agreed.Binding, consent ? Agreed.Face : null), resident)).Value;
    }

    /// <summary>Hands an event to those who react to it, as the relay does.</summary>
    public static async Task HappenAsync<TEvent>(PlatformApp app, TEvent happened)
        where TEvent : IDomainEvent
    {
        foreach (var reaction in app.Services.GetRequiredService<IServiceScopeFactory>().CreateScope().ServiceProvider.GetServices<IReactTo<TEvent>>().Select(r => r.GetType()).ToList())
        {
            await using var scope = app.ScopeOf(TestActor.Almighty);
            await scope.ServiceProvider.GetServices<IReactTo<TEvent>>().Single(r => r.GetType() == reaction).ReactAsync(happened, CancellationToken.None);
            if (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync("test", CancellationToken.None) is { } refused) throw new InvalidOperationException(refused.Code);
        }
    }

    /// <summary>Somebody with the phone in hand who may do what an owner may; sees the given projects.</summary>
    public static TestActor Resident(params ProjectId[] projects) => new() { Role = nameof(Role.Owner), Name = "业主", Permissions = [Permissions.CastVotes], Scope = DataScope.Of(projects) };

    /// <summary>An officer of the committee of this area.</summary>
    public TestActor Officer(Role role = Role.CommitteeOfficer) => TestActor.As(role, DataScope.Of([Project]), Guid.CreateVersion7(), "经办");
}
