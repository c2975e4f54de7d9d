namespace PropertyPlatform.Domain.Ballots;

/// <summary>What a matter decides; the kind carries its threshold and its article (民法典 art. 278, regulations §1.1).</summary>
public enum MatterKind
{
    /// <summary>制定、修改业主大会议事规则</summary>
    Rules = 1,

    /// <summary>制定、修改管理规约</summary>
    Covenant = 2,

    /// <summary>选举业主委员会或者更换业主委员会成员</summary>
    Election = 3,

    /// <summary>选聘、解聘物业服务企业或者其他管理人</summary>
    HireOrDismiss = 4,

    /// <summary>使用建筑物及其附属设施的维修资金</summary>
    FundUse = 5,

    /// <summary>筹集建筑物及其附属设施的维修资金</summary>
    FundRaise = 6,

    /// <summary>改建、重建建筑物及其附属设施</summary>
    Rebuild = 7,

    /// <summary>改变共有部分的用途或者利用共有部分从事经营活动</summary>
    CommonUse = 8,

    /// <summary>有关共有和共同管理权利的其他重大事项</summary>
    Other = 9,
}

/// <summary>The rule for one kind of matter.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Title">How the screen names it.</param>
/// <param name="Article">Article it rests on.</param>
/// <param name="Approval">Share of those who take part that must agree, on both counts.</param>
/// <param name="FollowAllowed">Whether owners may choose 从众.</param>
public sealed record MatterRule(MatterKind Kind, string Title, string Article, Threshold Approval, bool FollowAllowed);

/// <summary>A dated version of everything that law or a city rules about a ballot; the one in force at submission is stored with the ballot (BAL-31).</summary>
/// <param name="Version">Name of the version.</param>
/// <param name="EffectiveFrom">From when it is in force.</param>
/// <param name="Quorum">Share of the total that must take part, on both counts.</param>
/// <param name="Matters">A rule for each kind of matter.</param>
/// <param name="NoticeDays">Days between submission and start below which a reason is asked (decision 4).</param>
/// <param name="ParkingCounts">Whether parking spaces take part unless the ballot says otherwise (decision 18).</param>
/// <param name="FollowText">The rule of 从众 as the convenor must confirm it (BAL-20).</param>
/// <param name="PublicationDays">Days within which the result must be announced.</param>
/// <param name="SettlingSeconds">Seconds after the end of voting in which a vote that was checked before it may still be on its way into the box; the count does not begin earlier.</param>
public sealed record RuleSet(
    string Version, DateTimeOffset EffectiveFrom, Threshold Quorum, IReadOnlyList<MatterRule> Matters, int NoticeDays, bool ParkingCounts, string FollowText, int PublicationDays,
    int SettlingSeconds = RuleSet.UsualSettlingSeconds)
{
    /// <summary>More than the longest wait for a connection and the longest command together.</summary>
    public const int UsualSettlingSeconds = 120;

    /// <summary>The rule for a kind.</summary>
    /// <exception cref="InvalidOperationException">The version has no rule for it, which configuration checks at start-up refuse.</exception>
    public MatterRule For(MatterKind kind) => Matters.FirstOrDefault(rule => rule.Kind == kind) ?? throw new InvalidOperationException($"Rule set {Version} has no rule for {kind}.");
}
