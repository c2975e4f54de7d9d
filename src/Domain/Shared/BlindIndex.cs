namespace PropertyPlatform.Domain.Shared;

/// <summary>Keyed fingerprint of a piece of personal data: finds the row without decrypting it, says nothing about it without the key.</summary>
/// <param name="Value">Base64url text of the keyed hash.</param>
public readonly record struct BlindIndex(string Value);
