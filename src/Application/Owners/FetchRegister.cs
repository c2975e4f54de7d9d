using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>Asks the ownership authority for the register of a project and enters it at once: its word goes before any sheet (OWN-08, OWN-11).</summary>
/// <param name="Project">The project.</param>
[Requires(Permissions.ImportRegister)]
public sealed record FetchRegister(ProjectId Project) : ICommand<RegisterImportId>;

internal sealed class FetchRegisterHandler(IProjectPlaces places, IOwnershipRegistry authority, IRepository<RegisterImport> imports, RegisterEntry entry) : ICommandHandler<FetchRegister, RegisterImportId>
{
    public async Task<Result<RegisterImportId>> Handle(FetchRegister command, CancellationToken cancellationToken)
    {
        if (await places.FindAsync(command.Project, cancellationToken) is not { } place) return RegisterErrors.ProjectNotFound;
        if (await imports.AnyAsync(RegisterSpecs.Running(command.Project), cancellationToken)) return RegisterErrors.AnotherRunning;

        return await authority.FetchAsync(new RegistryArea(place.Id, place.Name, place.Jurisdiction), cancellationToken) switch
        {
            RegistryExtract.Delivered extract => await entry.EnterAsync(place, RegisterSource.Authority, extract.Reference, extract.Homes, cancellationToken),
            RegistryExtract.NotKept => RegisterErrors.NotKeptByAuthority,
            _ => RegisterErrors.AuthorityUnavailable,
        };
    }
}
