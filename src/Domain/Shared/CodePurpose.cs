namespace PropertyPlatform.Domain.Shared;

/// <summary>What a code proves; a code for one purpose is worth nothing for another.</summary>
public enum CodePurpose
{
    /// <summary>提交信息 on one of the identity entries.</summary>
    Identity = 1,

    /// <summary>A new phone number of an account (ACC-28).</summary>
    PhoneChange = 2,

    /// <summary>业主身份绑定</summary>
    OwnerBinding = 3,

    /// <summary>被委托人认证</summary>
    ProxyCertification = 4,
}
