using Microsoft.EntityFrameworkCore.Metadata;
using PropertyPlatform.Architecture.Tests.Reading;
using PropertyPlatform.Architecture.Tests.Sinners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Architecture.Tests;

/// <summary>Rule 12: every aggregate has a table, and its version guards against two writers at once.</summary>
public sealed class AggregatesHaveAVersion : Rule<(Type Root, IModel Model)>
{
    protected override IReadOnlyList<(Type Root, IModel Model)> Subject =>
        [.. from db in Databases.Both from root in Roots.OfTheHouse select (root, db.Model)];

    protected override IReadOnlyList<(Type Root, IModel Model)> Sinners =>
    [
        (typeof(Sinners.Aggregates.AggregateWithAPublicSetter), Databases.Both[0].Model),
        (typeof(TableWithoutAVersion), new ContextWithoutMigrations().Model),
    ];

    protected override IEnumerable<string> Offences((Type Root, IModel Model) subject)
    {
        if (subject.Model.FindEntityType(subject.Root) is not { } table) yield return $"{subject.Root} has no table";
        else if (table.FindProperty(nameof(IAggregateRoot.Version)) is not { IsConcurrencyToken: true }) yield return $"{subject.Root} has no version token";
    }
}
