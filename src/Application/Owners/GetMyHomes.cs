using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;

namespace PropertyPlatform.Application.Owners;

/// <summary>我的房屋: the homes bound by the caller, and requests that still wait for proof (OWN-10).</summary>
[SignedIn("one's own homes")]
public sealed record GetMyHomes : IQuery<MyHomes>;

/// <summary>The caller's homes.</summary>
/// <param name="Homes">Bound now, in the order of the register.</param>
/// <param name="Requests">Not proved yet, latest first.</param>
public sealed record MyHomes(IReadOnlyList<MyHome> Homes, IReadOnlyList<MyRequest> Requests);

/// <summary>A home bound by the caller.</summary>
/// <param name="Binding">The binding, to unbind it.</param>
/// <param name="House">The home.</param>
/// <param name="Project">Its project.</param>
/// <param name="ProjectName">Name of the project.</param>
/// <param name="Address">楼栋、单元、房号</param>
/// <param name="AreaCenti">Exclusive area, 0.01 m².</param>
/// <param name="Owner">Name of the owner, masked.</param>
/// <param name="Method">How it was proved.</param>
/// <param name="BoundAt">绑定时间</param>
public sealed record MyHome(Guid Binding, Guid House, Guid Project, string ProjectName, string Address, long AreaCenti, string Owner, BindingMethod Method, DateTimeOffset BoundAt);

/// <summary>A request of the caller.</summary>
/// <param name="Request">The request.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Offline">Why it goes on offline; null while a face check may help.</param>
/// <param name="MayRetry">Whether another face check may be begun.</param>
/// <param name="CheckRunning">Whether a face check is running.</param>
/// <param name="Refusal">What the second officer said against it; null when nothing.</param>
/// <param name="RequestedAt">When it was made.</param>
public sealed record MyRequest(Guid Request, BindingRequestState State, OfflineReason? Offline, bool MayRetry, bool CheckRunning, string? Refusal, DateTimeOffset RequestedAt);

/// <summary>One request of the caller.</summary>
/// <param name="Request">The request.</param>
[SignedIn("only the own request is found")]
public sealed record GetMyRequest(BindingRequestId Request) : IQuery<MyRequest>;

/// <summary>Authorisations that the caller gave or was given.</summary>
[SignedIn("one's own authorisations")]
public sealed record GetMyProxies : IQuery<IReadOnlyList<MyProxy>>;

/// <summary>One authorisation of the caller.</summary>
/// <param name="Proxy">The authorisation.</param>
[SignedIn("only the own authorisation is found")]
public sealed record GetMyProxy(ProxyId Proxy) : IQuery<MyProxy>;

/// <summary>An authorisation as its parties see it.</summary>
/// <param name="Proxy">The authorisation.</param>
/// <param name="GivenByMe">Whether the caller is the owner who gave it; otherwise the caller is the proxy.</param>
/// <param name="ProjectName">Name of the project.</param>
/// <param name="Address">楼栋、单元、房号</param>
/// <param name="Owner">Name of the owner, masked.</param>
/// <param name="Name">Name of the proxy, masked.</param>
/// <param name="Phone">Phone of the proxy, masked.</param>
/// <param name="From">First moment of the period.</param>
/// <param name="To">First moment after it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="CheckRunning">Whether a face check is running.</param>
/// <param name="AcceptedAt">Since when the proxy stands in the owner's place; null until then.</param>
public sealed record MyProxy(
    Guid Proxy, bool GivenByMe, string ProjectName, string Address, string Owner, string Name, string Phone, DateTimeOffset From, DateTimeOffset To, ProxyState State, bool CheckRunning, DateTimeOffset? AcceptedAt);
