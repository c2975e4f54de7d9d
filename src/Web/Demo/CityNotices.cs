using PropertyPlatform.Application.Notices;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Demo;

/// <summary>Some notices of the offices, read and answered by some of their recipients.</summary>
internal sealed class CityNotices(DemoPlatform platform, CityBook book, Func<int, int, DateTimeOffset> at)
{
    private static readonly Role[] ProjectPeople = [Role.ProjectManager, Role.Director];

    /// <summary>Publishes them, the oldest first.</summary>
    public async Task PublishAsync()
    {
        platform.Clock.SetTo(at(-12, 9));
        var policy = await PublishAsync("city-officer", "关于开展物业小区高空坠物隐患排查的通知", NoticeType.Safety, ReplyType.NoReply, "请各物业项目于本月底前完成外墙、阳台、悬挂物的排查，并留存记录。", [.. ProjectPeople, Role.EntLead]);
        await platform.As(book["director"], new OpenMessage(policy));
        await platform.As(book["ent-lead"], new OpenMessage(policy));

        platform.Clock.SetTo(at(-6, 10));
        var report = await PublishAsync("district-officer", "报送电动自行车充电设施数量", NoticeType.Submission, ReplyType.Reply, "请回复本小区现有充电端口数量、计划新增数量及预计完成时间。", ProjectPeople);
        platform.Clock.SetTo(at(-5, 15));
        await platform.As(book["project-manager"], new OpenMessage(report));
        await platform.As(book["project-manager"], new ReplyToMessage(report, "现有充电端口 48 个，计划新增 20 个，预计下月中旬完成。"));
        await platform.As(book["director"], new OpenMessage(report));

        platform.Clock.SetTo(at(-2, 9));
        await platform.As(book["district-officer"], new UrgeNotice(report));
        await PublishAsync("community-lead", "本周五召开物业管理联席会议", NoticeType.Meeting, ReplyType.Reply, "时间：周五下午三时；地点：社区工作站会议室。请回复参会人数。", ProjectPeople);
    }

    private async Task<NoticeId> PublishAsync(string who, string title, NoticeType type, ReplyType reply, string body, IReadOnlyList<Role> roles) =>
        (await platform.As(book[who], new PublishNotice(null, title, type, reply, body, null, null, roles))).Value;
}
