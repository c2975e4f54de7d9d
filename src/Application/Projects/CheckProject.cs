using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Projects;

/// <summary>Whether code, name or address are taken, and which areas of the district have similar names, so that one area is not recorded twice (PRJ-32).</summary>
/// <param name="Community">Code of the community, or of its street or district.</param>
/// <param name="Code">物业区域编码; may be empty.</param>
/// <param name="Name">物业区域名称</param>
/// <param name="Address">坐落地址; may be empty.</param>
/// <param name="Except">The project being corrected, which does not stand in its own way.</param>
[Requires(Permissions.CheckProjects)]
public sealed record CheckProject(string? Community, string? Code, string? Name, string? Address, Guid? Except = null) : IQuery<ProjectCheck>;

/// <summary>What was found. Names and addresses of areas are public, so the answer does not end at the caller's scope.</summary>
/// <param name="CodeTaken">The code is recorded already.</param>
/// <param name="NameTaken">The district has an area of this name.</param>
/// <param name="AddressTaken">The district has an area at this address.</param>
/// <param name="Similar">Areas of the district with similar names, at most ten: perhaps the same one.</param>
public sealed record ProjectCheck(bool CodeTaken, bool NameTaken, bool AddressTaken, IReadOnlyList<SimilarProject> Similar);

/// <summary>An area that may be the same.</summary>
/// <param name="Code">物业区域编码</param>
/// <param name="Name">物业区域名称</param>
/// <param name="Place">Where it lies.</param>
/// <param name="Address">坐落地址</param>
public sealed record SimilarProject(string Code, string Name, string Place, string Address);

/// <summary>Shape of the question.</summary>
internal sealed class CheckProjectValidator : AbstractValidator<CheckProject>
{
    public CheckProjectValidator()
    {
        RuleFor(q => q.Community).Must(code => Jurisdiction.IsCode(code) && Jurisdiction.Of(code ?? "").Level >= JurisdictionLevel.District).WithMessage("请选择所属社区");
        RuleFor(q => q.Code).MaximumLength(ProjectLengths.Code);
        RuleFor(q => q.Name).Must(name => ProjectIdentity.KeyOf(name).Length > 1).WithMessage("请填写至少两个字的物业区域名称").MaximumLength(ProjectLengths.Name);
        RuleFor(q => q.Address).MaximumLength(ProjectLengths.Address);
    }
}
