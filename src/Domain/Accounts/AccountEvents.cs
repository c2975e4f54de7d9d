using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Accounts;

/// <summary>What an account holds beside its role, as keys with a space between them.</summary>
/// <param name="Granted">Beyond the role.</param>
/// <param name="Withheld">Of the role, but not given.</param>
public sealed record PermissionSet(string Granted, string Withheld);

/// <summary>An account was prepared. Phones in events are masked.</summary>
[EventName("accounts.preset")]
public sealed record AccountPreset(AccountId Account, Role Role, OrganisationId? Unit, string Jurisdiction, string Phone, DateTimeOffset At) : IDomainEvent;

/// <summary>A person took an account.</summary>
[EventName("accounts.bound")]
public sealed record AccountBound(AccountId Account, PersonId Person, Role Role, DateTimeOffset At) : IDomainEvent;

/// <summary>Permissions were granted or revoked.</summary>
[EventName("accounts.granted")]
public sealed record AccountGranted(AccountId Account, PermissionSet Before, PermissionSet After) : IDomainEvent;

/// <summary>The phone of an account was changed.</summary>
[EventName("accounts.phone_changed")]
public sealed record AccountPhoneChanged(AccountId Account, string Before, string After) : IDomainEvent;

/// <summary>A superior corrected an account.</summary>
[EventName("accounts.corrected")]
public sealed record AccountCorrected(AccountId Account, bool NameChanged, string? Position) : IDomainEvent;

/// <summary>Somebody was urged to bind.</summary>
[EventName("accounts.nudged")]
public sealed record AccountNudged(AccountId Account, DateTimeOffset At) : IDomainEvent;

/// <summary>A person left an account.</summary>
[EventName("accounts.unbound")]
public sealed record AccountUnbound(AccountId Account, PersonId Person, DateTimeOffset At) : IDomainEvent;

/// <summary>Every session of an account ended.</summary>
[EventName("accounts.sessions_ended")]
public sealed record AccountSessionsEnded(AccountId Account, DateTimeOffset At) : IDomainEvent;

/// <summary>An account ended.</summary>
[EventName("accounts.cancelled")]
public sealed record AccountCancelled(AccountId Account, AccountState Before, PersonId? Person, DateTimeOffset At) : IDomainEvent;

/// <summary>An account serves other projects than before.</summary>
[EventName("accounts.projects_changed")]
public sealed record AccountProjectsChanged(AccountId Account, int Before, int After) : IDomainEvent;

/// <summary>A person became known.</summary>
[EventName("accounts.person_registered")]
public sealed record PersonRegistered(PersonId Person) : IDomainEvent;

/// <summary>The identity document of a person was proved.</summary>
[EventName("accounts.person_identified")]
public sealed record PersonIdentified(PersonId Person, string Document) : IDomainEvent;

/// <summary>The government's sign-in calls a person otherwise than the platform does; neither name is said.</summary>
[EventName("accounts.person_name_questioned")]
public sealed record PersonNameQuestioned(PersonId Person) : IDomainEvent;

/// <summary>A superior corrected what a person is called; neither name is said.</summary>
[EventName("accounts.person_renamed")]
public sealed record PersonRenamed(PersonId Person) : IDomainEvent;

/// <summary>A person proved another phone, or lost the old one to somebody else.</summary>
[EventName("accounts.person_phone_changed")]
public sealed record PersonPhoneChanged(PersonId Person, string? Before, string? After) : IDomainEvent;

/// <summary>A person connected WeChat.</summary>
[EventName("accounts.person_followed")]
public sealed record PersonFollowed(PersonId Person) : IDomainEvent;

/// <summary>A person's WeChat was disconnected.</summary>
[EventName("accounts.person_unfollowed")]
public sealed record PersonUnfollowed(PersonId Person) : IDomainEvent;

/// <summary>WeChat no longer knows the name under which a person is bound.</summary>
[EventName("accounts.person_wechat_lost")]
public sealed record PersonWeChatLost(PersonId Person, DateTimeOffset At) : IDomainEvent;

/// <summary>A code was issued.</summary>
[EventName("accounts.code_issued")]
public sealed record OneTimeCodeIssued(OneTimeCodeId Code, CodePurpose Purpose, DateTimeOffset At) : IDomainEvent;

/// <summary>A code was used.</summary>
[EventName("accounts.code_redeemed")]
public sealed record OneTimeCodeRedeemed(OneTimeCodeId Code, DateTimeOffset At) : IDomainEvent;

/// <summary>What a role may do was changed.</summary>
[EventName("accounts.role_changed")]
public sealed record RoleChanged(Role Role, PermissionSet Before, PermissionSet After) : IDomainEvent;
