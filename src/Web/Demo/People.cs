using System.Globalization;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Demo;

/// <summary>
/// Draws people who do not exist, the same for the same seed: documents of area 999999, which no authority issues, with a valid check
/// character, and phones of 199 0000, which no carrier assigns.
/// </summary>
internal sealed class People
{
    private const int PhonesOfThePlace = 10_000;
    private const int FirstOfOwners = 1_000;

    private static readonly string[] Surnames =
        ["王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "罗", "高", "郑", "梁", "谢", "宋", "唐", "许", "邓", "冯", "韩", "曹", "曾", "彭", "萧", "蔡", "潘", "田", "董", "袁", "于", "余", "叶", "蒋", "杜", "苏", "魏", "程", "吕", "丁", "沈", "任", "姚", "卢", "欧阳"];

    private static readonly string[] First = ["建", "国", "志", "文", "晓", "雅", "思", "雨", "子", "佳", "俊", "海", "春", "秀", "玉", "美", "丽", "家", "嘉", "永", "明", "振", "少", "淑", "桂", "泽", "欣", "梓", "浩", "诗"];

    private static readonly string[] Second = ["华", "明", "强", "军", "平", "辉", "玲", "芳", "娟", "敏", "燕", "霞", "萍", "红", "杰", "涛", "超", "斌", "鹏", "宇", "轩", "涵", "怡", "琪", "宁", "婷", "慧", "颖", "洁", "琳", "峰", "磊", "洋", "勇", "毅", "凯", "龙", "波", "晖", "岚"];

    private readonly HashSet<IdDocument> _documents = [];
    private readonly Random _random;
    private int _phones = FirstOfOwners;

    /// <summary>Begins anew.</summary>
    public People(int seed) => _random = new Random(seed);

    /// <summary>The next person; only as many as there are phones have one.</summary>
    public RegisterOwner Next()
    {
        var phone = _phones < PhonesOfThePlace ? PhoneOf(_phones++) : null;
        return new RegisterOwner(DrawName(), DrawDocument(), phone, null, "");
    }

    /// <summary>The phone of a number below 10,000; those below 1,000 belong to people of offices and enterprises.</summary>
    public static MobileNumber PhoneOf(int number) =>
        MobileNumber.TryParse(string.Create(CultureInfo.InvariantCulture, $"1990000{number:D4}")) ?? throw new ArgumentOutOfRangeException(nameof(number));

    /// <summary>A document that nobody has.</summary>
    public static IdDocument DocumentOf(DateOnly born, int number)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"999999{born:yyyyMMdd}{number:D3}");
        var whole = "0123456789X".Select(check => digits + check).First(IdDocument.IsResidentId);
        return IdDocument.TryParse(DocumentType.ResidentId, whole) ?? throw new ArgumentOutOfRangeException(nameof(number));
    }

    /// <summary>A code that no enterprise has, with both check characters (GB 11714, GB 32100).</summary>
    public static string CreditCodeOf(int number)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"MA{number:D6}");
        int[] weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var rest = 11 - (body.Select((letter, i) => (char.IsAsciiDigit(letter) ? letter - '0' : letter - 'A' + 10) * weights[i]).Sum() % 11);
        var organisation = body + (rest switch { 10 => "X", 11 => "0", _ => rest.ToString(CultureInfo.InvariantCulture) });
        return $"91999999{organisation}{UnifiedSocialCreditCode.CheckOf($"91999999{organisation}")}";
    }

    // Numbers from 500 belong to people who are known by name.
    private IdDocument DrawDocument()
    {
        var document = DocumentOf(new DateOnly(1948, 1, 1).AddDays(_random.Next(20_000)), _random.Next(500));
        return _documents.Add(document) ? document : DrawDocument();
    }

    private string DrawName()
    {
        var surname = Surnames[_random.Next(Surnames.Length)];
        var second = Second[_random.Next(Second.Length)];
        return _random.Next(3) == 0 ? surname + second : surname + First[_random.Next(First.Length)] + second;
    }
}
