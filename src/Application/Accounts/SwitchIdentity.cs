using PropertyPlatform.Application.Shared.Messaging;

namespace PropertyPlatform.Application.Accounts;

/// <summary>切换身份: the session of another identity of the same person; it limits menu, scope and permissions of everything that follows (ACC-09).</summary>
/// <param name="Account">The identity wanted.</param>
[SignedIn("Only the own identities can be switched to.")]
public sealed record SwitchIdentity(Guid Account) : IQuery<Session>;

/// <summary>The present session of an earlier one: the same when it still holds, a refusal when it is over.</summary>
/// <param name="Earlier">What a refresh token said.</param>
[Anonymous("The refresh token names the session; the account itself says whether it still holds.")]
public sealed record ResumeSession(Session Earlier) : IQuery<Session>;
