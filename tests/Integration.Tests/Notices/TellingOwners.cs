using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Notices;

public sealed class TellingOwners(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly Acting Director = new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), null, "林主任");
    private static readonly Acting Street = new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), JurisdictionLevel.Street, "陈经办");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "BAL-10")]
    public async Task invites_those_who_follow_and_are_bound_within_the_scope_and_nobody_else()
    {
        var estate = await AnEstate.BuildAsync(app);
        var inScope = await BoundAsync(estate, "1栋", "o-in-scope");
        await BoundAsync(estate, "2栋", "o-other-building");
        await BoundAsync(estate, "1栋", null);
        await FollowerAsync("o-unbound");
        var former = await BoundAsync(estate, "1栋", "o-unbound-again");
        await app.UseAsync(db => db.Set<Binding>().Where(binding => binding.OwnerId == former.Id).ExecuteUpdateAsync(set => set.SetProperty(binding => binding.EndedAt, app.Clock.GetUtcNow()), Ct));
        var ballot = await ApprovedAsync(estate, new BallotScope(false, [new ScopePart("1栋", null)]));

        await AnEstate.HappenAsync(app, new BallotApproved(ballot.Id, estate.Project, app.Clock.GetUtcNow(), app.Clock.GetUtcNow()));

        var invitation = (await SentAsync("o-in-scope")).Single(m => m.Kind == "ballot.invitation");
        invitation.Text.ShouldContain("选聘物业服务企业");
        invitation.Text.ShouldNotContain(inScope.Name);
        invitation.Text.ShouldNotContain(inScope.Document.Number);
        invitation.LinkPath.ShouldBe($"/my/ballots/{ballot.Id.Value}");
        (await SentAsync("o-other-building")).ShouldNotContain(m => m.Kind == "ballot.invitation");
        (await SentAsync("o-unbound")).ShouldBeEmpty();
        (await SentAsync("o-unbound-again")).ShouldNotContain(m => m.Kind == "ballot.invitation");
    }

    [Fact]
    [Trait("row", "BAL-09")]
    [Trait("row", "BAL-11")]
    [Trait("row", "BAL-34")]
    public async Task tells_the_convenor_of_the_refusal_of_the_end_once_and_of_the_result()
    {
        var city = await ACity.FoundAsync(app);
        await app.UseAsync(async db =>
        {
            (await db.Set<Person>().SingleAsync(person => person.Id == PersonId.From(city.Person("director").Person.ShouldNotBeNull().Value), Ct)).Follow("o-convenor");
            return await db.SaveChangesAsync(Ct);
        });
        var estate = await AnEstate.BuildAsync(app);
        var ballot = await ApprovedAsync(estate, BallotScope.Everything, city.Unit("committee"));

        await AnEstate.HappenAsync(app, new BallotRejected(ballot.Id, estate.Project));
        app.Clock.SetTo(ballot.ClosesAt.ShouldNotBeNull());
        for (var round = 0; round < 2; round++)
        {
            await app.RunJobAsync("ballots.watch");
            await app.DrainAsync();
        }

        await AnEstate.HappenAsync(app, new BallotCounted(ballot.Id, estate.Project, 1, 2));

        var told = await SentAsync("o-convenor");
        foreach (var (kind, text) in new[] { ("ballot.reviewed", "投票申请审核不通过"), ("ballot.closed", "投票已截止"), ("ballot.result", "计票完成") }) told.Where(m => m.Kind == kind).ShouldHaveSingleItem().Text.ShouldContain(text);
    }

    [Fact]
    [Trait("row", "BAL-34")]
    public async Task tells_the_result_without_a_single_choice()
    {
        var estate = await AnEstate.BuildAsync(app);
        await BoundAsync(estate, "1栋", "o-result");
        var ballot = await ApprovedAsync(estate, BallotScope.Everything);

        await AnEstate.HappenAsync(app, new BallotCounted(ballot.Id, estate.Project, 1, 2));

        var told = (await SentAsync("o-result")).Single(m => m.Kind == "ballot.result");
        told.Text.ShouldContain("2项事项中1项通过");
        told.LinkPath.ShouldBe($"/my/ballots/{ballot.Id.Value}/result");
    }

    [Fact]
    [Trait("row", "BAL-14")]
    public async Task gives_the_voter_a_receipt_without_the_choice()
    {
        var estate = await AnEstate.BuildAsync(app);
        var voter = await BoundAsync(estate, "1栋", "o-receipt");
        var ballot = await ApprovedAsync(estate, BallotScope.Everything);
        app.Clock.SetTo(ballot.OpensAt.ShouldNotBeNull());
        var binding = await app.UseAsync(db => db.Set<Binding>().AsNoTracking().SingleAsync(bound => bound.OwnerId == voter.Id, Ct));

        var cast = await app.SendAsync(new CastVote(ballot.Id, binding.HouseId, [Choice.Against]), AnEstate.Resident(estate.Project) with { PersonId = binding.PersonId });
        await app.DrainAsync();

        cast.Error.ShouldBeNull();
        var receipt = (await SentAsync("o-receipt")).Where(m => m.Kind == "ballot.receipt").ShouldHaveSingleItem();
        receipt.Text.ShouldContain("选聘物业服务企业");
        receipt.Text.ShouldNotContain("反对");
        receipt.LinkPath.ShouldBe($"/my/ballots/{ballot.Id.Value}");
    }

    [Fact]
    [Trait("row", "OWN-02")]
    public async Task advises_offline_certification_only_when_no_check_can_help()
    {
        var estate = await AnEstate.BuildAsync(app);
        var owner = await estate.OwnerAsync("王小明");
        await estate.HomeAsync("1栋", "101", owner);
        var person = await FollowerAsync("o-advised");
        var request = (await estate.BeginAsync(owner, AnEstate.Resident() with { PersonId = person.Id.Value })).Request;

        await AnEstate.HappenAsync(app, new FaceCheckFailed(request, owner.Id, FaceVerdict.Mismatch, false, app.Clock.GetUtcNow()));
        (await SentAsync("o-advised")).ShouldBeEmpty();
        await AnEstate.HappenAsync(app, new FaceCheckFailed(request, owner.Id, FaceVerdict.NoReference, true, app.Clock.GetUtcNow()));
        (await SentAsync("o-advised")).Single().Text.ShouldContain("线下认证");
    }

    private async Task<Owner> BoundAsync(AnEstate estate, string building, string? openId)
    {
        var owner = await estate.OwnerAsync("欧阳小明");
        await estate.HomeAsync(building, $"{Random.Shared.Next(100_000)}", owner);
        var person = await FollowerAsync(openId);
        await estate.BindAsync(owner, AnEstate.Resident(estate.Project) with { PersonId = person.Id.Value });
        return owner;
    }

    private async Task<Person> FollowerAsync(string? openId)
    {
        var phone = AnEstate.APhone();
        var person = Person.Proved("欧阳小明", new IndexedPhone(phone, app.Services.GetRequiredService<IPersonalDataIndex>().Of(phone)));
        if (openId is not null) person.Follow(openId);
        await app.SaveAsync(person);
        return person;
    }

    private async Task<Ballot> ApprovedAsync(AnEstate estate, BallotScope scope, Guid? committee = null)
    {
        var now = app.Clock.GetUtcNow();
        var convenor = Director with { Organisation = committee ?? Director.Organisation };
        var ballot = Ballot.Draft($"TP{Guid.NewGuid():N}"[..20], estate.Project, "云景花园", estate.Place, new Convenor(ConvenorKind.Committee, convenor.Organisation ?? Guid.Empty, "云景花园业主委员会"), convenor, now);
        ballot.Edit(
            BallotContent.Blank with { Topic = "选聘物业服务企业", Matters = [new Matter("事项", MatterKind.HireOrDismiss, "", [], 0)], Scope = scope, Start = now.AddDays(20), End = now.AddDays(30) }, convenor).Error.ShouldBeNull();
        ballot.Submit(app.Services.GetRequiredService<IBallotRules>().InForceAt(now), 3, convenor, now).Error.ShouldBeNull();
        ballot.Approve(Street, null, now).Error.ShouldBeNull();
        await app.SaveAsync(ballot);
        return ballot;
    }

    private async Task<IReadOnlyList<ChannelLine>> SentAsync(string openId)
    {
        await using var scope = app.ScopeOf(TestActor.Almighty);
        return await scope.ServiceProvider.GetRequiredService<IChannelLog>().ReadClearAsync(openId, 50, Ct);
    }
}
