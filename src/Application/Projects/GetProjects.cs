using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Projects;

/// <summary>What a list of projects can be narrowed by; null means all.</summary>
public sealed record ProjectFilter
{
    /// <summary>Part of 物业区域名称, 物业项目名称 or 编码.</summary>
    public string? Name { get; init; }

    /// <summary>坐标图层: with one or without (PRJ-02).</summary>
    public bool? HasLayer { get; init; }

    /// <summary>Which layer.</summary>
    public MapLayerKind? Layer { get; init; }

    /// <summary>物业类型</summary>
    public ProjectUsage? Usage { get; init; }

    /// <summary>Managed or not.</summary>
    public ProjectState? State { get; init; }

    /// <summary>Code of a place: only what lies in it.</summary>
    public string? Place { get; init; }
}

/// <summary>The projects within the caller's scope (PRJ-02). Sorts: <c>code</c>, <c>area</c>, <c>homes</c>, <c>updated</c>; by name otherwise.</summary>
/// <param name="Filter">What is asked for.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.ViewProjects)]
public sealed record GetProjects(ProjectFilter Filter, Page Page) : IQuery<Paged<ProjectLine>>;

/// <summary>One line of the list.</summary>
/// <param name="Id">The project.</param>
/// <param name="Code">物业区域编码</param>
/// <param name="Name">物业区域名称</param>
/// <param name="ProjectName">物业项目名称</param>
/// <param name="Place">District, street and community by name: 南山区 / 粤海街道 / 科技园社区.</param>
/// <param name="Address">坐落地址</param>
/// <param name="Usage">物业类型</param>
/// <param name="State">Managed or not.</param>
/// <param name="Manager">在管企业; null when none.</param>
/// <param name="FloorArea">建筑面积</param>
/// <param name="HomeCount">户数</param>
/// <param name="Layer">坐标图层</param>
/// <param name="UpdatedAt">When the record last changed.</param>
public sealed record ProjectLine(
    Guid Id, string Code, string Name, string ProjectName, string Place, string Address, ProjectUsage Usage, ProjectState State, string? Manager,
    Area FloorArea, int HomeCount, MapLayerKind Layer, DateTimeOffset UpdatedAt);

/// <summary>Shape of the question.</summary>
internal sealed class GetProjectsValidator : AbstractValidator<GetProjects>
{
    public GetProjectsValidator()
    {
        RuleFor(q => q.Filter).NotNull().SetValidator(new ProjectFilterValidator()).OverridePropertyName("");
    }
}

/// <summary>Shape of a filter.</summary>
internal sealed class ProjectFilterValidator : AbstractValidator<ProjectFilter>
{
    public ProjectFilterValidator()
    {
        RuleFor(f => f.Name).MaximumLength(ProjectLengths.Name).WithMessage($"不超过{ProjectLengths.Name}个字");
        RuleFor(f => f.Layer).IsInEnum();
        RuleFor(f => f.Usage).IsInEnum();
        RuleFor(f => f.State).IsInEnum();
        RuleFor(f => f.Place).Must(place => string.IsNullOrEmpty(place) || Jurisdiction.IsCode(place)).WithMessage("请选择辖区");
    }
}
