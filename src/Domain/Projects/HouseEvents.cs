using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Projects;

/// <summary>A home entered the register.</summary>
[EventName("projects.house_registered")]
public sealed record HouseRegistered(HouseId House, ProjectId Project) : IDomainEvent;

/// <summary>What the register says of a home changed.</summary>
[EventName("projects.house_amended")]
public sealed record HouseAmended(HouseId House, ProjectId Project) : IDomainEvent;

/// <summary>A home left the register.</summary>
[EventName("projects.house_left")]
public sealed record HouseLeft(HouseId House, ProjectId Project, DateTimeOffset At) : IDomainEvent;
