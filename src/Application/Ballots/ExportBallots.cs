using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;

namespace PropertyPlatform.Application.Ballots;

/// <summary>The list of ballots as a workbook, all rows that the filters leave (BAL-01, BAL-29); whoever asks closes its content.</summary>
/// <param name="Filter">Which projects and states.</param>
/// <param name="From">Drafted at this moment or later; null for ever.</param>
/// <param name="Until">Drafted before this moment; null for ever.</param>
[Requires(Permissions.ViewBallots)]
public sealed record ExportBallots(BallotFilter Filter, DateTimeOffset? From = null, DateTimeOffset? Until = null) : IQuery<SheetFile>
{
    /// <summary>投票状态 as the workbook words it.</summary>
    public static string WordOf(BallotState state) => state switch
    {
        BallotState.Draft => "待提交",
        BallotState.UnderReview => "审核中",
        BallotState.Rejected => "审核不通过",
        BallotState.Approved => "审核通过",
        BallotState.Open => "投票中",
        BallotState.Closed => "投票截止",
        BallotState.FollowConfirmed => "确认从众",
        _ => "计票完成",
    };
}
