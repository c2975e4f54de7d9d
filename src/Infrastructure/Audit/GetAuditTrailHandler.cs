using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Audit;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Audit;

internal sealed class GetAuditTrailHandler(AppDbContext db, IActor actor) : IQueryHandler<GetAuditTrail, Paged<AuditLine>>
{
    // Said by the columns already.
    private static readonly string[] LeftOut = ["at"];

    public async Task<Result<Paged<AuditLine>>> Handle(GetAuditTrail request, CancellationToken cancellationToken)
    {
        var entries = Asked(Within(db.Set<AuditEntry>().AsNoTracking()), request);
        var page = await entries.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).ToPageAsync(entries, request.Page, cancellationToken);
        var people = page.Items.Select(e => new PersonId(e.PersonId)).Distinct().ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id.Value, p => p.Name, cancellationToken);
        return new Paged<AuditLine>([.. page.Items.Select(e => LineOf(e, names))], page.Total, page.Page);
    }

    // A row that belongs nowhere concerns the platform itself: the whole city's administration reads it, nobody below.
    private IQueryable<AuditEntry> Within(IQueryable<AuditEntry> entries)
    {
        var scope = actor.Scope;
        if (scope.Everything) return entries;

        var projects = scope.Projects.Select(p => (Guid?)p.Value).ToList();
        if (scope.Prefix is not { Length: > 0 } prefix) return entries.Where(e => projects.Contains(e.ProjectId));

        var wholeCity = Jurisdiction.Of(prefix).Level == JurisdictionLevel.City;
        return entries.Where(e => (e.JurisdictionCode != null && e.JurisdictionCode.StartsWith(prefix)) || (wholeCity && e.JurisdictionCode == null));
    }

    private static IQueryable<AuditEntry> Asked(IQueryable<AuditEntry> entries, GetAuditTrail request)
    {
        if (request.SubjectId is { } id) entries = entries.Where(e => e.SubjectId == id);
        if (request.Action is { Length: > 0 } action) entries = action.EndsWith('.') ? entries.Where(e => e.Action.StartsWith(action)) : entries.Where(e => e.Action == action);
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

        return entries;
    }

    private static AuditLine LineOf(AuditEntry entry, Dictionary<Guid, string> names) => new(
        entry.Id, entry.At, entry.Action, entry.Subject, entry.SubjectId, names.GetValueOrDefault(entry.PersonId), entry.Role, FactsOf(entry.Detail), entry.Address, entry.Sequence is not null);

    private static Dictionary<string, string> FactsOf(string detail)
    {
        using var document = JsonDocument.Parse(detail);
        return document.RootElement.EnumerateObject()
            .Where(fact => fact.Value.ValueKind is not JsonValueKind.Null && !LeftOut.Contains(fact.Name, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(fact => fact.Name, fact => TextOf(fact.Value));
    }

    // An id is kept as an object of one value.
    private static string TextOf(JsonElement fact) =>
        fact.ValueKind == JsonValueKind.Object && fact.TryGetProperty("value", out var value) ? value.ToString() : fact.ToString();
}
