using System.Text.RegularExpressions;
using Mono.Cecil;
using PropertyPlatform.Architecture.Tests.Reading;

namespace PropertyPlatform.Architecture.Tests;

/// <summary>Rule 2: within Domain and Application, a context uses of another nothing but its ids and its events.</summary>
public sealed partial class ContextsKeepTheirBorders : Rule<TypeDefinition>
{
    /// <summary>Folders that belong to everybody.</summary>
    private static readonly string[] Common = ["Shared", "Ports"];

    /// <summary>What a context offers to all others to use within their own change.</summary>
    private static readonly Dictionary<string, string> Offered = new()
    {
        ["PropertyPlatform.Application.ToDos.IToDos"] = "every review step opens and closes a to-do in its own transaction (TDO-04)",
        ["PropertyPlatform.Domain.ToDos.ToDoSubject"] = "what a to-do is about",
        ["PropertyPlatform.Application.Notices.IChannelOutbox"] = "a message leaves with the change that caused it (NTF-12)",
        ["PropertyPlatform.Application.Notices.IReminders"] = "whoever reminds people does it through one mechanism with one log (NTF-14)",
        ["PropertyPlatform.Application.Notices.NoticeField"] = "a line of such a message",
    };

    protected override IReadOnlyList<TypeDefinition> Subject =>
        [.. House.CodeOf("Domain", "Application").Where(type => ContextOf(type) is { } context && !Common.Contains(context))];

    protected override IReadOnlyList<TypeDefinition> Sinners =>
    [
        House.CodeOf(typeof(Sinners.Domain.Right.AggregateThatHoldsAnother)),
        House.CodeOf(typeof(Sinners.Application.Right.HandlerThatLoadsAnother)),
        House.CodeOf(typeof(Sinners.Application.Right.HandlerThatSendsAnothersQuery)),
    ];

    protected override IEnumerable<string> Offences(TypeDefinition subject) =>
        from mentioned in subject.Mentions()
        let context = ContextOf(mentioned)
        where context is not null && context != ContextOf(subject) && !Common.Contains(context) && !Offered.ContainsKey(mentioned.FullName) && !MayCross(mentioned.Resolve())
        select $"{subject.FullName} uses {mentioned.FullName} of {context}";

    private static bool MayCross(TypeDefinition type) =>
        type.Interfaces.Any(implemented => implemented.InterfaceType.GetElementType().FullName is
            "PropertyPlatform.Domain.Shared.IDomainEvent" or "PropertyPlatform.Domain.Shared.IEntityId`1");

    private static string? ContextOf(TypeReference type) =>
        Place().Match(type.Home()) is { Success: true } place ? place.Groups[1].Value : null;

    [GeneratedRegex(@"^PropertyPlatform(?:\.Architecture\.Tests\.Sinners)?\.(?:Domain|Application)\.(\w+)")]
    private static partial Regex Place();
}
