using System.Text.Json;
using System.Text.RegularExpressions;
using PropertyPlatform.Architecture.Tests.Reading;
using PropertyPlatform.Architecture.Tests.Sinners.Messages;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Outbox;
using PropertyPlatform.Infrastructure.Persistence.Conventions;

namespace PropertyPlatform.Architecture.Tests;

/// <summary>Rule 13: every event is stored under a stable name of its own, and comes back from JSON as it went in.</summary>
public sealed partial class EventsSurviveStorage : Rule<Type>
{
    private static readonly EventRegistry Registry = new();

    protected override IReadOnlyList<Type> Subject =>
        [.. House.TypesOf("Domain", "Application", "Infrastructure").Where(type => typeof(IDomainEvent).IsAssignableFrom(type) && !type.IsAbstract)];

    protected override IReadOnlyList<Type> Sinners => [typeof(EventWithoutAName), typeof(EventThatForgets)];

    protected override IEnumerable<string> Offences(Type subject)
    {
        var name = Registry.Types.FirstOrDefault(pair => pair.Value == subject).Key;
        if (name is null) yield return $"{subject} is not in the registry";
        else if (!StableName().IsMatch(name)) yield return $"{subject} is called {name}";

        var written = JsonSerializer.Serialize(Sample.Of(subject), subject, JsonColumns.Options);
        if (Rewritten(written, subject) != written) yield return $"{subject} comes back from {written} as something else";
    }

    private static string Rewritten(string written, Type type)
    {
        try
        {
            return JsonSerializer.Serialize(JsonSerializer.Deserialize(written, type, JsonColumns.Options), type, JsonColumns.Options);
        }
        catch (Exception unreadable) when (unreadable is NotSupportedException or JsonException)
        {
            return unreadable.Message;
        }
    }

    [GeneratedRegex("^[a-z_]+\\.[a-z_.]+$")]
    private static partial Regex StableName();
}
