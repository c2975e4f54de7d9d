using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Support;

/// <summary>
/// An area whose owners decide: twelve homes in two buildings, a committee that convenes, a street that reviews. 1栋202 has two owners of whom
/// nobody is bound, so it must be supplemented; 1栋101 and 1栋102 belong to one owner.
/// </summary>
public sealed class AVotingEstate
{
    private readonly Dictionary<string, HouseId> _homes = [];
    private readonly Dictionary<string, TestActor> _residents = [];
    private readonly Dictionary<string, (Owner Owner, string Address)> _unbound = [];

    private AVotingEstate(PlatformApp app, ACity city, AnEstate estate)
    {
        (App, City, Estate) = (app, city, estate);
        Director = TestActor.As(Role.Director, DataScope.Of([estate.Project]), city.Unit("committee"), "林芳");
        Street = TestActor.As(Role.StreetLead, DataScope.Of(Jurisdiction.Of(ACity.Street)), city.Unit("street"), "王伟");
        District = TestActor.As(Role.DistrictOfficer, DataScope.Of(Jurisdiction.Of("4403.05.")), city.Unit("district"), "吴刚");
        Community = TestActor.As(Role.CommunityLead, DataScope.Of(Jurisdiction.Of(ACity.Community)), city.Unit("community"), "李娜");
    }

    /// <summary>The platform.</summary>
    public PlatformApp App { get; }

    /// <summary>The city around.</summary>
    public ACity City { get; }

    /// <summary>The area.</summary>
    public AnEstate Estate { get; }

    /// <summary>Convenes for the committee.</summary>
    public TestActor Director { get; }

    /// <summary>Reviews for the street.</summary>
    public TestActor Street { get; }

    /// <summary>Looks on for the community.</summary>
    public TestActor Community { get; }

    /// <summary>Reviews for the district what the street convenes.</summary>
    public TestActor District { get; }

    /// <summary>Builds the area; once an app.</summary>
    public static async Task<AVotingEstate> GatherAsync(PlatformApp app)
    {
        var assembly = new AVotingEstate(app, await ACity.FoundAsync(app), await AnEstate.BuildAsync(app));
        await assembly.OwnedAsync("王秀英", bound: true, "1栋101", "1栋102");
        await assembly.OwnedAsync("李建国", bound: true, "1栋201");
        await assembly.OwnedAsync("赵敏", bound: false, "1栋202");
        await assembly.OwnedAsync("钱进", bound: false, "1栋202");
        await assembly.OwnedAsync("孙丽", bound: true, "1栋301");
        await assembly.OwnedAsync("周强", bound: false, "1栋302");
        await assembly.OwnedAsync("吴静", bound: true, "2栋101");
        await assembly.OwnedAsync("郑浩", bound: false, "2栋101");
        await assembly.OwnedAsync("冯涛", bound: true, "2栋102");
        await assembly.OwnedAsync("陈晨", bound: true, "2栋201");
        await assembly.OwnedAsync("褚卫", bound: true, "2栋202");
        await assembly.OwnedAsync("蒋欣", bound: false, "2栋301");
        await assembly.OwnedAsync("韩雪", bound: true, "2栋302");
        return assembly;
    }

    /// <summary>A home by building and room: 1栋101.</summary>
    public HouseId Home(string address) => _homes[address];

    /// <summary>A bound owner, as whom somebody can act.</summary>
    public TestActor Resident(string name) => _residents[name];

    /// <summary>What two plain matters put to all owners look like, starting in sixteen days for a week.</summary>
    public BallotContent Content(params Matter[] matters) => new(
        "续聘物业服务企业及使用维修资金更换电梯", "物业服务合同将于年底到期；3 台电梯已使用 18 年，检测建议更换。",
        matters.Length > 0 ? matters : [
            new Matter("是否同意续聘深圳市安居物业服务有限公司，期限三年", MatterKind.HireOrDismiss, "服务费标准不变，每月每平方米 2.80 元。", [], 0),
            new Matter("是否同意使用维修资金 126 万元更换 3 台电梯", MatterKind.FundUse, "由三家比价选定施工单位。", [], 0),
        ],
        BallotScope.Everything, App.Clock.GetUtcNow().AddDays(16), App.Clock.GetUtcNow().AddDays(23), null, null);

    /// <summary>Drafts a ballot.</summary>
    public async Task<BallotId> DraftAsync(params Matter[] matters)
    {
        var ballot = (await App.SendAsync(new DraftBallot(Estate.Project), Director)).Value;
        Must(await App.SendAsync(new EditBallot(ballot, Content(matters), null), Director));
        return ballot;
    }

    /// <summary>Drafts and submits one.</summary>
    public async Task<BallotId> SubmitAsync(params Matter[] matters)
    {
        var ballot = await DraftAsync(matters);
        Must(await App.SendAsync(new SubmitBallot(ballot, null), Director));
        return ballot;
    }

    /// <summary>One in voting, with the roll frozen.</summary>
    public async Task<BallotId> OpenAsync(params Matter[] matters)
    {
        var ballot = await SubmitAsync(matters);
        Must(await App.SendAsync(new ReviewBallot(ballot, true, "材料齐全", null), Street));
        App.Clock.Advance(TimeSpan.FromDays(17));
        Must(await App.SendAsync(new FreezeRoll(ballot)));
        return ballot;
    }

    /// <summary>One after the end of voting, in which most owners voted and what must be supplemented is.</summary>
    public async Task<BallotId> ClosedAsync(params Matter[] matters)
    {
        var ballot = await OpenAsync(matters);
        var questions = (await App.SendAsync(new GetBallot(ballot), Director)).Value.Questions.Count;
        foreach (var (name, choice) in new[] { ("王秀英", Choice.For), ("李建国", Choice.For), ("孙丽", Choice.Against), ("吴静", Choice.For), ("冯涛", Choice.Follow), ("陈晨", Choice.For), ("褚卫", Choice.Abstain), ("韩雪", Choice.For) })
        {
            await VoteAsync(ballot, name, [.. Enumerable.Repeat(choice, questions)]);
        }

        Must((await App.SendAsync(new EnterPaperVote(ballot, Home("1栋202"), null, null, null), Director)).Error);
        App.Clock.Advance(TimeSpan.FromDays(7));
        return ballot;
    }

    /// <summary>An owner votes.</summary>
    public async Task VoteAsync(BallotId ballot, string name, params Choice[] choices)
    {
        var resident = Resident(name);
        var home = (await App.SendAsync(new GetMyBallot(ballot), resident)).Value.Units[0].House;
        Must((await App.SendAsync(new CastVote(ballot, new HouseId(home), choices), resident)).Error);
    }

    /// <summary>Everything that comes before the count, as the system counts it.</summary>
    public async Task<BallotId> CountedAsync(params Matter[] matters)
    {
        var ballot = await ClosedAsync(matters);
        await CountAsync(ballot);
        return ballot;
    }

    /// <summary>Carries a closed one through to its result.</summary>
    public async Task CountAsync(BallotId ballot)
    {
        var sheet = (await App.SendAsync(new GetCountSheet(ballot), Director)).Value;
        Must(await App.SendAsync(new ConfirmFollow(ballot, true, [.. sheet.Lines.Select(line => line.Followers)], null), Director));
        Must(await App.SendAsync(new EnterStatistics(ballot, [.. sheet.Lines.Select(line => line.Counted)], null), Director));
        Must(await App.SendAsync(new ConfirmStatistics(ballot, null), Director));
        Must(await App.SendAsync(new ConfirmStatistics(ballot, null), Street));
        Must(await App.SendAsync(new CountBallot(ballot, null), Director));
    }

    /// <summary>An owner who was not bound binds now: after the start of whatever is open.</summary>
    public async Task BindLaterAsync(string name)
    {
        var (owner, address) = _unbound[name];
        var person = Guid.CreateVersion7();
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await BindAsync(owner, Home(address), person);
        _residents[name] = AnEstate.Resident(Estate.Project) with { PersonId = person, Name = name };
    }

    private static void Must(Result done) => Must(done.Error);

    private static void Must(Error? refused)
    {
        if (refused is not null) throw new InvalidOperationException($"Refused with {refused.Code}.");
    }

    private async Task OwnedAsync(string name, bool bound, params string[] addresses)
    {
        var owner = await Estate.OwnerAsync(name);
        var person = Guid.CreateVersion7();
        foreach (var address in addresses)
        {
            if (_homes.TryGetValue(address, out var known)) await Estate.OwnAsync(known, owner);
            else _homes[address] = await Estate.HomeAsync(address[..2], address[2..], owner);
            if (bound) await BindAsync(owner, _homes[address], person);
        }

        if (!bound) _unbound[name] = (owner, addresses[0]);
        else _residents[name] = AnEstate.Resident(Estate.Project) with { PersonId = person, Name = name };
    }

    private Task BindAsync(Owner owner, HouseId home, Guid person) => App.UseAsync(async db =>
    {
        var ownership = await db.Set<Ownership>().SingleAsync(o => o.HouseId == home && o.OwnerId == owner.Id);
        var binding = Binding.Begin(ownership, person, BindingMethod.Face, BindingRequestId.New(), App.Clock.GetUtcNow());
        binding.ClearEvents();
        db.Add(binding);
        return await db.SaveChangesAsync();
    });
}
