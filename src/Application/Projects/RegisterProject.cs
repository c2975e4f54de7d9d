using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Projects;

/// <summary>What is recorded of an area, as typed (PRJ-04).</summary>
public sealed record ProjectEntry
{
    /// <summary>物业区域名称</summary>
    public string? Name { get; init; }

    /// <summary>物业项目名称; the area's name when empty.</summary>
    public string? ProjectName { get; init; }

    /// <summary>坐落地址</summary>
    public string? Address { get; init; }

    /// <summary>物业类型</summary>
    public ProjectUsage? Usage { get; init; }

    /// <summary>占地面积 in m², at most two decimals.</summary>
    public decimal? LandArea { get; init; }

    /// <summary>建筑面积 in m², at most two decimals.</summary>
    public decimal? FloorArea { get; init; }

    /// <summary>楼栋数</summary>
    public int? BuildingCount { get; init; }

    /// <summary>户数</summary>
    public int? HomeCount { get; init; }

    /// <summary>四至范围</summary>
    public string? Boundaries { get; init; }

    /// <summary>建成/交付时间</summary>
    public DateOnly? DeliveredOn { get; init; }

    /// <summary>物业服务等级</summary>
    public string? ServiceLevel { get; init; }

    /// <summary>收费标准</summary>
    public string? FeeStandard { get; init; }

    /// <summary>开发建设单位 of the registry.</summary>
    public Guid? Developer { get; init; }

    internal OrganisationId? DeveloperId => Developer is { } id && id != Guid.Empty ? OrganisationId.From(id) : null;

    internal ProjectFacts ToFacts() => new(
        Normalised.Text(Name), ProjectName, Normalised.Text(Address), Usage ?? ProjectUsage.Other,
        Area.FromSquareMetres(LandArea ?? 0), Area.FromSquareMetres(FloorArea ?? 0), BuildingCount ?? 0, HomeCount ?? 0,
        Boundaries, DeliveredOn, ServiceLevel, FeeStandard, DeveloperId);
}

/// <summary>Shape of what is recorded of an area.</summary>
internal sealed class ProjectEntryValidator : AbstractValidator<ProjectEntry>
{
    private const decimal LargestArea = 100_000_000m;

    public ProjectEntryValidator()
    {
        RuleFor(e => e.Name).Must(n => ProjectIdentity.KeyOf(n).Length > 0).WithMessage("请填写物业区域名称").MaximumLength(ProjectLengths.Name).WithMessage($"不超过{ProjectLengths.Name}个字");
        RuleFor(e => e.ProjectName).MaximumLength(ProjectLengths.Name).WithMessage($"不超过{ProjectLengths.Name}个字");
        RuleFor(e => e.Address).Must(n => ProjectIdentity.KeyOf(n).Length > 0).WithMessage("请填写坐落地址").MaximumLength(ProjectLengths.Address).WithMessage($"不超过{ProjectLengths.Address}个字");
        RuleFor(e => e.Usage).NotNull().WithMessage("请选择物业类型").IsInEnum().WithMessage("请选择物业类型");
        RuleFor(e => e.LandArea).Must(IsArea).WithMessage("面积不小于零，最多两位小数");
        RuleFor(e => e.FloorArea).Must(IsArea).WithMessage("面积不小于零，最多两位小数");
        RuleFor(e => e.BuildingCount).InclusiveBetween(0, 10_000).WithMessage("请填写0至10000的整数");
        RuleFor(e => e.HomeCount).InclusiveBetween(0, 1_000_000).WithMessage("请填写0至1000000的整数");
        RuleFor(e => e.Boundaries).MaximumLength(ProjectLengths.Boundaries).WithMessage($"不超过{ProjectLengths.Boundaries}个字");
        RuleFor(e => e.ServiceLevel).MaximumLength(ProjectLengths.Brief).WithMessage($"不超过{ProjectLengths.Brief}个字");
        RuleFor(e => e.FeeStandard).MaximumLength(ProjectLengths.Brief).WithMessage($"不超过{ProjectLengths.Brief}个字");
    }

    private static bool IsArea(decimal? area) => area is null || (area is >= 0 and <= LargestArea && area * 100 == decimal.Truncate(area.Value * 100));
}

/// <summary>Records an area that no filing brought in.</summary>
/// <param name="Code">物业区域编码; the next number is given when empty.</param>
/// <param name="Community">Code of its community.</param>
/// <param name="Entry">What is recorded.</param>
[Requires(Permissions.RecordProjects)]
public sealed record RegisterProject(string? Code, string? Community, ProjectEntry Entry) : ICommand<ProjectId>;

internal sealed class RegisterProjectValidator : AbstractValidator<RegisterProject>
{
    public RegisterProjectValidator()
    {
        RuleFor(c => c.Code).MaximumLength(ProjectLengths.Code).WithMessage($"不超过{ProjectLengths.Code}个字");
        RuleFor(c => c.Community).Must(Jurisdiction.IsCode).WithMessage("请选择所属社区");
        RuleFor(c => c.Entry).NotNull().SetValidator(new ProjectEntryValidator()).OverridePropertyName("");
    }
}

internal sealed class RegisterProjectHandler(IRepository<PropertyProject> projects, IProjectParties parties, IBusinessNumbers numbers, IActor actor, TimeProvider clock)
    : ICommandHandler<RegisterProject, ProjectId>
{
    private const string NumberPrefix = "WYQY";

    public async Task<Result<ProjectId>> Handle(RegisterProject command, CancellationToken cancellationToken)
    {
        var community = Jurisdiction.Of(command.Community ?? "");
        if (!actor.Scope.Covers(community)) return ProjectErrors.NotACommunity;
        if (!await parties.IsPlaceAsync(community, cancellationToken)) return ProjectErrors.NotACommunity;
        if (command.Entry.DeveloperId is { } developer && !await parties.IsDeveloperAsync(developer, cancellationToken)) return ProjectErrors.DeveloperUnknown;

        var code = Normalised.Text(command.Code) is { Length: > 0 } given ? given : await numbers.NextAsync(NumberPrefix, cancellationToken);
        var registered = PropertyProject.Register(code, community, command.Entry.ToFacts(), clock.GetUtcNow());
        return registered.Error is { } refused ? refused : projects.Add(registered.Value).Id;
    }
}
