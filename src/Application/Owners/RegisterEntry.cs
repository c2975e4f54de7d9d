using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>Enters a whole register that needs nobody's confirmation, in the command's own transaction.</summary>
public sealed class RegisterEntry(IRepository<RegisterImport> imports, IRegisterBook book, IPersonalDataIndex index, IActor actor, TimeProvider clock)
{
    /// <summary>Brings the register of a project up to these homes; those that are not named leave it.</summary>
    /// <param name="place">The project.</param>
    /// <param name="source">Where the register comes from.</param>
    /// <param name="name">What it is called in the history.</param>
    /// <param name="homes">Every home of the project.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>The import noted; a refusal when the homes contradict themselves or the city's register.</returns>
    public async Task<Result<RegisterImportId>> EnterAsync(ProjectPlace place, RegisterSource source, string name, IReadOnlyList<RegisterHome> homes, CancellationToken ct)
    {
        if (Contradiction(homes) is { } where) return RegisterErrors.Contradictory.With(where);

        var renamed = await book.NamedOtherwiseAsync(place.Id, RegisterPeople.In(homes), ct);
        if (renamed.Count > 0) return RegisterErrors.Contradictory.With(renamed[0].Masked);

        await book.HoldAsync(place.Id, ct);
        var now = clock.GetUtcNow();
        var comparison = RegisterComparison.Between(homes, await book.StandingAsync(place.Id, ct), index.Of, index.Of);
        var findings = new RegisterFindings(
            RegisterFigures.Of(homes, homes.Count), comparison.Added.Count, comparison.Amended.Count, comparison.Missing.Count, comparison.Unchanged, comparison.Fingerprint(), []);
        var ended = await book.CarryOutAsync(new RegisterChange(place.Id, place.Jurisdiction, comparison, RemoveMissing: true), now, ct);
        var import = imports.Add(RegisterImport.Deliver(source, place.Id, place.Jurisdiction, name, "", actor.AccountId, actor.Name, findings, ended, now));
        await book.KeepChangesAsync(import.Id, comparison, ct);
        return import.Id;
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
