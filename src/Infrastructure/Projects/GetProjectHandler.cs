using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Projects;

internal sealed class GetProjectHandler(AppDbContext db) : IQueryHandler<GetProject, ProjectDetail>
{
    public async Task<Result<ProjectDetail>> Handle(GetProject request, CancellationToken cancellationToken)
    {
        if (await db.Set<PropertyProject>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == request.Project, cancellationToken) is not { } project) return ProjectErrors.NotFound;

        var branch = await db.Set<PartyBranch>().AsNoTracking().FirstOrDefaultAsync(b => b.ProjectId == request.Project, cancellationToken);
        var places = await PlaceNames.ReadAsync(db, [project.Jurisdiction.Code], cancellationToken);
        var names = await NamesAsync(project, cancellationToken);
        return new ProjectDetail
        {
            Id = project.Id.Value,
            Version = project.Version,
            Code = project.Code,
            Name = project.Name,
            ProjectName = project.ProjectName,
            Community = project.Jurisdiction.Code,
            Place = places.Path(project.Jurisdiction.Code),
            Address = project.Address,
            Usage = project.Usage,
            Boundaries = project.Boundaries,
            LandArea = project.LandArea,
            FloorArea = project.FloorArea,
            BuildingCount = project.BuildingCount,
            HomeCount = project.HomeCount,
            DeliveredOn = project.DeliveredOn,
            ServiceLevel = project.ServiceLevel,
            FeeStandard = project.FeeStandard,
            DeveloperId = project.DeveloperId?.Value,
            Developer = project.DeveloperId is { } developer ? names.GetValueOrDefault(developer) : null,
            State = project.State,
            Manager = project.ManagerId is { } manager ? names.GetValueOrDefault(manager) : null,
            Managements = [.. project.Managements.OrderByDescending(m => m.Number).Select(m => Line(m, names))],
            Layer = project.Layer,
            Points = PointsOf(project),
            PartyBranch = branch is null ? null : new PartyBranchView(branch.Secretary, branch.Document.Masked, branch.Phone.Masked, branch.FoundedOn, branch.RecordedAt),
            UpdatedAt = project.UpdatedAt,
        };
    }

    private async Task<Dictionary<OrganisationId, string>> NamesAsync(PropertyProject project, CancellationToken ct)
    {
        List<OrganisationId> ids = [.. project.Managements.Select(m => m.EnterpriseId)];
        if (project.DeveloperId is { } developer) ids.Add(developer);
        return await db.Set<Organisation>().AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
    }

    private static ManagementLine Line(Management m, Dictionary<OrganisationId, string> names) => new(
        m.EnterpriseId.Value, names.GetValueOrDefault(m.EnterpriseId, ""), m.ContractReference, m.ContractFrom, m.ContractUntil, m.BeganAt, m.EndedAt, m.EndedBy);

    private static IReadOnlyList<GeoPoint> PointsOf(PropertyProject project) => project switch
    {
        { Outline.Count: > 0 } => project.Outline,
        { Longitude: { } longitude, Latitude: { } latitude } => [new GeoPoint(longitude, latitude)],
        _ => [],
    };
}
