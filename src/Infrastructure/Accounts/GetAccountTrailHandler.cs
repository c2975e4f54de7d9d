using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Audit;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Accounts;

internal sealed class GetAccountTrailHandler(AppDbContext db, IActor actor) : IQueryHandler<GetAccountTrail, Paged<TrailLine>>
{
    private static readonly string[] LeftOut = ["account", "at", "person", "unit"];

    public async Task<Result<Paged<TrailLine>>> Handle(GetAccountTrail request, CancellationToken cancellationToken)
    {
        // The trail knows bare ids of every kind of root; the cast compares the account's column with it.
        var within = db.Set<Account>().AsNoTracking().Within(actor).Select(a => (Guid)(object)a.Id);
        var city = actor.Scope.Everything || (actor.Scope.Prefix is { } prefix && Jurisdiction.Of(prefix).Level == JurisdictionLevel.City);
        var entries = db.Set<AuditEntry>().AsNoTracking()
            .Where(e => (e.Subject == nameof(Account) && within.Contains(e.SubjectId)) || (city && e.Subject == nameof(RoleDefinition)));
        if (request.Account is { } account) entries = entries.Where(e => e.SubjectId == account);
        if (request.Action is { Length: > 0 } action) entries = entries.Where(e => e.Action == action);
        if (request.From is { } from)
        {
            var start = ChinaCalendar.StartOf(from);
            entries = entries.Where(e => e.At >= start);
        }

        if (request.To is { } to)
        {
            var end = ChinaCalendar.EndOf(to);
            entries = entries.Where(e => e.At < end);
        }

        var page = await entries.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).ToPageAsync(entries, request.Page, cancellationToken);
        var names = await NamesAsync(page.Items, cancellationToken);
        return new Paged<TrailLine>([.. page.Items.Select(entry => LineOf(entry, names))], page.Total, page.Page);
    }

    private static TrailLine LineOf(AuditEntry entry, Dictionary<Guid, string> names)
    {
        var concerned = entry.Subject == nameof(Account) ? entry.SubjectId : (Guid?)null;
        return new TrailLine(
            entry.At, entry.Action, concerned, concerned is { } id ? names.GetValueOrDefault(id) : null, names.GetValueOrDefault(entry.AccountId), entry.Role, FactsOf(entry), entry.Address);
    }

    private static Dictionary<string, string> FactsOf(AuditEntry entry)
    {
        using var detail = JsonDocument.Parse(entry.Detail);
        return detail.RootElement.EnumerateObject()
            .Where(fact => fact.Value.ValueKind is not JsonValueKind.Null && !LeftOut.Contains(fact.Name, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(fact => fact.Name, fact => fact.Value.ValueKind == JsonValueKind.Object ? Joined(fact.Value) : fact.Value.ToString());
    }

    // A set of permissions reads as granted ones with a plus and withheld ones with a minus.
    private static string Joined(JsonElement set) => string.Join(' ', set.EnumerateObject()
        .SelectMany(part => part.Value.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(key => (part.Name.Equals("granted", StringComparison.OrdinalIgnoreCase) ? "+" : "-") + key)));

    private async Task<Dictionary<Guid, string>> NamesAsync(IReadOnlyList<AuditEntry> entries, CancellationToken ct)
    {
        var ids = entries.SelectMany(e => new[] { e.SubjectId, e.AccountId }).Distinct().Select(id => new AccountId(id)).ToList();
        var known = await db.Set<Account>().AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Name }).ToListAsync(ct);
        return known.ToDictionary(a => a.Id.Value, a => a.Name);
    }
}
