using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;

namespace PropertyPlatform.Application.Owners;

/// <summary>
/// Carries a confirmed import out in one transaction. When the register changed after the check, nothing is done and the import says so.
/// A second delivery of the event finds the import finished and does nothing.
/// </summary>
internal sealed class CarryOutRegisterWhenConfirmed(
    IRepository<RegisterImport> imports, IRegisterSheets sheets, IRegisterBook book, IPersonalDataIndex index, IRootLock locks, TimeProvider clock)
    : IReactTo<RegisterConfirmed>
{
    public async Task ReactAsync(RegisterConfirmed happened, CancellationToken ct)
    {
        if (await imports.FirstOrDefaultAsync(RegisterSpecs.ById(happened.Project, happened.Import), ct) is not { } import) return;

        await locks.HoldAsync(import, ct);
        if (import.State != RegisterImportState.Confirmed) return;

        if (await sheets.OpenAsync(import.Id, ct) is not { } homes)
        {
            import.Fail(RegisterErrors.SheetForgotten, clock.GetUtcNow());
            return;
        }

        await book.HoldAsync(import.ProjectId, ct);
        var comparison = RegisterComparison.Between(homes, await book.StandingAsync(import.ProjectId, ct), index.Of, index.Of);
        if (import.Matches(comparison).Error is { } why)
        {
            import.Fail(why, clock.GetUtcNow());
        }
        else
        {
            var now = clock.GetUtcNow();
            import.Finish(await book.CarryOutAsync(new RegisterChange(import.ProjectId, import.Jurisdiction, comparison, import.RemoveMissing), now, ct), now);
        }

        await sheets.DiscardAsync(import.Id, ct);
    }
}
