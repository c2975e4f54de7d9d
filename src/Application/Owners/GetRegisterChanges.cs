using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>What an import would change, or changed, as its check showed it: changed homes first, then missing, then new ones.</summary>
/// <param name="Project">The project.</param>
/// <param name="Import">The import.</param>
/// <param name="Kind">Only differences of a kind; null for all.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.ImportRegister)]
public sealed record GetRegisterChanges(ProjectId Project, RegisterImportId Import, RegisterChangeKind? Kind, Page Page) : IQuery<Paged<RegisterChangeLine>>;

/// <summary>How the sheet and the register differ about a home.</summary>
public enum RegisterChangeKind
{
    /// <summary>The register does not have the home.</summary>
    Added = 1,

    /// <summary>The register describes it otherwise.</summary>
    Amended = 2,

    /// <summary>The sheet does not name it.</summary>
    Missing = 3,
}

/// <summary>One difference.</summary>
/// <param name="Kind">How they differ.</param>
/// <param name="Building">楼栋名称</param>
/// <param name="Stairwell">单元/梯</param>
/// <param name="Room">房号</param>
/// <param name="Aspects">What about it differs.</param>
/// <param name="Before">What the register says, names masked; empty for a new home.</param>
/// <param name="After">What the sheet says, names masked; empty for a missing home.</param>
public sealed record RegisterChangeLine(RegisterChangeKind Kind, string Building, string Stairwell, string Room, HomeAspects Aspects, string Before, string After);
