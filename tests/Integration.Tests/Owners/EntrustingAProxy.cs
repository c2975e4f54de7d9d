using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Adapters.FaceCheck;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Owners;

[Trait("row", "OWN-05")]
public sealed class EntrustingAProxy(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task lets_the_proxy_stand_in_the_owners_place_for_the_period()
    {
        var (estate, owner, home, principal) = await BoundAsync();
        var son = new Named("王大力", AnEstate.ADocument(), AnEstate.APhone());
        var proxy = AnEstate.Resident();
        var given = (await app.SendAsync(Entrusts(home, son), principal)).Value;
        (await StandingAsync(proxy, home)).ShouldBeOfType<VoterStanding.NotOwner>();

        app.Clock.Advance(TimeSpan.FromHours(1));
        await CertifyAsync(estate, son, proxy);
        var accepted = app.Clock.GetUtcNow();

        var standing = (await StandingAsync(proxy, home)).ShouldBeOfType<VoterStanding.Bound>();
        standing.ShouldBe(new VoterStanding.Bound(owner.Id, accepted, true));
        (await VotesForAsync(proxy)).Single().IsProxy.ShouldBeTrue();
        (await RollAsync(estate, accepted)).Single().Owners.Single().Proxy.ShouldBeNull();
        (await RollAsync(estate, accepted.AddSeconds(1))).Single().Owners.Single().Proxy.ShouldBe(proxy.PersonId);
        (await app.SendAsync(new GetMyProxies(), proxy)).Value.Single().Owner.ShouldBe("王**");
        (await app.SendAsync(new GetProjectProxies(estate.Project, null, new Page()), estate.Officer())).Value.Items.Single().Proxy.ShouldBe(given.Value);

        app.Clock.Advance(TimeSpan.FromDays(31));
        (await StandingAsync(proxy, home)).ShouldBeOfType<VoterStanding.NotOwner>();
        (await VotesForAsync(proxy)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("row", "BAL-13")]
    public async Task lets_the_proxy_vote_in_the_owners_place_and_keeps_that_it_did(bool inTime)
    {
        var (estate, owner, home, principal) = await BoundAsync();
        var son = new Named("王大力", AnEstate.ADocument(), AnEstate.APhone());
        var proxy = AnEstate.Resident(estate.Project);
        var ballot = await ApprovedAsync(estate);
        if (!inTime) app.Clock.SetTo(ballot.OpensAt.ShouldNotBeNull());
        (await app.SendAsync(Entrusts(home, son), principal)).Error.ShouldBeNull();
        await CertifyAsync(estate, son, proxy);
        app.Clock.SetTo(ballot.OpensAt.ShouldNotBeNull().AddHours(1));

        var cast = await app.SendAsync(new CastVote(ballot.Id, home, [Choice.For]), proxy);

        cast.Error.ShouldBeNull();
        var vote = await app.UseAsync(db => db.Set<Vote>().AsNoTracking().SingleAsync(v => v.BallotId == ballot.Id, Ct));
        (vote.Voter, vote.Proxy, vote.BoundBeforeStart).ShouldBe((owner.Id, proxy.PersonId, inTime));
        (await app.SendAsync(new CastVote(ballot.Id, home, [Choice.Against]), principal)).Error.ShouldBe(BallotErrors.AlreadyVoted);
    }

    [Fact]
    public async Task begins_with_its_period_where_the_proof_came_before()
    {
        var (estate, owner, home, principal) = await BoundAsync();
        var son = new Named("王大力", AnEstate.ADocument(), AnEstate.APhone());
        var (proxy, start) = (AnEstate.Resident(), app.Clock.GetUtcNow().AddDays(3));
        (await app.SendAsync(Entrusts(home, son) with { From = start }, principal)).Error.ShouldBeNull();

        await CertifyAsync(estate, son, proxy);
        var early = await StandingAsync(proxy, home);
        var none = await VotesForAsync(proxy);
        app.Clock.SetTo(start);
        var now = await StandingAsync(proxy, home);

        early.ShouldBeOfType<VoterStanding.NotOwner>();
        none.ShouldBeEmpty();
        now.ShouldBe(new VoterStanding.Bound(owner.Id, start, true));
    }

    [Fact]
    public async Task is_for_bound_owners_one_at_a_time()
    {
        var (estate, _, home, principal) = await BoundAsync();
        var somebodyElses = await estate.HomeAsync("9栋", "909", await estate.OwnerAsync("赵六"));
        var son = new Named("王大力", AnEstate.ADocument(), AnEstate.APhone());

        (await app.SendAsync(Entrusts(somebodyElses, son), principal)).Error.ShouldBe(ProxyErrors.NotBound);
        (await app.SendAsync(Entrusts(home, son), AnEstate.Resident(estate.Project))).Error.ShouldBe(ProxyErrors.NotBound);
        (await app.SendAsync(Entrusts(home, son) with { To = app.Clock.GetUtcNow().AddDays(500) }, principal)).Error.ShouldBe(ProxyErrors.BadPeriod);
        (await app.SendAsync(Entrusts(home, son) with { DocumentNumber = "1" }, principal)).Error.ShouldBe(BindingErrors.BadDocument);
        (await app.SendAsync(Entrusts(home, son), principal)).Error.ShouldBeNull();
        (await app.SendAsync(Entrusts(home, son), principal)).Error.ShouldBe(ProxyErrors.AnotherLiving);
        app.Clock.Advance(TimeSpan.FromDays(31));
        (await app.SendAsync(Entrusts(home, son), principal)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task is_proved_by_the_named_person_alone()
    {
        var (estate, _, home, principal) = await BoundAsync();
        var son = new Named("王大力", AnEstate.ADocument(), AnEstate.APhone());
        var given = (await app.SendAsync(Entrusts(home, son), principal)).Value;

        (await app.SendAsync(await ProvesAsync(estate, son) with { Name = "冒名者" }, AnEstate.Resident())).Error.ShouldBe(ProxyErrors.NotTheProxy);
        (await app.SendAsync(await ProvesAsync(estate, son with { Phone = AnEstate.APhone() }), AnEstate.Resident())).Error.ShouldBe(ProxyErrors.NotTheProxy);
        (await app.SendAsync(await ProvesAsync(estate, son) with { Code = "999999" }, AnEstate.Resident())).Error.ShouldBe(AccountErrors.CodeWrong);
        (await app.SendAsync(await ProvesAsync(estate, son), principal)).Error.ShouldBe(ProxyErrors.OwnProxy);
        (await app.SendAsync(new CompleteProxyCheck(given), AnEstate.Resident())).Error.ShouldBe(ProxyErrors.NotFound);
        (await app.SendAsync(new RevokeProxy(given), AnEstate.Resident())).Error.ShouldBe(ProxyErrors.NotFound);
    }

    [Fact]
    public async Task ends_when_revoked_and_with_the_binding()
    {
        var (estate, _, home, principal) = await BoundAsync();
        var son = new Named("王大力", AnEstate.ADocument(), AnEstate.APhone());
        var proxy = AnEstate.Resident();
        var given = (await app.SendAsync(Entrusts(home, son), principal)).Value;
        await CertifyAsync(estate, son, proxy);

        (await app.SendAsync(new RevokeProxy(given), principal)).Error.ShouldBeNull();
        (await StandingAsync(proxy, home)).ShouldBeOfType<VoterStanding.NotOwner>();

        await app.SendAsync(Entrusts(home, son), principal);
        await CertifyAsync(estate, son, proxy);
        var binding = (await app.SendAsync(new GetMyHomes(), principal)).Value.Homes.Single().Binding;
        (await app.SendAsync(new UnbindHome(new BindingId(binding)), principal)).Error.ShouldBeNull();
        (await StandingAsync(proxy, home)).ShouldBeOfType<VoterStanding.NotOwner>();
    }

    [Fact]
    public async Task is_reviewed_by_the_committee_when_the_face_cannot_be_checked()
    {
        var (estate, _, home, principal) = await BoundAsync();
        var son = new Named("王大力", AnEstate.ADocument(), AnEstate.APhone());
        var proxy = AnEstate.Resident();
        var given = (await app.SendAsync(Entrusts(home, son), principal)).Value;
        (await app.SendAsync(await ProvesAsync(estate, son) with { FaceConsent = null }, proxy)).Value.State.ShouldBe(ProxyState.FaceFailed);

        (await app.SendAsync(new ReviewProxy(given, true, null), estate.Officer())).Error.ShouldBe(ProxyErrors.LetterMissing);
        (await app.SendAsync(new ReviewProxy(given, true, null), (await AnEstate.BuildAsync(app)).Officer())).Error.ShouldBe(ProxyErrors.NotFound);
        (await app.SendAsync(new ReviewProxy(given, false, null), estate.Officer())).Error.ShouldBe(BindingErrors.OpinionMissing);
        (await app.SendAsync(new ReviewProxy(given, false, "委托书无签字"), estate.Officer())).Error.ShouldBeNull();
        (await app.UseAsync(db => db.Set<Proxy>().SingleAsync(p => p.Id == given, Ct))).State.ShouldBe(ProxyState.Refused);
    }

    private async Task<(AnEstate Estate, Owner Owner, HouseId Home, TestActor Principal)> BoundAsync()
    {
        var estate = await AnEstate.BuildAsync(app);
        var owner = await estate.OwnerAsync("王小明");
        var home = await estate.HomeAsync("1栋", "101", owner);
        var principal = AnEstate.Resident(estate.Project);
        await estate.BindAsync(owner, principal);
        return (estate, owner, home, principal);
    }

    /// <summary>A ballot of all owners that begins in ten days.</summary>
    private async Task<Ballot> ApprovedAsync(AnEstate estate)
    {
        var now = app.Clock.GetUtcNow();
        var director = new Acting(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), null, "林主任");
        var ballot = Ballot.Draft($"TP{Guid.NewGuid():N}"[..20], estate.Project, "云景花园", estate.Place, new Convenor(ConvenorKind.Committee, director.Organisation ?? Guid.Empty, "云景花园业主委员会"), director, now);
        ballot.Edit(BallotContent.Blank with { Topic = "选聘物业服务企业", Matters = [new Matter("事项", MatterKind.HireOrDismiss, "", [], 0)], Start = now.AddDays(10), End = now.AddDays(20), ShortNoticeReason = "合同到期" }, director).Error.ShouldBeNull();
        ballot.Submit(app.Services.GetRequiredService<IBallotRules>().InForceAt(now), 1, director, now).Error.ShouldBeNull();
        ballot.Approve(new Acting(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), JurisdictionLevel.Street, "陈经办"), null, now).Error.ShouldBeNull();
        await app.SaveAsync(ballot);
        return ballot;
    }

    private AuthoriseProxy Entrusts(HouseId home, Named proxy) =>
        new(home, proxy.Name, proxy.Document.Type, proxy.Document.Number, proxy.Phone.Digits, app.Clock.GetUtcNow(), app.Clock.GetUtcNow().AddDays(30));

    private static async Task<CertifyProxy> ProvesAsync(AnEstate estate, Named proxy) =>
        new(proxy.Name, proxy.Document.Type, proxy.Document.Number, proxy.Phone.Digits, await estate.CodeAsync(proxy.Phone, CodePurpose.ProxyCertification), Agreed.Binding, Agreed.Face);

    private async Task CertifyAsync(AnEstate estate, Named named, TestActor proxy)
    {
        var begun = (await app.SendAsync(await ProvesAsync(estate, named), proxy)).Value;
        estate.AnswerFace(begun.CheckAddress, FaceAnswer.Pass);
        (await app.SendAsync(new CompleteProxyCheck(begun.Proxy), proxy)).Value.State.ShouldBe(ProxyState.Accepted);
        app.Clock.Advance(TimeSpan.Zero);
    }

    private async Task<VoterStanding> StandingAsync(TestActor person, HouseId home)
    {
        await using var scope = app.ScopeOf(TestActor.Almighty);
        return await scope.ServiceProvider.GetRequiredService<IOwnershipFacts>().StandingAsync(person.PersonId, home, Ct);
    }

    private async Task<IReadOnlyList<VoterHome>> VotesForAsync(TestActor person)
    {
        await using var scope = app.ScopeOf(TestActor.Almighty);
        return await scope.ServiceProvider.GetRequiredService<IVoterHomes>().OfAsync(person.PersonId, null, Ct);
    }

    private async Task<IReadOnlyList<RegisteredHome>> RollAsync(AnEstate estate, DateTimeOffset before)
    {
        await using var scope = app.ScopeOf(TestActor.Almighty);
        return await scope.ServiceProvider.GetRequiredService<IOwnershipFacts>().HomesAsync(estate.Project, BallotScope.Everything, before, Ct);
    }

    private sealed record Named(string Name, IdDocument Document, MobileNumber Phone);
}
