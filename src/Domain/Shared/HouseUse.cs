namespace PropertyPlatform.Domain.Shared;

/// <summary>What a home is used for (房屋用途).</summary>
public enum HouseUse
{
    /// <summary>住宅</summary>
    Residence = 1,

    /// <summary>商业</summary>
    Commercial = 2,

    /// <summary>办公</summary>
    Office = 3,

    /// <summary>车位; left out of the roll of a ballot unless its rule set counts it (decision 18)</summary>
    Parking = 4,

    /// <summary>其他</summary>
    Other = 5,
}

/// <summary>Longest texts about a home, in characters; the same for sheets, rules and columns.</summary>
public static class HouseLengths
{
    /// <summary>楼栋名称, 单元/梯, 房号</summary>
    public const int Name = 50;

    /// <summary>楼层</summary>
    public const int Floor = 20;

    /// <summary>不动产权证号</summary>
    public const int Title = 100;
}
