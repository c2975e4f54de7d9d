using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Ballots;

/// <summary>Identity of a ballot (投票申请).</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct BallotId(Guid Value) : IEntityId<BallotId>
{
    /// <inheritdoc/>
    public static BallotId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static BallotId New() => new(Guid.CreateVersion7());
}

/// <summary>Identity of an electronic vote.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct VoteId(Guid Value) : IEntityId<VoteId>
{
    /// <inheritdoc/>
    public static VoteId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static VoteId New() => new(Guid.CreateVersion7());
}

/// <summary>Identity of a paper entry.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct PaperVoteId(Guid Value) : IEntityId<PaperVoteId>
{
    /// <inheritdoc/>
    public static PaperVoteId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static PaperVoteId New() => new(Guid.CreateVersion7());
}
