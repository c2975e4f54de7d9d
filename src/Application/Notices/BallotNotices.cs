using System.Globalization;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Notices;

/// <summary>The voting message: to every owner in scope who follows and is bound, and to nobody else (BAL-10, R-05).</summary>
internal sealed class InviteOwnersWhenBallotApproved(IBallotAudience audience, IChannelOutbox outbox) : IReactTo<BallotApproved>
{
    public async Task ReactAsync(BallotApproved happened, CancellationToken ct)
    {
        if (await audience.BriefAsync(happened.Ballot, ct) is not { } brief) return;

        IReadOnlyList<NoticeField> card = [new("投票议题", brief.Topic), new("小区", brief.Area), new("开始时间", Moments.Text(happened.OpensAt)), new("截止时间", Moments.Text(happened.ClosesAt))];
        foreach (var follower in await audience.BoundFollowersAsync(happened.Ballot, ct)) outbox.WeChat(follower, "ballot.invitation", "您有一项业主投票", card, $"/my/ballots/{happened.Ballot.Value}");
    }
}

/// <summary>Tells the convenor that the application passed; the review's opinion is read on the page.</summary>
internal sealed class TellConvenorWhenBallotApproved(IBallotAudience audience, IChannelOutbox outbox) : IReactTo<BallotApproved>
{
    public Task ReactAsync(BallotApproved happened, CancellationToken ct) => ConvenorNotices.SendAsync(audience, outbox, happened.Ballot, "ballot.reviewed", "投票申请审核通过", ct);
}

/// <summary>Tells the convenor that the application was refused.</summary>
internal sealed class TellConvenorWhenBallotRejected(IBallotAudience audience, IChannelOutbox outbox) : IReactTo<BallotRejected>
{
    public Task ReactAsync(BallotRejected happened, CancellationToken ct) => ConvenorNotices.SendAsync(audience, outbox, happened.Ballot, "ballot.reviewed", "投票申请审核不通过", ct);
}

/// <summary>Tells the convenor that voting is over and the next step waits.</summary>
internal sealed class TellConvenorWhenBallotClosed(IBallotAudience audience, IChannelOutbox outbox) : IReactTo<BallotClosed>
{
    public Task ReactAsync(BallotClosed happened, CancellationToken ct) => ConvenorNotices.SendAsync(audience, outbox, happened.Ballot, "ballot.closed", "投票已截止，请完成补计与统计", ct);
}

/// <summary>The receipt of a vote: when it was taken, never what was chosen (BAL-14).</summary>
internal sealed class SendReceiptWhenVoteCast(IOwnerContacts contacts, IChannelOutbox outbox) : IReactToMany<VoteCast>
{
    public async Task ReactAsync(IReadOnlyList<VoteCast> happened, CancellationToken ct)
    {
        foreach (var receipt in await contacts.ReceiptsAsync([.. happened.Select(cast => cast.Vote)], ct))
        {
            outbox.WeChat(
                receipt.To, "ballot.receipt", "投票成功", [new("投票议题", receipt.Topic), new("房屋", receipt.Home), new("投票时间", Moments.Text(receipt.CastAt))], $"/my/ballots/{receipt.Ballot.Value}");
        }
    }
}

/// <summary>The result, to every owner in scope who follows and is bound, and to the convenor (BAL-34).</summary>
internal sealed class TellOwnersWhenBallotCounted(IBallotAudience audience, IChannelOutbox outbox) : IReactTo<BallotCounted>
{
    public async Task ReactAsync(BallotCounted happened, CancellationToken ct)
    {
        if (await audience.BriefAsync(happened.Ballot, ct) is not { } brief) return;

        IReadOnlyList<NoticeField> card =
        [
            new("投票议题", brief.Topic), new("小区", brief.Area), new("结果", string.Create(CultureInfo.InvariantCulture, $"{happened.Questions}项事项中{happened.Passed}项通过")),
        ];
        foreach (var follower in await audience.BoundFollowersAsync(happened.Ballot, ct)) outbox.WeChat(follower, "ballot.result", "业主投票结果公布", card, $"/my/ballots/{happened.Ballot.Value}/result");
        foreach (var convenor in await audience.ConvenorsAsync(happened.Ballot, ct)) outbox.WeChat(convenor, "ballot.result", "计票完成", card, null);
    }
}

/// <summary>A card for the people of the convenor.</summary>
internal static class ConvenorNotices
{
    public static async Task SendAsync(IBallotAudience audience, IChannelOutbox outbox, BallotId ballot, string kind, string title, CancellationToken ct)
    {
        if (await audience.BriefAsync(ballot, ct) is not { } brief) return;

        foreach (var convenor in await audience.ConvenorsAsync(ballot, ct)) outbox.WeChat(convenor, kind, title, [new("业务编号", brief.Number), new("投票议题", brief.Topic), new("小区", brief.Area)], null);
    }
}

/// <summary>How a message writes a moment.</summary>
internal static class Moments
{
    public static string Text(DateTimeOffset moment) => ChinaCalendar.Of(moment).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
