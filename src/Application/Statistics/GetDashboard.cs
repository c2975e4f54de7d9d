using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Statistics;

/// <summary>辖区概览 (STA-05): what there is in a place and in each place directly below, down to the communities. Each figure is the length of a list that can be opened, 户数 the sum of its column (STA-04).</summary>
/// <param name="Place">Code of a place within the caller's; null for the caller's own.</param>
[Requires(Permissions.ViewDashboard)]
public sealed record GetDashboard(string? Place) : IQuery<Dashboard>;

/// <summary>The figures of a place.</summary>
/// <param name="Path">From the caller's place down to this one, which comes last.</param>
/// <param name="Total">The place as a whole.</param>
/// <param name="Below">The places directly below, in the order of their codes.</param>
public sealed record Dashboard(IReadOnlyList<DashboardPlace> Path, DashboardLine Total, IReadOnlyList<DashboardLine> Below);

/// <summary>A place of the path.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">名称</param>
public sealed record DashboardPlace(string Code, string Name);

/// <summary>Figures of one place with everything below it.</summary>
/// <param name="Place">Code of the place.</param>
/// <param name="Name">名称</param>
/// <param name="Projects">物业项目</param>
/// <param name="Managed">Of them managed by an enterprise.</param>
/// <param name="Homes">户数 of the projects, as filed.</param>
/// <param name="Enterprises">Active enterprises that sit or manage there; one that does so in several places below is one here.</param>
/// <param name="Committees">Committees in office.</param>
/// <param name="OpenBallots">投票中</param>
/// <param name="ToDos">What waits there for the caller's role.</param>
public sealed record DashboardLine(string Place, string Name, int Projects, int Managed, int Homes, int Enterprises, int Committees, int OpenBallots, int ToDos);

internal sealed class GetDashboardValidator : AbstractValidator<GetDashboard>
{
    public GetDashboardValidator() => RuleFor(q => q.Place).Must(place => string.IsNullOrEmpty(place) || Jurisdiction.IsCode(place)).WithMessage("辖区代码不正确");
}
