using PropertyPlatform.Domain.Ballots;

namespace PropertyPlatform.Web.Demo;

/// <summary>The eight ballots of the city, one in each state.</summary>
internal sealed class CityBallots(Assemblies assemblies, CityBook book)
{
    private static readonly double[] Agreed = [0.70, 0.12, 0.06];
    private static readonly double[] Disputed = [0.46, 0.34, 0.10];

    private Citizen Director => book["director"];

    private Citizen Street => book["street-lead"];

    /// <summary>Makes them, the oldest first.</summary>
    public async Task HoldAsync()
    {
        await CountedAsync();
        await FollowConfirmedAsync();
        await ClosedAsync();
        await OpenAsync();
        await ApprovedAsync();
        await RejectedAsync();
        await UnderReviewAsync();
        await DraftAsync();
    }

    private async Task CountedAsync()
    {
        var (start, end) = (assemblies.At(-62, 9), assemblies.At(-48, 20));
        var content = ContentOf("关于使用维修资金更换1栋电梯的表决", "1栋两部电梯使用已满十三年，经检验机构评估建议更换。现就更换方案和维修资金的使用征求本栋业主意见。", start, end, new ScopePart("1栋", null),
            new Matter("使用维修资金更换1栋1、2单元电梯，预算人民币86万元", MatterKind.FundUse, "按专有部分面积分摊，自本栋维修资金账户列支。", [], 0),
            new Matter("委托安居物业组织施工并聘请第三方监理", MatterKind.Other, "监理费用不超过工程造价的百分之三。", [], 0));
        var ballot = await assemblies.DraftAsync(-82, Director, "yunjing", content);
        await assemblies.SubmitAsync(-80, Director, ballot);
        await assemblies.ReviewAsync(-78, Street, ballot, true, "材料齐全，同意组织表决。");
        await assemblies.VoteAsync(ballot, "yunjing", start, assemblies.At(-50, 21), 0.95, [Agreed, Agreed]);
        await assemblies.CloseAsync(ballot, end);
        await assemblies.PaperAsync(assemblies.At(-47, 9), Director, ballot, 1, 0.6, [Agreed, Agreed]);
        await assemblies.CountUpAsync(-46, Director, ballot);
        await assemblies.CountAsync(-44, Director, book["community-lead"], ballot);
    }

    private async Task FollowConfirmedAsync()
    {
        var (start, end) = (assemblies.At(-30, 9), assemblies.At(-10, 20));
        var content = ContentOf("关于2栋外墙渗漏维修的表决", "2栋西侧外墙多处渗漏，拟搭设吊篮整体修缮。现就维修资金的使用征求本栋业主意见。", start, end, new ScopePart("2栋", null),
            new Matter("使用维修资金修缮2栋西侧外墙，预算人民币32万元", MatterKind.FundUse, "质保期五年。", [], 0));
        var ballot = await assemblies.DraftAsync(-50, Director, "yunjing", content);
        await assemblies.SubmitAsync(-49, Director, ballot);
        await assemblies.ReviewAsync(-47, Street, ballot, true, "同意。");
        await assemblies.VoteAsync(ballot, "yunjing", start, assemblies.At(-11, 21), 0.95, [Agreed]);
        await assemblies.CloseAsync(ballot, end);
        await assemblies.PaperAsync(assemblies.At(-9, 9), Director, ballot, 1, 0.5, [Agreed]);
        await assemblies.CountUpAsync(-7, Director, ballot);
    }

    private async Task ClosedAsync()
    {
        var (start, end) = (assemblies.At(-16, 9), assemblies.At(-1, 20));
        var convenor = book["director-2"];
        var content = ContentOf("关于修订管理规约和业主大会议事规则的表决", "根据《民法典》及本小区实际，业主委员会起草了修订稿，已在小区公告栏公示。", start, end, null,
            new Matter("修订《翠湖雅居管理规约》", MatterKind.Covenant, "增加电动自行车停放充电、装修时间和高空抛物的约定。", [], 0),
            new Matter("修订《翠湖雅居业主大会议事规则》", MatterKind.Rules, "增加电子表决方式，业主委员会任期改为五年。", [], 0));
        var ballot = await assemblies.DraftAsync(-38, convenor, "cuihu", content);
        await assemblies.SubmitAsync(-36, convenor, ballot);
        await assemblies.ReviewAsync(-33, Street, ballot, true, "同意，请做好公示。");
        await assemblies.VoteAsync(ballot, "cuihu", start, assemblies.At(-2, 21), 0.9, [Agreed, Disputed]);
        await assemblies.PaperAsync(assemblies.At(-2, 22), convenor, ballot, 0.5, 0.2, [Agreed, Disputed]);
        await assemblies.CloseAsync(ballot, end);
    }

    private async Task OpenAsync()
    {
        var (start, end) = (assemblies.At(-4, 9), assemblies.At(24, 22));
        var content = ContentOf("云景花园2026年业主大会会议", "本次会议就续聘物业服务企业、建设电动自行车充电棚和公共收益的使用进行表决，请各位业主在投票期内通过手机或者纸质选票参加。", start, end, null,
            new Matter("续聘深圳市安居物业服务有限公司，期限三年", MatterKind.HireOrDismiss, "物业服务费标准不变，服务等级为三级；合同草案见公告。", [], 0),
            new Matter("利用小区东侧空地建设电动自行车集中充电棚", MatterKind.CommonUse, "由充电企业投资建设，收益的六成归全体业主共有。", [], 0),
            new Matter("使用公共收益更新儿童游乐设施，预算人民币18万元", MatterKind.Other, "公共收益账户现余人民币43.6万元。", [], 0));
        var ballot = await assemblies.DraftAsync(-26, Director, "yunjing", content);
        await assemblies.SubmitAsync(-24, Director, ballot);
        await assemblies.ReviewAsync(-20, Street, ballot, true, "经审核，会议议题和材料符合规定，同意召开。");
        await assemblies.VoteAsync(ballot, "yunjing", start, assemblies.At(-1, 22), 0.55, [Agreed, Disputed, Agreed], "owner-1", "owner-2", "owner-couple", "owner-principal");
        await assemblies.PaperAsync(assemblies.At(-1, 22, 5), Director, ballot, 0.15, 0.04, [Agreed, Disputed, Agreed]);
    }

    private async Task ApprovedAsync()
    {
        var convenor = book["director-3"];
        var content = ContentOf("关于更换消防管网的表决", "小区消防管网锈蚀严重，消防部门要求限期整改。", assemblies.At(7, 9), assemblies.At(21, 20), null,
            new Matter("使用维修资金更换室内外消防管网，预算人民币54万元", MatterKind.FundUse, "工期六十天，施工期间分栋停水。", [], 0),
            new Matter("续筹建筑物专有部分的维修资金", MatterKind.FundRaise, "按专有部分面积每平方米每月0.25元筹集，为期三年。", [], 0));
        var ballot = await assemblies.DraftAsync(-13, convenor, "wutong", content);
        await assemblies.SubmitAsync(-12, convenor, ballot);
        await assemblies.ReviewAsync(-9, book["street-lead-2"], ballot, true, "同意。");
    }

    private async Task RejectedAsync()
    {
        var content = ContentOf("关于在屋顶安装通信基站的表决", "通信企业拟租用3栋屋顶安装基站。", assemblies.At(12, 9), assemblies.At(27, 20), null,
            new Matter("出租3栋屋顶用于安装通信基站", MatterKind.CommonUse, "租期五年，年租金人民币6万元。", [], 0));
        var ballot = await assemblies.DraftAsync(-12, Director, "yunjing", content);
        await assemblies.SubmitAsync(-11, Director, ballot);
        await assemblies.ReviewAsync(-8, Street, ballot, false, "未附环境影响说明，公共收益的分配方案不明确，请补充后重新申请。");
    }

    private async Task UnderReviewAsync()
    {
        var convenor = book["prep-group"];
        var content = ContentOf("海悦华庭首次业主大会会议", "小区已具备成立业主大会的条件，筹备组经公示确定了业主委员会委员候选人。", assemblies.At(18, 9), assemblies.At(33, 20), null,
            new Matter("通过《海悦华庭业主大会议事规则》", MatterKind.Rules, "草案已公示十五日。", [], 0),
            new Matter("通过《海悦华庭管理规约》", MatterKind.Covenant, "草案已公示十五日。", [], 0),
            new Matter("选举第一届业主委员会委员", MatterKind.Election, "委员五名，得票达到法定比例的其余候选人为候补委员。", KnownOwners.HaiyueCandidates, 5));
        var ballot = await assemblies.DraftAsync(-3, convenor, "haiyue", content);
        await assemblies.SubmitAsync(-1, convenor, ballot);
    }

    // Only the end of voting is missing.
    private async Task DraftAsync() => await assemblies.DraftAsync(-1, Director, "yunjing", ContentOf(
        "关于利用电梯轿厢投放广告及收益分配的表决", "多家广告企业有意投放电梯轿厢广告，业主委员会拟公开比选。", assemblies.At(20, 9), null, null,
        new Matter("利用电梯轿厢投放广告，期限两年", MatterKind.CommonUse, "不少于三家企业参加比选，价高者得。", [], 0),
        new Matter("广告收益的七成补充维修资金，三成用于社区文化活动", MatterKind.Other, "", [], 0)));

    private static BallotContent ContentOf(string topic, string description, DateTimeOffset start, DateTimeOffset? end, ScopePart? part, params Matter[] matters) =>
        new(topic, description, matters, part is null ? BallotScope.Everything : new BallotScope(false, [part]), start, end, null, null);
}
