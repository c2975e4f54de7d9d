using System.Text.RegularExpressions;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Notices;

/// <summary>The WeChat cards of a notice, after it was published; who does not follow finds it in the inbox (NTF-12).</summary>
internal sealed class PushWhenNoticePublished(INoticeMail mail, IChannelOutbox outbox) : IReactTo<NoticePublished>
{
    public async Task ReactAsync(NoticePublished happened, CancellationToken ct)
    {
        if (await mail.BriefAsync(happened.Notice, ct) is not { } brief) return;

        var card = NoticeCard.Of(brief);
        var followers = await mail.FollowersAsync(happened.Notice, ct);
        await mail.NotePushesAsync(
            [.. followers.Select(follower => (follower.Delivery, outbox.WeChat(follower.OpenId, card.Kind, card.Headline, card.Fields, card.Link, happened.Notice.Value)))], ct);
    }
}

/// <summary>What WeChat is told of a notice: title, type, unit and time, and nothing of its body or its people. A number of an identity card that was typed into the title is masked.</summary>
internal sealed partial record NoticeCard(string Kind, string Headline, IReadOnlyList<NoticeField> Fields, string Link)
{
    public static NoticeCard Of(NoticeBrief brief) => new(
        brief.Reminds is null ? "notice.published" : "notice.reminder",
        brief switch { { Reminds: ReminderKind.Response } => "您有一条通知尚未响应", { Reminds: { } } => "请更新平台信息", { Reply: ReplyType.Reply } => "您有一条新通知，需要回复", _ => "您有一条新通知" },
        [new("标题", Masked(brief.Title)), new("通知类型", WordOf(brief.Type)), new("发布单位", brief.Unit), new("发布时间", Moments.Text(brief.PublishedAt))],
        $"/my/messages/{brief.Opens.Value}");

    private static string Masked(string title) => LongNumber().Replace(title, number => Masking.Document(number.Value));

    private static string WordOf(NoticeType type) => type switch
    {
        NoticeType.Work => "工作通知",
        NoticeType.Policy => "政策文件",
        NoticeType.Meeting => "会议通知",
        NoticeType.Safety => "安全提示",
        NoticeType.Submission => "材料报送",
        _ => "其他通知",
    };

    [GeneratedRegex("[0-9]{11,17}[0-9Xx]?")]
    private static partial Regex LongNumber();
}
