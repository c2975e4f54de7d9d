using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Owners;

/// <summary>What somebody agreed to before proving an identity.</summary>
/// <param name="Binding">To the comparison with the register.</param>
/// <param name="Face">To the face check; null for those who want none.</param>
public sealed record GivenConsents(Consent Binding, Consent? Face)
{
    /// <summary>Either or both, as they are kept.</summary>
    public IReadOnlyList<Consent> All => Face is null ? [Binding] : [Binding, Face];
}
