using PropertyPlatform.Domain.Shared;
namespace PropertyPlatform.Domain.Projects { /// <summary>t</summary>
public readonly record struct HouseId(Guid Value) : IEntityId<HouseId> { /// <summary>t</summary>
public static HouseId From(Guid value) => new(value); /// <summary>t</summary>
public static HouseId New() => new(Guid.CreateVersion7()); } }
namespace PropertyPlatform.Domain.Owners { /// <summary>t</summary>
public readonly record struct OwnerId(Guid Value) : IEntityId<OwnerId> { /// <summary>t</summary>
public static OwnerId From(Guid value) => new(value); /// <summary>t</summary>
public static OwnerId New() => new(Guid.CreateVersion7()); } }
namespace PropertyPlatform.Domain.Accounts { /// <summary>t</summary>
public readonly record struct PersonId(Guid Value) : IEntityId<PersonId> { /// <summary>t</summary>
public static PersonId From(Guid value) => new(value); /// <summary>t</summary>
public static PersonId New() => new(Guid.CreateVersion7()); } /// <summary>t</summary>
public readonly record struct AccountId(Guid Value) : IEntityId<AccountId> { /// <summary>t</summary>
public static AccountId From(Guid value) => new(value); /// <summary>t</summary>
public static AccountId New() => new(Guid.CreateVersion7()); } }
namespace PropertyPlatform.Domain.Organisations { /// <summary>t</summary>
public readonly record struct OrganisationId(Guid Value) : IEntityId<OrganisationId> { /// <summary>t</summary>
public static OrganisationId From(Guid value) => new(value); /// <summary>t</summary>
public static OrganisationId New() => new(Guid.CreateVersion7()); } }
