using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>The projects within the caller's scope and how many of their owners are bound.</summary>
/// <param name="Name">Part of the area's name; null for all.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.ViewOwners)]
public sealed record GetBindingOverview(string? Name, Page Page) : IQuery<Paged<BindingOverviewLine>>;

internal sealed class GetBindingOverviewValidator : AbstractValidator<GetBindingOverview>
{
    public GetBindingOverviewValidator() => RuleFor(q => q.Name).MaximumLength(100);
}

/// <summary>A project on the list.</summary>
/// <param name="Project">The project.</param>
/// <param name="Name">物业区域名称</param>
/// <param name="Owners">Owners in the register, each once.</param>
/// <param name="BoundOwners">Owners who are bound.</param>
public sealed record BindingOverviewLine(ProjectId Project, string Name, int Owners, int BoundOwners);
