using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Projects;

namespace PropertyPlatform.Application.Projects;

/// <summary>Projects to tick in a form: those that are ticked already, and the first that have a text in their name.</summary>
/// <param name="Name">Part of 物业区域名称, 物业项目名称 or 编码; all without it.</param>
/// <param name="Chosen">What is ticked.</param>
[Requires(Permissions.ViewProjects)]
public sealed record GetProjectChoices(string? Name, IReadOnlyList<Guid> Chosen) : IQuery<ProjectChoices>
{
    /// <summary>Most projects that can be ticked one by one; more are reached by their places.</summary>
    public const int MostChosen = 200;

    /// <summary>Most that a search lists.</summary>
    public const int MostFound = 20;
}

/// <summary>What can be ticked.</summary>
/// <param name="Chosen">Ticked, by name; without those outside the caller's scope.</param>
/// <param name="Found">The first that were found and are not ticked, by name.</param>
/// <param name="More">How many more were found.</param>
public sealed record ProjectChoices(IReadOnlyList<ProjectChoice> Chosen, IReadOnlyList<ProjectChoice> Found, int More);

/// <summary>A project by name.</summary>
/// <param name="Id">The project.</param>
/// <param name="Name">物业区域名称</param>
/// <param name="Place">District, street and community by name; two areas of one name are told apart by it.</param>
public sealed record ProjectChoice(Guid Id, string Name, string Place);

/// <summary>Shape of the question.</summary>
internal sealed class GetProjectChoicesValidator : AbstractValidator<GetProjectChoices>
{
    public GetProjectChoicesValidator()
    {
        RuleFor(q => q.Name).MaximumLength(ProjectLengths.Name).WithMessage($"不超过{ProjectLengths.Name}个字");
        RuleFor(q => q.Chosen).Must(chosen => chosen.Count <= GetProjectChoices.MostChosen).WithMessage($"最多逐个选择{GetProjectChoices.MostChosen}个项目，更多请选择辖区");
    }
}
