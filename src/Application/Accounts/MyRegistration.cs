using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;

namespace PropertyPlatform.Application.Accounts;

/// <summary>我的登记信息: the own unit, and what it registered where it did so itself (ORG-07).</summary>
[Requires(Permissions.KeepRegistration)]
public sealed record GetMyRegistration : IQuery<MyRegistration>;

/// <summary>The own unit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Type">What it is.</param>
/// <param name="Name">单位名称</param>
/// <param name="Code">统一社会信用代码 or 机构代码; stays.</param>
/// <param name="Place">Code of the place it sits in.</param>
/// <param name="PlaceName">Its name.</param>
/// <param name="ContactPerson">联系人</param>
/// <param name="Address">地址</param>
/// <param name="Registered">What was registered with the caller's account; null for a unit that the government's sign-in or an office entered, which is read only here.</param>
public sealed record MyRegistration(
    Guid Unit, UnitKind Type, string Name, string? Code, string Place, string? PlaceName, string? ContactPerson, string? Address, RegisteredAs? Registered)
{
    /// <summary>One version for what is shown as one: both parts only count upwards, so their sum moves with either.</summary>
    public static long VersionOf(long registration, long unit) => registration + unit;
}

/// <summary>A registration.</summary>
/// <param name="Id">The registration, to which its files belong.</param>
/// <param name="Kind">Who registered.</param>
/// <param name="UserName">用户名</param>
/// <param name="MayRename">Whether the user name may be changed (AMB-15).</param>
/// <param name="IsLocal">是否本地企业; null where it is not asked.</param>
/// <param name="LegalRepresentative">法定代表人</param>
/// <param name="ContactPhone">联系电话, masked.</param>
/// <param name="Agreement">Version of 《机构注册协议》 that was consented to.</param>
/// <param name="ConsentedAt">When.</param>
/// <param name="Version">For the next change.</param>
public sealed record RegisteredAs(
    Guid Id, InstitutionKind Kind, string UserName, bool MayRename, bool? IsLocal, string LegalRepresentative, string? ContactPhone, string Agreement, DateTimeOffset ConsentedAt, long Version);
