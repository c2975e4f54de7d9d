using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;

namespace PropertyPlatform.Infrastructure.Persistence.Bulk;

/// <summary>One statement a table, its columns as arrays: what costs is the statements, not the rows. Entities that are more than one plain row go through the change tracker.</summary>
internal sealed class PostgreSqlRowAppender(AppDbContext db) : IRowAppender
{
    public async Task AppendAsync(IReadOnlyList<object> rows)
    {
        var kinds = rows.GroupBy(row => row.GetType()).Select(kind => (Table: db.Model.FindEntityType(kind.Key) is { } type ? PlainTable.Of(type) : null, Rows: kind.ToList())).ToList();
        if (kinds.Exists(kind => kind.Table is null))
        {
            await new TrackedRowAppender(db).AppendAsync(rows);
            return;
        }

        await db.Database.OpenConnectionAsync();
        try
        {
            // The statements of a batch are one transaction by themselves.
            await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection());
            foreach (var (table, added) in kinds) batch.BatchCommands.Add(table!.Adding(added));
            await batch.ExecuteNonQueryAsync();
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}

/// <summary>A table each of whose rows is made of the members of one entity and nothing else.</summary>
internal sealed class PlainTable
{
    private static readonly ConcurrentDictionary<IEntityType, PlainTable?> Known = new();

    private static readonly Dictionary<string, (NpgsqlDbType Type, Type Element)> Types = new()
    {
        ["uuid"] = (NpgsqlDbType.Uuid, typeof(Guid?)),
        ["text"] = (NpgsqlDbType.Text, typeof(string)),
        ["character varying"] = (NpgsqlDbType.Text, typeof(string)),
        ["bigint"] = (NpgsqlDbType.Bigint, typeof(long?)),
        ["integer"] = (NpgsqlDbType.Integer, typeof(int?)),
        ["smallint"] = (NpgsqlDbType.Smallint, typeof(short?)),
        ["boolean"] = (NpgsqlDbType.Boolean, typeof(bool?)),
        ["timestamp with time zone"] = (NpgsqlDbType.TimestampTz, typeof(DateTimeOffset?)),
    };

    private readonly string _insert;
    private readonly IReadOnlyList<Column> _columns;

    private PlainTable(string name, IReadOnlyList<Column> columns)
    {
        _columns = columns;
        _insert = $"INSERT INTO {name} ({string.Join(", ", columns.Select(column => column.Name))}) SELECT * FROM unnest({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))})";
    }

    /// <summary>The table of an entity; null when its rows are not plain.</summary>
    public static PlainTable? Of(IEntityType type) => Known.GetOrAdd(type, Read);

    /// <summary>The statement that adds entities in their order.</summary>
    public NpgsqlBatchCommand Adding(IReadOnlyList<object> entities)
    {
        var command = new NpgsqlBatchCommand(_insert);
        foreach (var column in _columns) command.Parameters.Add(column.Of(entities));
        return command;
    }

    private static PlainTable? Read(IEntityType type)
    {
        if (type.GetComplexProperties().Any() || type.GetNavigations().Any(navigation => navigation.TargetEntityType.IsOwned()) || type.GetAllBaseTypes().Any() || type.GetDerivedTypes().Any()) return null;

        // What the database numbers itself is left out; another value without a member cannot be read from the entity.
        var stored = type.GetProperties().Where(property => !(property.IsShadowProperty() && property.ValueGenerated == ValueGenerated.OnAdd)).ToList();
        if (stored.Exists(property => property.IsShadowProperty() || !Types.ContainsKey(property.GetRelationalTypeMapping().StoreTypeNameBase))) return null;

        return new PlainTable($"{type.GetSchema()}.{type.GetTableName()}", [.. stored.Select(property => new Column(property))]);
    }

    private sealed class Column(IProperty property)
    {
        private readonly (NpgsqlDbType Type, Type Element) _type = Types[property.GetRelationalTypeMapping().StoreTypeNameBase];
        private readonly Func<object?, object?> _stored = property.GetTypeMapping().Converter?.ConvertToProvider ?? (value => value);

        public string Name { get; } = property.GetColumnName();

        public NpgsqlParameter Of(IReadOnlyList<object> entities)
        {
            var values = Array.CreateInstance(_type.Element, entities.Count);
            for (var i = 0; i < entities.Count; i++) values.SetValue(_stored(property.GetGetter().GetClrValue(entities[i])), i);
            return new NpgsqlParameter { Value = values, NpgsqlDbType = NpgsqlDbType.Array | _type.Type };
        }
    }
}
