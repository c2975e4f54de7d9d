using PropertyPlatform.Application.Shared.Messaging;

namespace PropertyPlatform.Application.Accounts;

/// <summary>The communities to choose from where somebody registers who is not known yet.</summary>
[Anonymous("The tree of places is public knowledge.")]
public sealed record GetPublicPlaces : IQuery<PublicPlaces>;

/// <summary>The communities.</summary>
/// <param name="Communities">In the order of their codes.</param>
public sealed record PublicPlaces(IReadOnlyList<PublicPlace> Communities);

/// <summary>A community.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">District, street and community: 南山区 / 粤海街道 / 大冲社区</param>
public sealed record PublicPlace(string Code, string Name);
