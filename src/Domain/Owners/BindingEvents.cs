using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Owners;

/// <summary>A person asked to be bound as an owner.</summary>
[EventName("owners.binding_requested")]
public sealed record BindingRequested(BindingRequestId Request, OwnerId Owner, Guid Person, IReadOnlyList<Consent> Consents, DateTimeOffset At) : IDomainEvent;

/// <summary>A face check began.</summary>
[EventName("owners.face_check_started")]
public sealed record FaceCheckStarted(BindingRequestId Request, OwnerId Owner, DateTimeOffset At) : IDomainEvent;

/// <summary>A face check ended without proof (OWN-02).</summary>
[EventName("owners.face_check_failed")]
public sealed record FaceCheckFailed(BindingRequestId Request, OwnerId Owner, FaceVerdict Verdict, bool OfflineNeeded, DateTimeOffset At) : IDomainEvent;

/// <summary>A request goes on offline: the person chose it, or no face check can help.</summary>
[EventName("owners.sent_offline")]
public sealed record SentOffline(BindingRequestId Request, OwnerId Owner, OfflineReason Why, DateTimeOffset At) : IDomainEvent;

/// <summary>An officer recorded an offline certification (OWN-04).</summary>
[EventName("owners.certification_recorded")]
public sealed record CertificationRecorded(BindingRequestId Request, OwnerId Owner, Guid By, DateTimeOffset At) : IDomainEvent;

/// <summary>A second officer refused a recorded certification.</summary>
[EventName("owners.certification_refused")]
public sealed record CertificationRefused(BindingRequestId Request, OwnerId Owner, Guid By, string Opinion, DateTimeOffset At) : IDomainEvent;

/// <summary>A person proved to be an owner, by face or by two officers.</summary>
[EventName("owners.identity_proved")]
public sealed record IdentityProved(BindingRequestId Request, OwnerId Owner, Guid Person, BindingMethod Method, DateTimeOffset At) : IDomainEvent;

/// <summary>A request was replaced by a later one.</summary>
[EventName("owners.binding_request_given_up")]
public sealed record BindingRequestGivenUp(BindingRequestId Request, DateTimeOffset At) : IDomainEvent;

/// <summary>A home was bound.</summary>
[EventName("owners.home_bound")]
public sealed record HomeBound(BindingId Binding, OwnerId Owner, HouseId House, ProjectId Project, Guid Person, DateTimeOffset At) : IDomainEvent;

/// <summary>A binding ended.</summary>
[EventName("owners.home_unbound")]
public sealed record HomeUnbound(BindingId Binding, OwnerId Owner, HouseId House, ProjectId Project, Guid Person, BindingEnd Why, DateTimeOffset At) : IDomainEvent;

/// <summary>An owner named a proxy for a home (OWN-05).</summary>
[EventName("owners.proxy_authorised")]
public sealed record ProxyAuthorised(ProxyId Proxy, OwnerId Owner, HouseId House, ProjectId Project, DateTimeOffset From, DateTimeOffset To) : IDomainEvent;

/// <summary>The proxy began to prove the own identity.</summary>
[EventName("owners.proxy_check_started")]
public sealed record ProxyCheckStarted(ProxyId Proxy, Guid Person, IReadOnlyList<Consent> Consents, DateTimeOffset At) : IDomainEvent;

/// <summary>The proxy's face check ended without proof; the committee can review the letter instead.</summary>
[EventName("owners.proxy_check_failed")]
public sealed record ProxyCheckFailed(ProxyId Proxy, FaceVerdict Verdict, DateTimeOffset At) : IDomainEvent;

/// <summary>The authorisation was accepted: from now on the proxy stands in the owner's place (decision 3).</summary>
[EventName("owners.proxy_accepted")]
public sealed record ProxyAccepted(ProxyId Proxy, OwnerId Owner, HouseId House, ProjectId Project, Guid Person, DateTimeOffset At) : IDomainEvent;

/// <summary>The committee refused the authorisation.</summary>
[EventName("owners.proxy_refused")]
public sealed record ProxyRefused(ProxyId Proxy, Guid By, string Opinion, DateTimeOffset At) : IDomainEvent;

/// <summary>An authorisation ended before its time.</summary>
[EventName("owners.proxy_ended")]
public sealed record ProxyEnded(ProxyId Proxy, OwnerId Owner, HouseId House, ProjectId Project, BindingEnd Why, DateTimeOffset At) : IDomainEvent;
