using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>Accepts the differences that a check showed; they are carried out in the background, all or nothing (OWN-08, OWN-11).</summary>
/// <param name="Project">The project.</param>
/// <param name="Import">The checked import.</param>
/// <param name="RemoveMissing">Whether homes that the sheet does not name leave the register.</param>
/// <param name="Version">The version that the caller read; null accepts any.</param>
[Requires(Permissions.ImportRegister)]
public sealed record ConfirmRegister(ProjectId Project, RegisterImportId Import, bool RemoveMissing, long? Version) : ICommand;

internal sealed class ConfirmRegisterHandler(IRepository<RegisterImport> imports, IActor actor, TimeProvider clock) : ICommandHandler<ConfirmRegister>
{
    public async Task<Result> Handle(ConfirmRegister command, CancellationToken cancellationToken)
    {
        if (await imports.FirstOrDefaultAsync(RegisterSpecs.ById(command.Project, command.Import), cancellationToken) is not { } import) return RegisterErrors.NotFound;
        if (import.IsStale(command.Version)) return SharedErrors.Stale;
        if (await imports.AnyAsync(RegisterSpecs.DeliveredByAuthority(command.Project), cancellationToken)) return RegisterErrors.KeptByAuthority;
        if (await imports.AnyAsync(RegisterSpecs.OtherRunning(command.Project, command.Import), cancellationToken)) return RegisterErrors.AnotherRunning;

        return import.Confirm(actor.AccountId, command.RemoveMissing, clock.GetUtcNow());
    }
}
