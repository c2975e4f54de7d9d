using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Ballots;

/// <summary>The base of the count is the register and the bindings of the very start, whenever somebody comes to freeze it.</summary>
public sealed class FreezingTheRoll(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "BAL-18")]
    [Trait("row", "BAL-32")]
    public async Task keeps_homes_owners_and_bindings_as_they_stood_at_the_start()
    {
        var assembly = await AVotingEstate.GatherAsync(app);
        var estate = assembly.Estate;
        var (former, buyer, seller, late) = (await estate.OwnerAsync("前业主"), await estate.OwnerAsync("新业主"), await estate.OwnerAsync("卖方"), await estate.OwnerAsync("买方"));
        var (sold, soldLater) = (await estate.HomeAsync("2栋", "401", former, buyer), await estate.HomeAsync("2栋", "402", seller));
        var (gone, leaving) = (await estate.HomeAsync("2栋", "501", seller), await estate.HomeAsync("2栋", "502", seller));
        var outside = await estate.HomeAsync("3栋", "101", seller);
        var parking = House.Register(estate.Project, estate.Place, new HouseFacts("2栋", "1单元", "-1", "P1", HouseUse.Parking, new Area(1_250), "", false));
        await app.SaveAsync(parking);
        var ballot = await assembly.DraftAsync();
        var content = assembly.Content() with { Scope = new BallotScope(false, [new ScopePart("1栋", null), new ScopePart("2栋", "1单元")]) };
        await assembly.App.SendAsync(new EditBallot(ballot, content, null), assembly.Director);
        await assembly.App.SendAsync(new SubmitBallot(ballot, null), assembly.Director);
        await assembly.App.SendAsync(new ReviewBallot(ballot, true, null, null), assembly.Street);
        var start = content.Start.ShouldNotBeNull();
        await EndAsync(former, start.AddDays(-1));
        await LeaveAsync(gone, start.AddDays(-1));

        app.Clock.SetTo(start.AddMinutes(-1));
        await assembly.BindLaterAsync("赵敏");
        app.Clock.GetUtcNow().ShouldBe(start, "bound at the start is not bound before it");
        app.Clock.SetTo(start.AddHours(1));
        await EndAsync(seller, start.AddMinutes(30));
        await app.UseAsync(async db =>
        {
            db.Add(Ownership.Begin(soldLater, estate.Project, late.Id, null, "", start.AddMinutes(30)));
            return await db.SaveChangesAsync(Ct);
        });
        await LeaveAsync(leaving, start.AddMinutes(30));
        await app.RunJobAsync("ballots.watch");

        var roll = await app.UseAsync(db => db.Set<VotingUnit>().AsNoTracking().Where(unit => unit.BallotId == ballot).ToListAsync(Ct));
        OwnerId[] OwnersOf(HouseId home) => [.. roll.Single(unit => unit.Houses.Any(house => house.House == home)).Owners.Select(owner => owner.Owner)];
        OwnersOf(sold).ShouldBe([buyer.Id]);
        OwnersOf(soldLater).ShouldBe([seller.Id]);
        OwnersOf(leaving).ShouldBe([seller.Id]);
        var homes = roll.SelectMany(unit => unit.Houses).Select(house => house.House).ToList();
        foreach (var other in new[] { gone, outside, parking.Id }) homes.ShouldNotContain(other);
        homes.Count.ShouldBe(15);
        roll.Where(unit => unit.Counted.MustBeSupplemented).ShouldHaveSingleItem().Houses.ShouldHaveSingleItem().House.ShouldBe(assembly.Home("1栋202"));

        await assembly.VoteAsync(ballot, "赵敏", Choice.For, Choice.For);
        var turnout = (await app.SendAsync(new GetTurnout(ballot), assembly.Community)).Value;
        (turnout.Electronic.Heads, turnout.Outstanding).ShouldBe((0, 1), "her vote is for reference only");
    }

    private Task EndAsync(Owner owner, DateTimeOffset at) =>
        app.UseAsync(db => db.Set<Ownership>().Where(ownership => ownership.OwnerId == owner.Id).ExecuteUpdateAsync(set => set.SetProperty(ownership => ownership.Until, at), Ct));

    private Task LeaveAsync(HouseId home, DateTimeOffset at) => app.UseAsync(async db =>
    {
        (await db.Set<House>().SingleAsync(house => house.Id == home, Ct)).Leave(at);
        return await db.SaveChangesAsync(Ct);
    });
}
