using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Organisations;

/// <summary>Ends a unit; nobody gets a new account there afterwards (ORG-03).</summary>
/// <param name="Id">The unit.</param>
/// <param name="Version">The version read; null accepts any.</param>
[Requires(Permissions.EditOrganisations)]
public sealed record CloseOrganisation(Guid Id, long? Version = null) : ICommand;

internal sealed class CloseOrganisationHandler(IRepository<Organisation> organisations) : ICommandHandler<CloseOrganisation>
{
    public async Task<Result> Handle(CloseOrganisation command, CancellationToken cancellationToken)
    {
        if (await organisations.FirstOrDefaultAsync(OrganisationSpecs.ById(new OrganisationId(command.Id)), cancellationToken) is not { } organisation) return OrganisationErrors.NotFound;

        return organisation.IsStale(command.Version) ? SharedErrors.Stale : organisation.Close();
    }
}
