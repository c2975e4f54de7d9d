using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>
/// Enters a whole register without a sheet, at once: an extract of the ownership authority, or the homes of an accepted filing (OWN-08, FIL-12).
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

internal sealed class EnterRegisterHandler(
    IProjectPlaces places, IRepository<RegisterImport> imports, IRegisterBook book, IPersonalDataIndex index, IActor actor, TimeProvider clock)
    : ICommandHandler<EnterRegister, RegisterImportId>
{
    public async Task<Result<RegisterImportId>> Handle(EnterRegister command, CancellationToken cancellationToken)
    {
        if (await places.FindAsync(command.Project, cancellationToken) is not { } place) return RegisterErrors.ProjectNotFound;
        if (Contradiction(command.Homes) is { } where) return RegisterErrors.Contradictory.With(where);

        var renamed = await book.NamedOtherwiseAsync(command.Project, RegisterPeople.In(command.Homes), cancellationToken);
        if (renamed.Count > 0) return RegisterErrors.Contradictory.With(renamed[0].Masked);

        var now = clock.GetUtcNow();
        var comparison = RegisterComparison.Between(command.Homes, await book.StandingAsync(command.Project, cancellationToken), index.Of, index.Of);
        var ended = await book.CarryOutAsync(new RegisterChange(command.Project, place.Jurisdiction, comparison, RemoveMissing: true), now, cancellationToken);
        var findings = new RegisterFindings(
            RegisterFigures.Of(command.Homes, command.Homes.Count), comparison.Added.Count, comparison.Amended.Count, comparison.Missing.Count, comparison.Unchanged, comparison.Fingerprint(), []);
        return imports.Add(RegisterImport.Deliver(command.Source, command.Project, place.Jurisdiction, command.Name, "", actor.AccountId, actor.Name, findings, ended, now)).Id;
    }

    /// <summary>A home named twice, or a document under two names; null when there is none.</summary>
    private static string? Contradiction(IReadOnlyList<RegisterHome> homes)
    {
        var (keys, names) = (new HashSet<HomeKey>(), new Dictionary<IdDocument, string>());
        foreach (var home in homes)
        {
            if (!keys.Add(home.Key)) return $"{home.Building}{home.Stairwell}{home.Room}";

            var own = new HashSet<IdDocument>();
            foreach (var owner in home.Owners)
            {
                if (!own.Add(owner.Document) || (!names.TryAdd(owner.Document, owner.Name) && names[owner.Document] != owner.Name)) return owner.Document.Masked;
            }
        }

        return null;
    }
}
