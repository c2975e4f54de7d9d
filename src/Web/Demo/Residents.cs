using System.Collections.Concurrent;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Adapters.FaceCheck;

namespace PropertyPlatform.Web.Demo;

/// <summary>Lets owners take an account and bind their homes by phone and face, and one of them name a proxy.</summary>
internal sealed class Residents(DemoPlatform platform, CityPlan plan, CityBook book, int seed)
{
    private const int AtOnce = 4;

    private readonly ConcurrentDictionary<IdDocument, Citizen> _bound = new();

    /// <summary>Owners of an area who are bound, in the order of their homes.</summary>
    public IReadOnlyList<Citizen> Of(string project) =>
        [.. plan.Project(project).Homes.SelectMany(home => home.Owners).Select(owner => owner.Document).Distinct().Where(_bound.ContainsKey).Select(document => _bound[document])];

    /// <summary>Binds those whom the story names, and of the others a share of each building.</summary>
    /// <param name="ct">Stops it.</param>
    public async Task MoveInAsync(CancellationToken ct)
    {
        RegisterOwner[] named = [KnownOwners.OneHome, KnownOwners.SeveralHomes, KnownOwners.OfACouple, KnownOwners.Principal, .. KnownOwners.Yunjing, .. KnownOwners.Cuihu, .. KnownOwners.Wutong, .. KnownOwners.Haiyue];
        var others = Chosen("yunjing", building => building is "1栋" or "2栋" ? 0.8 : 0.4).Concat(Chosen("cuihu", _ => 0.8)).Concat(Chosen("wutong", _ => 0.2)).Concat(Chosen("haiyue", _ => 0.1));
        var moving = named.Concat(others).DistinctBy(owner => owner.Document).ToList();
        await Parallel.ForEachAsync(moving, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (owner, _) => _bound[owner.Document] = await BindAsync(owner));

        book.Keep("owner-1", "业主 陈静（云景花园一套）", _bound[KnownOwners.OneHome.Document]);
        book.Keep("owner-2", "业主 刘洋（多套房屋及商铺）", _bound[KnownOwners.SeveralHomes.Document]);
        book.Keep("owner-couple", "业主 赵磊（与孙丽共有）", _bound[KnownOwners.OfACouple.Document]);
        book.Keep("owner-principal", "业主 郑桂兰（已委托何伟投票）", _bound[KnownOwners.Principal.Document]);
        book.Keep("owner-unbound", "业主 周杰（尚未绑定房屋）", await OpenAsync(KnownOwners.Unbound, Role.Owner));
    }

    /// <summary>An old owner lets a relative vote; the relative proves to be the one.</summary>
    /// <param name="until">End of the authorisation.</param>
    public async Task NameProxyAsync(DateTimeOffset until)
    {
        var (principal, named) = (book["owner-principal"], KnownOwners.Proxy);
        var home = (await platform.As(principal, new GetMyHomes())).Value.Homes[0].House;
        var phone = PhoneOf(named);
        await platform.As(principal, new AuthoriseProxy(new(home), named.Name, named.Document.Type, named.Document.Number, phone, platform.Clock.GetUtcNow(), until));

        var proxy = book.Keep("proxy", "被委托人 何伟（代郑桂兰投票）", await OpenAsync(named, Role.Proxy));
        await platform.As(proxy, new RequestCode(phone, CodePurpose.ProxyCertification));
        var begun = (await platform.As(proxy, new CertifyProxy(named.Name, named.Document.Type, named.Document.Number, phone, DemoPlatform.Code, platform.Consent(ConsentPurpose.Binding), platform.Consent(ConsentPurpose.FaceCheck)))).Value;
        Pass(begun.CheckAddress);
        await platform.As(proxy, new CompleteProxyCheck(begun.Proxy));
    }

    /// <summary>Of single owners the share, of several owners more rarely one or two.</summary>
    private List<RegisterOwner> Chosen(string project, Func<string, double> share)
    {
        var random = new Random(seed + plan.Project(project).Homes.Count);
        var chosen = new List<RegisterOwner>();
        var left = new HashSet<IdDocument> { KnownOwners.Spouse.Document, KnownOwners.Unbound.Document, KnownOwners.UnboundSpouse.Document };
        foreach (var home in plan.Project(project).Homes.Where(home => home.Use == HouseUse.Residence))
        {
            for (var i = 0; i < home.Owners.Count; i++)
            {
                var odds = share(home.Building) * (home.Owners.Count == 1 ? 1 : i == 0 ? 0.8 : 0.2);
                if (random.NextDouble() < odds && left.Add(home.Owners[i].Document)) chosen.Add(home.Owners[i]);
            }
        }

        return chosen;
    }

    private async Task<Citizen> BindAsync(RegisterOwner owner)
    {
        var (citizen, phone) = (await OpenAsync(owner, Role.Owner), PhoneOf(owner));
        await platform.As(citizen, new RequestCode(phone, CodePurpose.OwnerBinding));
        var begun = (await platform.As(citizen, new BindOwner(owner.Name, owner.Document.Type, owner.Document.Number, phone, DemoPlatform.Code, platform.Consent(ConsentPurpose.Binding), platform.Consent(ConsentPurpose.FaceCheck)))).Value;
        Pass(begun.CheckAddress);
        await platform.As(citizen, new CompleteFaceCheck(begun.Request));
        return citizen;
    }

    private async Task<Citizen> OpenAsync(RegisterOwner owner, Role role)
    {
        var opened = (await platform.AsSystem(new OpenAccount(role, null, owner.Name, PhoneOf(owner), Bound: true, Document: owner.Document.Number))).Value;
        return new Citizen(owner.Name, new Session(opened.Account, opened.Person ?? throw new DemoCityException($"{owner.Name} is not bound."), platform.Clock.GetUtcNow()));
    }

    private void Pass(string? checkAddress) => platform.Faces.Answer((checkAddress ?? throw new DemoCityException("No face check was begun.")).Split('/')[^1], FaceAnswer.Pass);

    private static string PhoneOf(RegisterOwner owner) => owner.Phone?.Digits ?? throw new DemoCityException($"{owner.Name} has no phone.");
}
