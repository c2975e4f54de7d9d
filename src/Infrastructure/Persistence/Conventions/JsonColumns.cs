using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Persistence.Conventions;

/// <summary>Keeps a value object or a list of them as JSON text in one column: documents that are read and replaced whole.</summary>
internal static class JsonColumns
{
    /// <summary>How documents are written; Chinese stays readable.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    /// <summary>Maps the property to one text column.</summary>
    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property)
    {
        property.HasConversion(
            value => JsonSerializer.Serialize(value, Options),
            text => JsonSerializer.Deserialize<T>(text, Options)!,
            new ValueComparer<T>(
                (left, right) => JsonSerializer.Serialize(left, Options) == JsonSerializer.Serialize(right, Options),
                value => JsonSerializer.Serialize(value, Options).GetHashCode(StringComparison.Ordinal),
                value => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, Options), Options)!));
        property.Metadata.SetMaxLength(-1);
        property.Metadata.SetMaxLength(null);
        return property;
    }
}
