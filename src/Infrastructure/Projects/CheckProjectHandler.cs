using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Projects;

/// <summary>Compares a new area with all that are recorded, also outside the caller's scope: two enterprises must not record the same one.</summary>
internal sealed class CheckProjectHandler(AppDbContext db) : IQueryHandler<CheckProject, ProjectCheck>
{
    private const int Most = 10;

    public async Task<Result<ProjectCheck>> Handle(CheckProject request, CancellationToken cancellationToken)
    {
        var district = Jurisdiction.Of(request.Community ?? "").Up(JurisdictionLevel.District).Code;
        var except = ProjectId.From(request.Except ?? Guid.Empty);
        var others = db.Set<PropertyProject>().IgnoreQueryFilters([AppDbContext.ScopeFilter]).AsNoTracking().Where(p => p.Id != except);
        var near = others.Where(p => p.District == district);
        var (code, name, address, stem) = (Normalised.Text(request.Code).ToUpperInvariant(), ProjectIdentity.KeyOf(request.Name), ProjectIdentity.KeyOf(request.Address), ProjectIdentity.StemOf(request.Name));

        var similar = await near.Where(p => p.NameKey.Contains(stem)).OrderBy(p => p.Name).Take(Most)
            .Select(p => new { p.Code, p.Name, Place = p.Jurisdiction.Code, p.Address }).ToListAsync(cancellationToken);
        var places = await PlaceNames.ReadAsync(db, similar.Select(p => p.Place), cancellationToken);
        return new ProjectCheck(
            code.Length > 0 && await others.AnyAsync(p => p.Code == code, cancellationToken),
            await near.AnyAsync(p => p.NameKey == name, cancellationToken),
            address.Length > 0 && await near.AnyAsync(p => p.AddressKey == address, cancellationToken),
            [.. similar.Select(p => new SimilarProject(p.Code, p.Name, places.Path(p.Place), p.Address))]);
    }
}
