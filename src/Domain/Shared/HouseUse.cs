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
