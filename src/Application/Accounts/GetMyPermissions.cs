using PropertyPlatform.Application.Shared.Messaging;

namespace PropertyPlatform.Application.Accounts;

/// <summary>Function permissions of the identity in use, by which the menu is filtered (ACC-01, ACC-08). Answered by what is known of the caller already.</summary>
[SignedIn("One's own permissions.")]
public sealed record GetMyPermissions : IQuery<IReadOnlyList<string>>;
