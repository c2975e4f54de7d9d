using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Privacy;

namespace PropertyPlatform.Application.Privacy;

/// <summary>谁查看了我的信息: who saw the caller's identity number or phone in clear, the latest first (PIPL art. 44–45).</summary>
/// <param name="Page">Which page.</param>
[SignedIn("Everybody may know who looked at the own data.")]
public sealed record GetLooksAtMyData(Page Page) : IQuery<Paged<LookLine>>;

/// <summary>One look.</summary>
/// <param name="At">When.</param>
/// <param name="Viewer">Who looked, as far as the surname.</param>
/// <param name="Role">Role code of who looked.</param>
/// <param name="Organisation">Unit of who looked; null for none.</param>
/// <param name="Subject">Where the data is kept.</param>
/// <param name="Reason">Why.</param>
public sealed record LookLine(DateTimeOffset At, string Viewer, string Role, string? Organisation, DataSubject Subject, string Reason);
