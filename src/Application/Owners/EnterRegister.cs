using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>
/// Enters a whole register without a sheet, at once: the homes of an accepted filing, or of the demonstration city (OWN-08, FIL-12).
/// Homes that it does not name leave the register. The same register again changes nothing.
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="Source">Where it comes from; once the authority delivers a project, sheets are no longer taken for it.</param>
/// <param name="Name">What the extract is called in the history.</param>
/// <param name="Homes">Every home of the project.</param>
[Requires(Permissions.BackgroundWork)]
public sealed record EnterRegister(ProjectId Project, RegisterSource Source, string Name, IReadOnlyList<RegisterHome> Homes) : ICommand<RegisterImportId>
{
    /// <summary>Never shows a home: requests may be logged.</summary>
    public override string ToString() => $"{nameof(EnterRegister)} {Project.Value}";
}

internal sealed class EnterRegisterHandler(IProjectPlaces places, RegisterEntry entry) : ICommandHandler<EnterRegister, RegisterImportId>
{
    public async Task<Result<RegisterImportId>> Handle(EnterRegister command, CancellationToken cancellationToken) =>
        await places.FindAsync(command.Project, cancellationToken) is { } place
            ? await entry.EnterAsync(place, command.Source, command.Name, command.Homes, cancellationToken)
            : RegisterErrors.ProjectNotFound;
}
