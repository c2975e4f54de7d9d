using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Projects;

/// <summary>One project with everything recorded of it (PRJ-03, PRJ-04), its managements and its party branch.</summary>
/// <param name="Project">The project.</param>
[Requires(Permissions.ViewProjects)]
public sealed record GetProject(ProjectId Project) : IQuery<ProjectDetail>;

/// <summary>A project in full.</summary>
public sealed record ProjectDetail
{
    /// <summary>The project.</summary>
    public required Guid Id { get; init; }

    /// <summary>For <c>If-Match</c>.</summary>
    public required long Version { get; init; }

    /// <summary>物业区域编码</summary>
    public required string Code { get; init; }

    /// <summary>物业区域名称</summary>
    public required string Name { get; init; }

    /// <summary>物业项目名称</summary>
    public required string ProjectName { get; init; }

    /// <summary>Code of its community.</summary>
    public required string Community { get; init; }

    /// <summary>区/街道/社区 by name.</summary>
    public required string Place { get; init; }

    /// <summary>坐落地址</summary>
    public required string Address { get; init; }

    /// <summary>物业类型</summary>
    public required ProjectUsage Usage { get; init; }

    /// <summary>四至范围</summary>
    public required string Boundaries { get; init; }

    /// <summary>占地面积</summary>
    public required Area LandArea { get; init; }

    /// <summary>建筑面积</summary>
    public required Area FloorArea { get; init; }

    /// <summary>楼栋数</summary>
    public required int BuildingCount { get; init; }

    /// <summary>户数</summary>
    public required int HomeCount { get; init; }

    /// <summary>建成/交付时间</summary>
    public required DateOnly? DeliveredOn { get; init; }

    /// <summary>物业服务等级</summary>
    public required string ServiceLevel { get; init; }

    /// <summary>收费标准</summary>
    public required string FeeStandard { get; init; }

    /// <summary>开发建设单位</summary>
    public required Guid? DeveloperId { get; init; }

    /// <summary>Its name.</summary>
    public required string? Developer { get; init; }

    /// <summary>Managed or not.</summary>
    public required ProjectState State { get; init; }

    /// <summary>在管企业</summary>
    public required string? Manager { get; init; }

    /// <summary>Who managed, latest first.</summary>
    public required IReadOnlyList<ManagementLine> Managements { get; init; }

    /// <summary>坐标图层</summary>
    public required MapLayerKind Layer { get; init; }

    /// <summary>The point or the corners; empty without a layer.</summary>
    public required IReadOnlyList<GeoPoint> Points { get; init; }

    /// <summary>小区党支部; null when none is recorded (PRJ-27).</summary>
    public required PartyBranchView? PartyBranch { get; init; }

    /// <summary>When the record last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>One enterprise's time in a project.</summary>
/// <param name="EnterpriseId">The enterprise.</param>
/// <param name="Enterprise">Its name.</param>
/// <param name="ContractReference">Number or title of the contract.</param>
/// <param name="ContractFrom">First day of the contract.</param>
/// <param name="ContractUntil">Last day; null when open.</param>
/// <param name="BeganAt">Since when it manages.</param>
/// <param name="EndedAt">Until when.</param>
/// <param name="EndedBy">What proved its end.</param>
public sealed record ManagementLine(
    Guid EnterpriseId, string Enterprise, string ContractReference, DateOnly ContractFrom, DateOnly? ContractUntil, DateTimeOffset BeganAt, DateTimeOffset? EndedAt, ManagementEnd? EndedBy);

/// <summary>A party branch as shown: numbers are masked (PLT-11).</summary>
/// <param name="Secretary">党支部书记</param>
/// <param name="Document">身份证号码, masked.</param>
/// <param name="Phone">手机号码, masked.</param>
/// <param name="FoundedOn">成立日期</param>
/// <param name="RecordedAt">When it was recorded.</param>
public sealed record PartyBranchView(string Secretary, string Document, string Phone, DateOnly FoundedOn, DateTimeOffset RecordedAt);
