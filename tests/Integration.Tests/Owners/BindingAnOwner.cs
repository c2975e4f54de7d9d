using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Adapters.FaceCheck;
using PropertyPlatform.Infrastructure.Security;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Owners;

public sealed class BindingAnOwner(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "OWN-01")]
    [Trait("row", "OWN-07")]
    public async Task binds_all_homes_of_the_owner_in_every_area_at_once()
    {
        var (estate, other) = (await AnEstate.BuildAsync(app), await AnEstate.BuildAsync(app, ACity.OtherCommunity));
        var owner = await estate.OwnerAsync("王小明");
        await estate.HomeAsync("1栋", "101", owner);
        await estate.HomeAsync("2栋", "202", owner);
        await other.HomeAsync("3栋", "303", owner);
        var account = await AccountAsync("13900004411");
        var resident = AnEstate.Resident(estate.Project, other.Project) with { PersonId = account.PersonId.ShouldNotBeNull().Value };

        var bound = await BindAsync(estate, owner, resident);

        bound.State.ShouldBe(BindingRequestState.Bound);
        bound.Homes.ShouldBe(3);
        var mine = (await app.SendAsync(new GetMyHomes(), resident)).Value;
        mine.Homes.Count.ShouldBe(3);
        mine.Homes.ShouldAllBe(home => home.Owner == "王**" && home.BoundAt == app.Clock.GetUtcNow());
        mine.Requests.ShouldBeEmpty();
        var reach = await AskAsync<ActorResolver, ResolvedActor?>(resolver => resolver.ResolveAsync(Session.Of(account), Ct));
        reach.ShouldNotBeNull().Scope.Projects.ShouldBe([estate.Project, other.Project], ignoreOrder: true);

        var third = await AnEstate.BuildAsync(app, ACity.OtherCommunity);
        await third.HomeAsync("4栋", "404", owner);
        await RegisterChangedAsync(third);
        (await app.SendAsync(new GetMyHomes(), resident with { Scope = Application.Shared.DataScope.Of([third.Project]) })).Value.Homes.ShouldHaveSingleItem().Address.ShouldBe("4栋1单元404");
    }

    [Fact]
    [Trait("row", "OWN-01")]
    public async Task says_the_same_to_a_wrong_name_and_an_unknown_document()
    {
        var estate = await AnEstate.BuildAsync(app);
        var owner = await estate.OwnerAsync("王小明");
        await estate.HomeAsync("1栋", "101", owner);

        (await TryAsync(estate, Asks(owner) with { Name = "李四" })).ShouldBe(BindingErrors.NotInRegister);
        (await TryAsync(estate, Asks(owner) with { DocumentNumber = AnEstate.ADocument().Number })).ShouldBe(BindingErrors.NotInRegister);
        (await TryAsync(estate, Asks(owner) with { DocumentNumber = "110105194912310020" })).ShouldBe(BindingErrors.BadDocument);
        (await TryAsync(estate, Asks(owner) with { Phone = "12345" })).ShouldBe(BindingErrors.BadPhone);
    }

    [Fact]
    [Trait("row", "OWN-01")]
    public async Task takes_neither_a_wrong_nor_a_used_nor_a_foreign_code()
    {
        var estate = await AnEstate.BuildAsync(app);
        var owner = await estate.OwnerAsync("王小明");
        await estate.HomeAsync("1栋", "101", owner);
        var resident = AnEstate.Resident();
        var phone = Phone(owner);

        await estate.CodeAsync(phone, CodePurpose.Identity);
        (await app.SendAsync(Asks(owner) with { Code = "246810" }, resident)).Error.ShouldBe(AccountErrors.CodeWrong);

        var code = await estate.CodeAsync(phone, CodePurpose.OwnerBinding);
        for (var i = 0; i < OneTimeCode.MaxTries - 1; i++) (await app.SendAsync(Asks(owner) with { Code = "000000" }, resident)).Error.ShouldBe(AccountErrors.CodeWrong);
        (await app.SendAsync(Asks(owner) with { Code = code }, resident)).Error.ShouldBeNull();
        (await app.SendAsync(Asks(owner) with { Code = code }, resident)).Succeeded.ShouldBeFalse();
    }

    [Fact]
    [Trait("row", "OWN-01")]
    public async Task the_sixth_try_is_too_many_even_with_the_right_code()
    {
        var estate = await AnEstate.BuildAsync(app);
        var owner = await estate.OwnerAsync("王小明");
        await estate.HomeAsync("1栋", "101", owner);
        var resident = AnEstate.Resident();
        var code = await estate.CodeAsync(Phone(owner), CodePurpose.OwnerBinding);

        for (var i = 0; i < OneTimeCode.MaxTries; i++) (await app.SendAsync(Asks(owner) with { Code = "000000" }, resident)).Error.ShouldBe(AccountErrors.CodeWrong);

        (await app.SendAsync(Asks(owner) with { Code = code }, resident)).Error.ShouldBe(AccountErrors.CodeExhausted);
    }

    [Fact]
    [Trait("row", "OWN-01")]
    public async Task of_two_who_ask_for_one_owner_at_a_time_the_second_to_pass_binds_nothing()
    {
        var estate = await AnEstate.BuildAsync(app);
        var owner = await estate.OwnerAsync("王小明");
        await estate.HomeAsync("1栋", "101", owner);
        var (first, second) = (AnEstate.Resident(estate.Project), AnEstate.Resident(estate.Project));
        var earlier = await BeginAsync(estate, owner, first);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var later = await BeginAsync(estate, owner, second);
        estate.AnswerFace(earlier.CheckAddress, FaceAnswer.Pass);
        estate.AnswerFace(later.CheckAddress, FaceAnswer.Pass);

        (await app.SendAsync(new CompleteFaceCheck(earlier.Request), first)).Value.Homes.ShouldBe(1);
        (await app.SendAsync(new CompleteFaceCheck(later.Request), second)).Error.ShouldBe(BindingErrors.BoundToAnother);
        (await app.SendAsync(new GetMyHomes(), second)).Value.Homes.ShouldBeEmpty();
    }

    [Fact]
    [Trait("row", "OWN-02")]
    public async Task checks_a_face_ten_times_a_day_at_most()
    {
        var estate = await AnEstate.BuildAsync(app);
        var owner = await estate.OwnerAsync("王小明");
        await estate.HomeAsync("1栋", "101", owner);
        var resident = AnEstate.Resident(estate.Project);
        var begun = await BeginAsync(estate, owner, resident);

        for (var i = 1; i < 10; i++) (await app.SendAsync(new RetryFaceCheck(begun.Request), resident)).Error.ShouldBeNull();

        (await app.SendAsync(new RetryFaceCheck(begun.Request), resident)).Error.ShouldBe(BindingErrors.TooOften);
        app.Clock.Advance(TimeSpan.FromDays(1));
        (await app.SendAsync(new RetryFaceCheck(begun.Request), resident)).Error.ShouldBeNull();
    }

    [Fact]
    [Trait("row", "OWN-02")]
    public async Task records_a_failed_face_check_and_lets_the_owner_try_again()
    {
        var estate = await AnEstate.BuildAsync(app);
        var owner = await estate.OwnerAsync("王小明");
        await estate.HomeAsync("1栋", "101", owner);
        var resident = AnEstate.Resident(estate.Project);
        var begun = await BeginAsync(estate, owner, resident);

        (await app.SendAsync(new CompleteFaceCheck(begun.Request), resident)).Error.ShouldBe(BindingErrors.CheckPending);
        estate.AnswerFace(begun.CheckAddress, FaceAnswer.Mismatch);
        (await app.SendAsync(new CompleteFaceCheck(begun.Request), resident)).Value.State.ShouldBe(BindingRequestState.FaceFailed);
        (await app.SendAsync(new CompleteFaceCheck(begun.Request), resident)).Error.ShouldBe(BindingErrors.NoCheckRunning);
        var again = (await app.SendAsync(new RetryFaceCheck(begun.Request), resident)).Value;
        estate.AnswerFace(again.CheckAddress, FaceAnswer.Pass);
        (await app.SendAsync(new CompleteFaceCheck(begun.Request), resident)).Value.Homes.ShouldBe(1);

        var kept = await app.UseAsync(db => db.Set<BindingRequest>().SingleAsync(r => r.Id == begun.Request, Ct));
        kept.Attempts.Select(attempt => attempt.Verdict).ShouldBe([FaceVerdict.Mismatch, FaceVerdict.Verified]);
    }

    [Fact]
    [Trait("row", "OWN-02")]
    public async Task nobody_reads_or_ends_the_check_of_another()
    {
        var estate = await AnEstate.BuildAsync(app);
        var owner = await estate.OwnerAsync("王小明");
        await estate.HomeAsync("1栋", "101", owner);
        var begun = await BeginAsync(estate, owner, AnEstate.Resident());
        estate.AnswerFace(begun.CheckAddress, FaceAnswer.Pass);
        var stranger = AnEstate.Resident(estate.Project);

        (await app.SendAsync(new CompleteFaceCheck(begun.Request), stranger)).Error.ShouldBe(BindingErrors.NotFound);
        (await app.SendAsync(new GetMyRequest(begun.Request), stranger)).Error.ShouldBe(BindingErrors.NotFound);
        (await app.SendAsync(new RetryFaceCheck(begun.Request), stranger)).Error.ShouldBe(BindingErrors.NotFound);
    }

    [Fact]
    [Trait("row", "OWN-02")]
    public async Task a_phone_other_than_the_registers_leads_to_offline_certification()
    {
        var estate = await AnEstate.BuildAsync(app);
        var owner = await estate.OwnerAsync("王小明");
        await estate.HomeAsync("1栋", "101", owner);
        var phone = AnEstate.APhone();
        var code = await estate.CodeAsync(phone, CodePurpose.OwnerBinding);

        var begun = (await app.SendAsync(Asks(owner) with { Phone = phone.Digits, Code = code }, AnEstate.Resident())).Value;

        begun.Offline.ShouldBe(OfflineReason.PhoneDiffers);
        begun.CheckAddress.ShouldBeNull();
    }

    [Fact]
    [Trait("row", "OWN-06")]
    public async Task co_owners_bind_each_for_themselves_and_binding_again_is_a_row_of_its_own()
    {
        var estate = await AnEstate.BuildAsync(app);
        var (husband, wife) = (await estate.OwnerAsync("王小明"), await estate.OwnerAsync("李小红"));
        var home = await estate.HomeAsync("1栋", "101", husband, wife);
        var (his, hers) = (AnEstate.Resident(estate.Project), AnEstate.Resident(estate.Project));
        await BindAsync(estate, husband, his);
        var first = app.Clock.GetUtcNow();
        app.Clock.Advance(TimeSpan.FromHours(1));
        await BindAsync(estate, wife, hers);

        (await TryAsync(estate, Asks(husband), his)).ShouldBe(BindingErrors.AlreadyBound);
        (await TryAsync(estate, Asks(husband), hers)).ShouldBe(BindingErrors.BoundToAnother);

        var mine = (await app.SendAsync(new GetMyHomes(), his)).Value.Homes.Single();
        mine.BoundAt.ShouldBe(first);
        (await app.SendAsync(new UnbindHome(new BindingId(mine.Binding)), hers)).Error.ShouldBe(BindingErrors.NotFound);
        (await app.SendAsync(new UnbindHome(new BindingId(mine.Binding)), his)).Error.ShouldBeNull();
        (await app.SendAsync(new UnbindHome(new BindingId(mine.Binding)), his)).Error.ShouldBe(BindingErrors.Ended);
        (await StandingAsync(his, home)).ShouldBeOfType<VoterStanding.Unbound>();
        (await StandingAsync(hers, home)).ShouldBeOfType<VoterStanding.Bound>().Owner.ShouldBe(wife.Id);
        await BindAsync(estate, husband, his);

        var rows = await app.UseAsync(db => db.Set<Binding>().Where(b => b.OwnerId == husband.Id).OrderBy(b => b.BoundAt).ToListAsync(Ct));
        rows.Count.ShouldBe(2);
        rows[0].BoundAt.ShouldBe(first);
        rows[0].EndedAt.ShouldNotBeNull();
    }

    [Fact]
    [Trait("row", "OWN-06")]
    public async Task the_roll_asks_who_was_bound_before_the_start_not_at_it()
    {
        var estate = await AnEstate.BuildAsync(app);
        var owner = await estate.OwnerAsync("王小明");
        var home = await estate.HomeAsync("1栋", "101", owner);
        var empty = await estate.HomeAsync("2栋", "202");
        await BindAsync(estate, owner, AnEstate.Resident(estate.Project));
        var moment = app.Clock.GetUtcNow();

        var atIt = await HomesAsync(estate, BallotScope.Everything, moment);
        var after = await HomesAsync(estate, BallotScope.Everything, moment.AddSeconds(1));
        var building = await HomesAsync(estate, new BallotScope(false, [new ScopePart("2栋", null)]), moment);

        atIt.Select(h => h.Home.House).ShouldBe([home, empty]);
        atIt[0].Owners.Single().BoundBeforeStart.ShouldBeFalse();
        after[0].Owners.Single().BoundBeforeStart.ShouldBeTrue();
        after[1].Owners.ShouldBeEmpty();
        building.Single().Home.House.ShouldBe(empty);
        (await AskAsync<IOwnershipFacts, int>(facts => facts.CountHomesAsync(estate.Project, new BallotScope(false, [new ScopePart("2栋", "1单元")]), false, Ct))).ShouldBe(1);
    }

    [Fact]
    [Trait("row", "OWN-06")]
    public async Task the_roll_counts_nobody_as_bound_who_unbound_before_the_start()
    {
        var estate = await AnEstate.BuildAsync(app);
        var owner = await estate.OwnerAsync("王小明");
        await estate.HomeAsync("1栋", "101", owner);
        var resident = AnEstate.Resident(estate.Project);
        await BindAsync(estate, owner, resident);
        app.Clock.Advance(TimeSpan.FromHours(1));
        var stillBound = app.Clock.GetUtcNow();
        app.Clock.Advance(TimeSpan.FromHours(1));
        var home = (await app.SendAsync(new GetMyHomes(), resident)).Value.Homes.Single();
        (await app.SendAsync(new UnbindHome(new BindingId(home.Binding)), resident)).Error.ShouldBeNull();
        app.Clock.Advance(TimeSpan.FromHours(1));

        (await HomesAsync(estate, BallotScope.Everything, stillBound)).Single().Owners.Single().BoundBeforeStart.ShouldBeTrue();
        (await HomesAsync(estate, BallotScope.Everything, app.Clock.GetUtcNow())).Single().Owners.Single().BoundBeforeStart.ShouldBeFalse();
    }

    [Fact]
    [Trait("row", "OWN-11")]
    public async Task ends_with_the_ownership_and_covers_homes_gained_later()
    {
        var estate = await AnEstate.BuildAsync(app);
        var (seller, buyer) = (await estate.OwnerAsync("王小明"), await estate.OwnerAsync("李小红"));
        var sold = await estate.HomeAsync("1栋", "101", seller);
        await estate.HomeAsync("1栋", "102", buyer);
        var (sellers, buyers) = (AnEstate.Resident(estate.Project), AnEstate.Resident(estate.Project));
        await BindAsync(estate, seller, sellers);
        await BindAsync(estate, buyer, buyers);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.UseAsync(db => db.Set<Ownership>().Where(o => o.HouseId == sold).ExecuteUpdateAsync(set => set.SetProperty(o => o.Until, app.Clock.GetUtcNow()), Ct));
        await estate.OwnAsync(sold, buyer);
        (await StandingAsync(sellers, sold)).ShouldBeOfType<VoterStanding.NotOwner>();

        for (var i = 0; i < 2; i++) await RegisterChangedAsync(estate);

        (await app.SendAsync(new GetMyHomes(), sellers)).Value.Homes.ShouldBeEmpty();
        (await app.SendAsync(new GetMyHomes(), buyers)).Value.Homes.Count.ShouldBe(2);
        var ended = await app.UseAsync(db => db.Set<Binding>().SingleAsync(b => b.OwnerId == seller.Id, Ct));
        ended.End.ShouldBe(BindingEnd.OwnershipEnded);
    }

    private static BindOwner Asks(Owner owner) => new(owner.Name, owner.Document.Type, owner.Document.Number, Phone(owner).Digits, "246810", Agreed.Binding, Agreed.Face);

    private static MobileNumber Phone(Owner owner) => owner.Phone ?? throw new InvalidOperationException();

    private async Task<Error?> TryAsync(AnEstate estate, BindOwner command, TestActor? resident = null)
    {
        if (MobileNumber.TryParse(command.Phone) is { } phone) await estate.CodeAsync(phone, CodePurpose.OwnerBinding);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        return (await app.SendAsync(command, resident ?? AnEstate.Resident())).Error;
    }

    private static Task<BindingProgress> BeginAsync(AnEstate estate, Owner owner, TestActor resident) => estate.BeginAsync(owner, resident);

    private static Task<BindingProgress> BindAsync(AnEstate estate, Owner owner, TestActor resident) => estate.BindAsync(owner, resident);

    private Task<VoterStanding> StandingAsync(TestActor resident, Domain.Projects.HouseId home) => AskAsync<IOwnershipFacts, VoterStanding>(facts => facts.StandingAsync(resident.PersonId, home, Ct));

    private Task<IReadOnlyList<RegisteredHome>> HomesAsync(AnEstate estate, BallotScope scope, DateTimeOffset before) =>
        AskAsync<IOwnershipFacts, IReadOnlyList<RegisteredHome>>(facts => facts.HomesAsync(estate.Project, scope, before, Ct));

    private async Task<Account> AccountAsync(string number)
    {
        await using var scope = app.ScopeOf(TestActor.Almighty);
        var phone = MobileNumber.TryParse(number) ?? throw new InvalidOperationException();
        var indexed = new IndexedPhone(phone, scope.ServiceProvider.GetRequiredService<IPersonalDataIndex>().Of(phone));
        var person = Person.Proved("业主", indexed);
        var account = Account.SelfService(Role.Owner, Jurisdiction.Of("4403."), person, indexed, app.Clock.GetUtcNow()).Value;
        await app.SaveAsync(person, account);
        return account;
    }

    private async Task<T> AskAsync<TFacts, T>(Func<TFacts, Task<T>> question)
        where TFacts : notnull
    {
        await using var scope = app.ScopeOf(TestActor.Almighty);
        return await question(scope.ServiceProvider.GetRequiredService<TFacts>());
    }

    private Task RegisterChangedAsync(AnEstate estate) =>
        AnEstate.HappenAsync(app, new RegisterImported(RegisterImportId.New(), estate.Project, RegisterSource.Sheet, 0, 1, 0, 1, app.Clock.GetUtcNow()));
}
