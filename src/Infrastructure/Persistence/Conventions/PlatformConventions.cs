using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Persistence.Conventions;

/// <summary>What every table has in common: ids, enums, times, areas, encrypted columns and snake_case names.</summary>
internal static partial class PlatformConventions
{
    public static void Apply(ModelConfigurationBuilder configuration)
    {
        foreach (var id in IdTypes()) configuration.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));

        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configuration.Properties<Area>().HaveConversion<AreaConverter>();
        configuration.Properties<BlindIndex>().HaveConversion<BlindIndexConverter>().HaveMaxLength(64);
        configuration.Properties<string>().HaveMaxLength(256);
        configuration.Properties<IdDocument>().HaveConversion<SealedDocumentConverter>().HaveMaxLength(200);
        configuration.Properties<MobileNumber>().HaveConversion<SealedPhoneConverter>().HaveMaxLength(120);
    }

    public static void Finish(ModelBuilder model, PersonalDataCipher cipher, string provider)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var property in PropertiesOf(entity))
            {
                if (property.ClrType == typeof(IdDocument)) property.SetValueConverter(new SealedDocumentConverter(cipher));
                if (property.ClrType == typeof(MobileNumber)) property.SetValueConverter(new SealedPhoneConverter(cipher));
                if (property.IsPrimaryKey() && IsId(property.ClrType)) property.ValueGenerated = ValueGenerated.Never;
                if (property.GetColumnName() == property.Name) property.SetColumnName(Snake(property.Name));
                if (property.GetColumnName() == "jurisdiction_code" && provider.Contains("Npgsql", StringComparison.Ordinal)) property.SetCollation("C");
            }

            foreach (var key in entity.GetKeys()) key.SetName(Snake(key.GetName() ?? ""));
            foreach (var index in entity.GetIndexes()) index.SetDatabaseName(Snake(index.GetDatabaseName() ?? ""));
            foreach (var foreign in entity.GetForeignKeys()) foreign.SetConstraintName(Snake(foreign.GetConstraintName() ?? ""));
        }
    }

    private static IEnumerable<IMutableProperty> PropertiesOf(IMutableTypeBase type) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(complex => PropertiesOf(complex.ComplexType)));

    /// <summary>OwnershipUntil → ownership_until; names that are snake_case already stay.</summary>
    public static string Snake(string name) => Boundary().Replace(name, "$1_$2").ToLowerInvariant();

    private static bool IsId(Type type) => Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityId<>));

    private static IEnumerable<Type> IdTypes() => typeof(ProjectId).Assembly.GetTypes().Where(t => t.IsValueType && IsId(t));

    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex Boundary();
}

/// <summary>Stores an id as its bare Guid.</summary>
internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Read(value))
    where TId : struct, IEntityId<TId>
{
    private static TId Read(Guid value) => TId.From(value);
}

/// <summary>Stores times in UTC, to the microsecond that PostgreSQL keeps.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    at => new DateTimeOffset(at.UtcTicks - (at.UtcTicks % 10), TimeSpan.Zero),
    at => at);

/// <summary>Stores an area as an integer of 0.01 m².</summary>
internal sealed class AreaConverter() : ValueConverter<Area, long>(area => area.Centi, centi => new Area(centi));

/// <summary>Stores a blind index as its text.</summary>
internal sealed class BlindIndexConverter() : ValueConverter<BlindIndex, string>(index => index.Value, value => new BlindIndex(value));
