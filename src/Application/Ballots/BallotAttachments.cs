using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>Documents of a ballot: added and removed while it is a draft, read by everybody who may see the ballot.</summary>
internal sealed class BallotDocuments(IRepository<Ballot> ballots, IActor actor) : IAttachmentAccess
{
    public string Kind => AttachmentKinds.Ballot;

    public AttachmentLimits Limits => AttachmentLimits.Documents;

    public async Task<Result> MayAddAsync(Guid ownerId, CancellationToken ct)
    {
        if (await ballots.FirstOrDefaultAsync(BallotSpecs.SeenBy(actor.OrganisationId, new BallotId(ownerId)), ct) is not { } ballot) return BallotErrors.NotFound;
        if (!actor.May(Permissions.ConveneBallots) || !ballot.IsConvenor(actor.ToActing())) return BallotErrors.NotConvenor;
        return ballot.Phase == BallotPhase.Draft ? Result.Done : BallotErrors.Frozen;
    }

    public async Task<Result> MayReadAsync(Guid ownerId, CancellationToken ct)
    {
        if (await ballots.FirstOrDefaultAsync(BallotSpecs.SeenBy(actor.OrganisationId, new BallotId(ownerId)), ct) is not { } ballot) return BallotErrors.NotFound;
        return actor.May(Permissions.ViewBallots) || actor.May(Permissions.CastVotes) ? Result.Done : SharedErrors.NotPermitted;
    }

    public Task<Result> MayRemoveAsync(Guid ownerId, CancellationToken ct) => MayAddAsync(ownerId, ct);
}

/// <summary>Photos of paper ballots, kept with the ballot. They show choices, so nobody sees one again before the end of voting (BAL-35), and then only who may see votes or works at the desk.</summary>
internal sealed class BallotPaperPhotos(IRepository<Ballot> ballots, IActor actor, TimeProvider clock) : IAttachmentAccess
{
    private const int MostPhotos = 40_000;

    public string Kind => AttachmentKinds.BallotPaper;

    public AttachmentLimits Limits => AttachmentLimits.Scans with { MaxFiles = MostPhotos };

    public async Task<Result> MayAddAsync(Guid ownerId, CancellationToken ct)
    {
        if (await ballots.FirstOrDefaultAsync(BallotSpecs.SeenBy(actor.OrganisationId, new BallotId(ownerId)), ct) is not { } ballot) return BallotErrors.NotFound;
        if (!actor.May(Permissions.EnterPaperBallots) || !ballot.IsConvenor(actor.ToActing())) return BallotErrors.NotConvenor;
        return ballot.StateAt(clock.GetUtcNow()) is BallotState.Open or BallotState.Closed ? Result.Done : BallotErrors.PaperNotAllowed;
    }

    public async Task<Result> MayReadAsync(Guid ownerId, CancellationToken ct)
    {
        if (await ballots.FirstOrDefaultAsync(BallotSpecs.SeenBy(actor.OrganisationId, new BallotId(ownerId)), ct) is not { } ballot) return BallotErrors.NotFound;
        if (ballot.StateAt(clock.GetUtcNow()) is not (BallotState.Closed or BallotState.FollowConfirmed or BallotState.Counted)) return BallotErrors.Sealed;

        var atTheDesk = ballot.IsConvenor(actor.ToActing()) && actor.May(Permissions.EnterPaperBallots);
        return atTheDesk || (ballot.Phase == BallotPhase.Counted && actor.May(Permissions.ViewVotes)) ? Result.Done : SharedErrors.NotPermitted;
    }

    public async Task<Result> MayRemoveAsync(Guid ownerId, CancellationToken ct) =>
        await ballots.FirstOrDefaultAsync(BallotSpecs.SeenBy(actor.OrganisationId, new BallotId(ownerId)), ct) is null ? BallotErrors.NotFound : BallotErrors.Frozen;
}
