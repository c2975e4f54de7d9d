using PropertyPlatform.Application.Shared.Messaging;

namespace PropertyPlatform.Application.Accounts;

/// <summary>切换身份: the session of another identity of the same person; it limits menu, scope and permissions of everything that follows (ACC-09).</summary>
/// <param name="Account">The identity wanted.</param>
[SignedIn("Only the own identities can be switched to.")]
public sealed record SwitchIdentity(Guid Account) : IQuery<Session>;
