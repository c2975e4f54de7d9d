using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Organisations;

namespace PropertyPlatform.Application.Organisations;

/// <summary>The registry of units (ORG-03). Names and codes are public; whoever is no government sees the own unit only.</summary>
/// <param name="Search">Part of a name or a whole code; null for all.</param>
/// <param name="Type">Only that type.</param>
/// <param name="Place">Only units at work in that place and below: seated there, or managing a project there.</param>
/// <param name="Status">Only that status.</param>
/// <param name="Page">Which page.</param>
[Requires(Permissions.ViewOrganisations)]
public sealed record GetOrganisations(string? Search, OrganisationType? Type, string? Place, OrganisationStatus? Status, Page Page) : IQuery<Paged<OrganisationLine>>;

/// <summary>A unit in a list.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Name">名称</param>
/// <param name="Type">What it is.</param>
/// <param name="Code">统一社会信用代码 or 机构代码.</param>
/// <param name="Place">Code of the place that it governs or sits in.</param>
/// <param name="PlaceName">Name of the place.</param>
/// <param name="Status">Whether it still acts.</param>
/// <param name="ContactPerson">联系人</param>
/// <param name="ContactPhone">电话</param>
/// <param name="Address">地址</param>
/// <param name="Version">For the next change.</param>
public sealed record OrganisationLine(
    Guid Id, string Name, OrganisationType Type, string? Code, string Place, string? PlaceName, OrganisationStatus Status, string? ContactPerson, string? ContactPhone, string? Address, long Version);

/// <summary>One unit of the registry.</summary>
/// <param name="Id">The unit.</param>
[Requires(Permissions.ViewOrganisations)]
public sealed record GetOrganisation(Guid Id) : IQuery<OrganisationLine>;
