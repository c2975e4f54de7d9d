using PropertyPlatform.Application.Organisations;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Owners;

namespace PropertyPlatform.Web.Demo;

/// <summary>What the demo city consists of before anything happens in it; the same for the same seed. Places after the statistics-bureau codes of 2023.</summary>
internal sealed class CityPlan
{
    /// <summary>The seed of the city that everybody gets.</summary>
    public const int Seed = 2026;

    /// <summary>Code of the city.</summary>
    public const string City = "4403.";

    private static readonly (string Code, string Name, AreaKind Kind, string Streets)[] Districts =
    [
        ("03", "罗湖区", AreaKind.Administrative, "001 桂园 002 黄贝 003 东门 004 翠竹 005 南湖 006 笋岗 007 东湖 008 莲塘 009 东晓 010 清水河"),
        ("04", "福田区", AreaKind.Administrative, "001 南园 002 园岭 004 福田 005 沙头 006 香蜜湖 007 梅林 008 莲花 009 华富 010 福保 011 华强北"),
        ("05", "南山区", AreaKind.Administrative, "001 南头 002 南山 003 沙河 005 蛇口 006 招商 007 粤海 008 桃源 009 西丽"),
        ("06", "宝安区", AreaKind.Administrative, "017 新安 018 西乡 019 航城 020 福永 021 福海 022 沙井 023 新桥 024 松岗 025 燕罗 026 石岩"),
        ("07", "龙岗区", AreaKind.Administrative, "003 平湖 006 坪地 012 南湾 013 坂田 014 布吉 015 龙城 016 龙岗 017 横岗 018 吉华 019 宝龙 020 园山"),
        ("08", "盐田区", AreaKind.Administrative, "001 梅沙 002 盐田 003 沙头角 004 海山"),
        ("09", "龙华区", AreaKind.Administrative, "001 观湖 002 民治 003 龙华 004 大浪 005 福城 006 观澜"),
        ("10", "坪山区", AreaKind.Administrative, "001 坪山 002 马峦 003 碧岭 004 石井 005 坑梓 006 龙田"),
        ("11", "光明区", AreaKind.Administrative, "001 光明 002 公明 003 新湖 004 凤凰 005 玉塘 006 马田"),
        ("DP", "大鹏新区", AreaKind.Functional, "009 葵涌 010 大鹏 011 南澳"),
        ("SS", "深汕特别合作区", AreaKind.Functional, "102 小漠镇 103 鹅埠镇 104 赤石镇 105 鮜门镇"),
    ];

    private static readonly (string Code, string Name)[] Communities =
    [
        ("4403.05.007.001.", "大冲社区"), ("4403.05.007.002.", "科技园社区"), ("4403.05.007.003.", "滨海社区"), ("4403.05.003.001.", "白石洲社区"), ("4403.03.008.001.", "仙湖社区"),
        ("4403.04.006.001.", "香蜜社区"), ("4403.06.018.001.", "盐田社区"), ("4403.07.013.001.", "坂雪岗社区"), ("4403.08.004.001.", "海涛社区"), ("4403.09.002.001.", "民治社区"),
        ("4403.10.001.001.", "六和社区"), ("4403.11.001.001.", "东周社区"), ("4403.DP.009.001.", "三溪社区"),
    ];

    private CityPlan(IReadOnlyList<ProjectPlan> projects) => Projects = projects;

    /// <summary>City, districts, streets and communities.</summary>
    public static IReadOnlyList<PlaceEntry> Places { get; } =
    [
        new(City, "深圳市"),
        .. Districts.Select(district => new PlaceEntry($"{City}{district.Code}.", district.Name, district.Kind)),
        .. Districts.SelectMany(district => StreetsOf(district.Streets).Select(street => new PlaceEntry($"{City}{district.Code}.{street.Code}.", street.Name))),
        .. Communities.Select(community => new PlaceEntry(community.Code, community.Name)),
    ];

    /// <summary>The residential areas with their registers.</summary>
    public IReadOnlyList<ProjectPlan> Projects { get; }

    /// <summary>Draws the city.</summary>
    public static CityPlan Draw(int seed)
    {
        var people = new People(seed);
        var drawn = new List<ProjectPlan>();
        foreach (var sketch in Sketches())
        {
            drawn.Add(sketch with { Homes = new RegisterPlan(sketch, people, seed + drawn.Count, KnownOwners.Of(sketch.Key)).Draw() });
        }

        return new CityPlan(drawn);
    }

    /// <summary>One project by its key.</summary>
    public ProjectPlan Project(string key) => Projects.Single(project => project.Key == key);

    private static ProjectPlan[] Sketches() =>
    [
        new("yunjing", "云景花园", "4403.05.007.001.", "深圳市南山区粤海街道大冲一路18号", new(4, 2, 15, 2, 6, 40), 0.04, 113.9520m, 22.5441m, 2012),
        new("cuihu", "翠湖雅居", "4403.05.007.001.", "深圳市南山区粤海街道大冲二路6号", new(1, 2, 10, 3, 0, 12), 0.0, 113.9563m, 22.5467m, 2008),
        new("haiyue", "海悦华庭", "4403.05.007.002.", "深圳市南山区粤海街道科苑路200号", new(3, 2, 20, 3, 8, 60), 0.08, 113.9446m, 22.5392m, 2019),
        new("wutong", "梧桐山居", "4403.03.008.001.", "深圳市罗湖区莲塘街道罗沙路1001号", new(2, 2, 8, 3, 0, 20), 0.0, 114.1760m, 22.5630m, 2005),
        new("xiangmi", "香蜜新村", "4403.04.006.001.", "深圳市福田区香蜜湖街道侨香路88号", new(4, 2, 20, 3, 10, 80), 0.01, 114.0340m, 22.5480m, 2003),
        new("xixiang", "西乡湾畔", "4403.06.018.001.", "深圳市宝安区西乡街道海城路55号", new(4, 2, 20, 4, 12, 100), 0.02, 113.8630m, 22.5760m, 2015),
        new("bantian", "坂雪花园", "4403.07.013.001.", "深圳市龙岗区坂田街道坂雪岗大道300号", new(5, 2, 30, 3, 16, 120), 0.03, 114.0690m, 22.6380m, 2017),
        new("dapeng", "大鹏海岸", "4403.DP.009.001.", "深圳市大鹏新区葵涌街道金业大道9号", new(4, 1, 10, 3, 0, 20), 0.30, 114.4170m, 22.6340m, 2023),
        new("yangang", "盐田港湾", "4403.08.004.001.", "深圳市盐田区海山街道海景二路33号", new(3, 2, 10, 3, 4, 30), 0.02, 114.2410m, 22.5580m, 2010),
        new("minzhi", "民治中央城", "4403.09.002.001.", "深圳市龙华区民治街道民治大道500号", new(10, 3, 25, 4, 30, 300), 0.02, 114.0410m, 22.6200m, 2016),
        new("pingshan", "坪山翠谷", "4403.10.001.001.", "深圳市坪山区坪山街道比亚迪路77号", new(4, 2, 10, 4, 0, 60), 0.35, 114.3460m, 22.6910m, 2024),
        new("guangming", "光明科创家园", "4403.11.001.001.", "深圳市光明区光明街道科创大道12号", new(10, 2, 25, 3, 20, 150), 0.25, 113.9360m, 22.7490m, 2022),
    ];

    private static IEnumerable<(string Code, string Name)> StreetsOf(string listed) =>
        listed.Split(' ').Chunk(2).Select(pair => (pair[0], pair[1].EndsWith('镇') ? pair[1] : $"{pair[1]}街道"));
}

/// <summary>A residential area as planned.</summary>
/// <param name="Key">Short and stable.</param>
/// <param name="Name">物业区域名称</param>
/// <param name="Community">Code of its community.</param>
/// <param name="Address">坐落地址</param>
/// <param name="Layout">How it is built.</param>
/// <param name="DeveloperShare">Share of the homes that the developer still holds, 0 to 1.</param>
/// <param name="Longitude">Degrees east of its middle.</param>
/// <param name="Latitude">Degrees north of its middle.</param>
/// <param name="Year">Year of delivery.</param>
internal sealed record ProjectPlan(string Key, string Name, string Community, string Address, Layout Layout, double DeveloperShare, decimal Longitude, decimal Latitude, int Year)
{
    /// <summary>Its register.</summary>
    public IReadOnlyList<RegisterHome> Homes { get; init; } = [];
}

/// <summary>How an area is built.</summary>
/// <param name="Buildings">楼栋</param>
/// <param name="Stairwells">单元 of each building.</param>
/// <param name="Floors">Storeys.</param>
/// <param name="Doors">Homes on a storey of a stairwell.</param>
/// <param name="Shops">商铺</param>
/// <param name="Parking">车位</param>
internal sealed record Layout(int Buildings, int Stairwells, int Floors, int Doors, int Shops, int Parking)
{
    /// <summary>Dwellings.</summary>
    public int Dwellings => Buildings * Stairwells * Floors * Doors;
}
