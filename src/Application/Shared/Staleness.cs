using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Shared;

/// <summary>Compares the version that a caller read with the one that is stored (PLT-10).</summary>
public static class Staleness
{
    /// <summary>Whether the caller read another version. A caller that names none accepts any.</summary>
    public static bool IsStale(this IAggregateRoot root, long? expected) => expected is { } version && version != root.Version;
}
