using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Owners;

/// <summary>Identity of an ownership.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct OwnershipId(Guid Value) : IEntityId<OwnershipId>
{
    /// <inheritdoc/>
    public static OwnershipId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static OwnershipId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// That somebody owns a home, alone or with others (OWN-06). A change of ownership ends the row and writes another one: who
/// owned what, and when the register said so, stays. Written in bulk by the register only.
/// </summary>
public sealed class Ownership
{
    /// <summary>Longest share.</summary>
    public const int ShareLength = 40;

    private Ownership()
    {
    }

    /// <summary>Who this is.</summary>
    public OwnershipId Id { get; private set; }

    /// <summary>The home.</summary>
    public HouseId HouseId { get; private set; }

    /// <summary>The project of the home.</summary>
    public ProjectId ProjectId { get; private set; }

    /// <summary>The owner.</summary>
    public OwnerId OwnerId { get; private set; }

    /// <summary>份额 as the certificate words it (<c>50%</c>, <c>1/2</c>); null when it says nothing.</summary>
    public string? Share { get; private set; }

    /// <summary>不动产权证号; empty when none is registered.</summary>
    public string TitleNumber { get; private set; } = "";

    /// <summary>When the register began to say so.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>When the register ceased to say so; null while it does.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>The register begins to say so.</summary>
    public static Ownership Begin(HouseId house, ProjectId project, OwnerId owner, string? share, string titleNumber, DateTimeOffset now) => new()
    {
        Id = OwnershipId.New(),
        HouseId = house,
        ProjectId = project,
        OwnerId = owner,
        Share = share,
        TitleNumber = titleNumber,
        Since = now,
    };

    /// <summary>Share or certificate are worded anew; the ownership itself goes on.</summary>
    public void Restate(string? share, string titleNumber) => (Share, TitleNumber) = (share, titleNumber);
}
