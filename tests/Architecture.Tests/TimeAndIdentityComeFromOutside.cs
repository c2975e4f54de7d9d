using Mono.Cecil;
using PropertyPlatform.Architecture.Tests.Reading;
using PropertyPlatform.Architecture.Tests.Sinners.Clocks;

namespace PropertyPlatform.Architecture.Tests;

/// <summary>Rule 9: the time comes from TimeProvider, new ids from the id types; adapters, which speak to foreign systems, are free.</summary>
public sealed class TimeAndIdentityComeFromOutside : Rule<TypeDefinition>
{
    private static readonly string[] Forbidden =
    [
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today",
        "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow", "System.Guid::NewGuid",
    ];

    protected override IReadOnlyList<TypeDefinition> Subject =>
        [.. House.CodeOf([.. House.Layers]).Where(type => !type.Namespace.StartsWith("PropertyPlatform.Infrastructure.Adapters", StringComparison.Ordinal))];

    protected override IReadOnlyList<TypeDefinition> Sinners =>
        [House.CodeOf(typeof(ReadsTheClock)), House.CodeOf(typeof(ReadsTheClockLater)), House.CodeOf(typeof(MakesUpAnIdentity))];

    protected override IEnumerable<string> Offences(TypeDefinition subject) =>
        from call in subject.Calls()
        let called = $"{call.Called.DeclaringType.FullName}::{call.Called.Name}"
        where Forbidden.Contains(called)
        select $"{call.In.FullName} calls {called}";
}
