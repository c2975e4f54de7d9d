using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Owners;

/// <summary>An owner entered the register.</summary>
[EventName("owners.owner_registered")]
public sealed record OwnerRegistered(OwnerId Owner) : IDomainEvent;

/// <summary>Name or phone of an owner was corrected by the register.</summary>
[EventName("owners.owner_corrected")]
public sealed record OwnerCorrected(OwnerId Owner) : IDomainEvent;

/// <summary>A person proved to be this owner.</summary>
[EventName("owners.owner_linked")]
public sealed record OwnerLinked(OwnerId Owner, Guid Person, DateTimeOffset At) : IDomainEvent;
