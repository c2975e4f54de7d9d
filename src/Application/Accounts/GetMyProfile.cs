using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>Click on the own 头像: roles, permissions and data of the identity in use, and the other identities of the person (ACC-08, ACC-09, ACC-28).</summary>
[SignedIn("One's own profile.")]
public sealed record GetMyProfile : IQuery<MyProfile>;

/// <summary>The identity in use. Phone and document are masked.</summary>
/// <param name="Account">The account in use.</param>
/// <param name="Person">The person.</param>
/// <param name="Name">姓名</param>
/// <param name="Phone">手机号码, masked.</param>
/// <param name="Document">证件号码, masked; null when never proved.</param>
/// <param name="Role">角色</param>
/// <param name="Audience">Through which entry.</param>
/// <param name="OrganisationId">单位; null for owners and experts.</param>
/// <param name="Organisation">Its name.</param>
/// <param name="Jurisdiction">Code of the place that is governed, or that the unit sits in.</param>
/// <param name="Position">职务</param>
/// <param name="BoundAt">绑定时间</param>
/// <param name="WeChat">Whether WeChat is connected.</param>
/// <param name="Projects">Projects served.</param>
/// <param name="Permissions">Function permissions of the identity in use.</param>
/// <param name="Identities">Every identity of the person, the one in use among them.</param>
public sealed record MyProfile(
    Guid Account, Guid Person, string Name, string? Phone, string? Document, Role Role, Audience Audience, Guid? OrganisationId, string? Organisation, string Jurisdiction,
    string? Position, DateTimeOffset? BoundAt, bool WeChat, IReadOnlyList<Guid> Projects, IReadOnlyList<string> Permissions, IReadOnlyList<OwnIdentity> Identities);

/// <summary>One identity of a person (ACC-09).</summary>
/// <param name="Account">The account.</param>
/// <param name="Role">角色</param>
/// <param name="Organisation">单位; null for owners and experts.</param>
/// <param name="Position">职务</param>
/// <param name="InUse">Whether it is the one in use.</param>
public sealed record OwnIdentity(Guid Account, Role Role, string? Organisation, string? Position, bool InUse);
