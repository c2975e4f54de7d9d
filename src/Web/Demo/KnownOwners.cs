using PropertyPlatform.Domain.Owners;

namespace PropertyPlatform.Web.Demo;

/// <summary>Owners whom the story of the city needs by name, and where they live.</summary>
internal static class KnownOwners
{
    // The number of a man's document is odd, a woman's even.
    private static readonly HashSet<string> Women = ["林芳", "许慧", "唐宁", "谢敏", "宋雅琳", "冯晓燕", "曹美玲", "程淑芳", "苏玉洁", "姚思颖", "丁雨涵", "杜佳怡"];

    /// <summary>Owns one home.</summary>
    public static readonly RegisterOwner OneHome = Named("陈静", 502, 1985);

    /// <summary>Owns two homes and a shop in one area and a home in another.</summary>
    public static readonly RegisterOwner SeveralHomes = Named("刘洋", 503, 1978);

    /// <summary>Owns a home together with <see cref="Spouse"/>, bound.</summary>
    public static readonly RegisterOwner OfACouple = Named("赵磊", 505, 1982);

    /// <summary>Owns a home together with <see cref="OfACouple"/>, never bound.</summary>
    public static readonly RegisterOwner Spouse = Named("孙丽", 504, 1984);

    /// <summary>Owns a home with <see cref="UnboundSpouse"/>; neither is bound, so only paper can settle their vote.</summary>
    public static readonly RegisterOwner Unbound = Named("周杰", 507, 1990);

    /// <summary>The other one.</summary>
    public static readonly RegisterOwner UnboundSpouse = Named("吴倩", 506, 1991);

    /// <summary>Lets <see cref="Proxy"/> vote.</summary>
    public static readonly RegisterOwner Principal = Named("郑桂兰", 508, 1949);

    /// <summary>Owns nothing; votes in the place of <see cref="Principal"/>.</summary>
    public static readonly RegisterOwner Proxy = Named("何伟", 509, 1975);

    /// <summary>Members of the committee of 云景花园: director, vice director, three members, two alternates.</summary>
    public static readonly IReadOnlyList<RegisterOwner> Yunjing = Members(520, "林芳", "高翔", "马超", "许慧", "邓凯", "唐宁", "谢敏");

    /// <summary>Members of the committee of 翠湖雅居.</summary>
    public static readonly IReadOnlyList<RegisterOwner> Cuihu = Members(540, "梁文斌", "宋雅琳", "韩志强", "冯晓燕", "罗永平", "曹美玲", "彭海涛");

    /// <summary>Members of the committee of 梧桐山居.</summary>
    public static readonly IReadOnlyList<RegisterOwner> Wutong = Members(560, "叶建国", "程淑芳", "魏俊杰", "苏玉洁", "任国辉", "姚思颖", "卢振宇");

    /// <summary>Members of the preparatory group of 海悦华庭.</summary>
    public static readonly IReadOnlyList<RegisterOwner> Haiyue = Members(580, "沈毅", "丁雨涵", "吕子轩", "杜佳怡", "蒋浩宇");

    /// <summary>Candidates for the first committee of 海悦华庭.</summary>
    public static readonly IReadOnlyList<string> HaiyueCandidates = ["沈毅", "丁雨涵", "吕子轩", "杜佳怡", "蒋浩宇", "余家明", "袁诗琪"];

    /// <summary>Whose homes these are in an area.</summary>
    /// <param name="project">Key of the area.</param>
    public static IReadOnlyDictionary<HomeKey, IReadOnlyList<RegisterOwner>> Of(string project) => project switch
    {
        "yunjing" => new Dictionary<HomeKey, IReadOnlyList<RegisterOwner>>
        {
            [Home(1, 1, 301)] = [OneHome],
            [Home(1, 1, 502)] = [SeveralHomes],
            [Home(3, 1, 801)] = [SeveralHomes],
            [new HomeKey("商业裙楼", "", "S03")] = [SeveralHomes],
            [Home(1, 2, 601)] = [OfACouple, Spouse],
            [Home(2, 1, 1001)] = [Unbound, UnboundSpouse],
            [Home(1, 1, 901)] = [Principal],
            [Home(1, 2, 1101)] = [Yunjing[0]],
            [Home(2, 1, 401)] = [Yunjing[1]],
            [Home(2, 2, 702)] = [Yunjing[2]],
            [Home(3, 1, 1202)] = [Yunjing[3]],
            [Home(3, 2, 201)] = [Yunjing[4]],
            [Home(4, 1, 501)] = [Yunjing[5]],
            [Home(4, 2, 1401)] = [Yunjing[6]],
        },
        "cuihu" => new Dictionary<HomeKey, IReadOnlyList<RegisterOwner>>(HomesOf(Cuihu)) { [Home(1, 1, 202)] = [SeveralHomes] },
        "wutong" => HomesOf(Wutong),
        "haiyue" => HomesOf(Haiyue),
        _ => new Dictionary<HomeKey, IReadOnlyList<RegisterOwner>>(),
    };

    // One above the other, in both stairwells of the first building in turn.
    private static Dictionary<HomeKey, IReadOnlyList<RegisterOwner>> HomesOf(IReadOnlyList<RegisterOwner> members) =>
        members.Select((member, i) => (Home: Home(1, 1 + (i % 2), ((i + 2) * 100) + 1), member)).ToDictionary(pair => pair.Home, pair => (IReadOnlyList<RegisterOwner>)[pair.member]);

    private static HomeKey Home(int building, int stairwell, int room) =>
        new($"{building}栋", $"{stairwell}单元", room.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static RegisterOwner[] Members(int first, params string[] names) => [.. names.Select((name, i) => Named(name, first + (2 * i) + (Women.Contains(name) ? 0 : 1), 1968 + (i * 3)))];

    /// <summary>Somebody by name.</summary>
    public static RegisterOwner Named(string name, int number, int born) =>
        new(name, People.DocumentOf(new DateOnly(born, 6, 1 + (number % 28)), number), People.PhoneOf(number), null, "");
}
