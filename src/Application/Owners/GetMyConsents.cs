using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>我的告知同意: what the caller agreed to when binding homes and certifying as a proxy, the latest first.</summary>
[SignedIn("one's own consents")]
public sealed record GetMyConsents : IQuery<IReadOnlyList<MyConsent>>;

/// <summary>A consent of the caller.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Version">Which version of the text.</param>
/// <param name="At">When.</param>
/// <param name="Title">Title of the text.</param>
/// <param name="Paragraphs">What it says; empty when that version is laid down no longer.</param>
public sealed record MyConsent(ConsentPurpose Purpose, string Version, DateTimeOffset At, string? Title, IReadOnlyList<string> Paragraphs);
