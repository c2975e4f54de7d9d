using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;

namespace PropertyPlatform.Application.Accounts;

/// <summary>账号操作记录: who preset, granted, bound, unbound, cancelled or changed a phone, when, before and after (ACC-38). A street sees its own accounts, the city all.</summary>
/// <param name="Account">Only that account.</param>
/// <param name="Action">Only that action, as <c>accounts.granted</c>.</param>
/// <param name="From">First Chinese day.</param>
/// <param name="To">Last Chinese day.</param>
/// <param name="Page">Which page.</param>
[Requires(Permissions.ViewAccountTrail)]
public sealed record GetAccountTrail(Guid? Account, string? Action, DateOnly? From, DateOnly? To, Page Page) : IQuery<Paged<TrailLine>>;

/// <summary>One act.</summary>
/// <param name="At">When.</param>
/// <param name="Action">What, as <c>accounts.granted</c>.</param>
/// <param name="Account">The account concerned; null for a role.</param>
/// <param name="Name">Its 姓名; null for a role.</param>
/// <param name="ByName">Who did it; null for the platform or somebody not signed in.</param>
/// <param name="ByRole">In which role.</param>
/// <param name="Facts">Before and after, by name; nothing personal in clear.</param>
/// <param name="Address">From which address.</param>
public sealed record TrailLine(DateTimeOffset At, string Action, Guid? Account, string? Name, string? ByName, string ByRole, IReadOnlyDictionary<string, string> Facts, string? Address);
