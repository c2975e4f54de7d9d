using Mono.Cecil;
using PropertyPlatform.Architecture.Tests.Reading;
using PropertyPlatform.Architecture.Tests.Sinners;

namespace PropertyPlatform.Architecture.Tests;

/// <summary>Rule 10: nothing in Web knows the tables.</summary>
public sealed class WebDoesNotKnowTheTables : Rule<TypeDefinition>
{
    protected override IReadOnlyList<TypeDefinition> Subject => House.CodeOf("Web");

    protected override IReadOnlyList<TypeDefinition> Sinners => [House.CodeOf(typeof(PageWithTables))];

    protected override IEnumerable<string> Offences(TypeDefinition subject) =>
        from mentioned in subject.Mentions()
        where mentioned.FullName == "PropertyPlatform.Infrastructure.Persistence.AppDbContext"
              || mentioned.Namespace.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
        select $"{subject.FullName} mentions {mentioned.FullName}";
}

/// <summary>Rule 10: pages and endpoints bind, send and map; they load no aggregate and call no adapter.</summary>
public sealed class ScreensOnlyAskAndShow : Rule<TypeDefinition>
{
    private static readonly string[] Inner =
    [
        "PropertyPlatform.Application.Shared.IRepository`1", "PropertyPlatform.Application.Shared.IUnitOfWork", "PropertyPlatform.Application.Shared.IRootLock",
    ];

    protected override IReadOnlyList<TypeDefinition> Subject => [.. House.CodeOf("Web").Where(type => Screens.IsPage(type) || Screens.IsApiModule(type))];

    protected override IReadOnlyList<TypeDefinition> Sinners =>
        [House.CodeOf(typeof(PageWithARepository)), House.CodeOf(typeof(PageThatHoldsAnAggregate)), House.CodeOf(typeof(PageWithAnAdapter))];

    protected override IEnumerable<string> Offences(TypeDefinition subject) =>
        from mentioned in subject.Mentions()
        where Inner.Contains(mentioned.FullName)
              || mentioned.AssemblyName() == "PropertyPlatform.Infrastructure"
              || Screens.IsRoot(mentioned)
        select $"{subject.FullName} mentions {mentioned.FullName}";
}

/// <summary>Rule 10: what a page does on a request is short; what is long belongs to a use case.</summary>
public sealed class PagesAreShort : Rule<MethodDefinition>
{
    private const int MostCalls = 40;

    protected override IReadOnlyList<MethodDefinition> Subject =>
        [.. House.CodeOf("Web").Where(type => Screens.IsPage(type) && !type.Namespace.EndsWith(".Dev", StringComparison.Ordinal)).SelectMany(HandlersOf)];

    protected override IReadOnlyList<MethodDefinition> Sinners => [.. HandlersOf(House.CodeOf(typeof(PageThatGoesOnAndOn)))];

    protected override IEnumerable<string> Offences(MethodDefinition subject)
    {
        var calls = Screens.CallsOf(subject);
        if (calls > MostCalls) yield return $"{subject.DeclaringType.FullName}.{subject.Name} makes {calls} calls";
    }

    private static IEnumerable<MethodDefinition> HandlersOf(TypeDefinition page) =>
        page.Methods.Where(method => method is { IsPublic: true, HasBody: true } && (method.Name.StartsWith("OnGet", StringComparison.Ordinal) || method.Name.StartsWith("OnPost", StringComparison.Ordinal)));
}

/// <summary>What a page and an endpoint look like in compiled code.</summary>
internal static class Screens
{
    public static bool IsPage(TypeDefinition type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.Resolve().BaseType)
        {
            if (ancestor.FullName == "Microsoft.AspNetCore.Mvc.RazorPages.PageModel") return !type.IsAbstract;
        }

        return false;
    }

    public static bool IsApiModule(TypeDefinition type) =>
        type.Interfaces.Any(implemented => implemented.InterfaceType.Name == "IApiModule");

    public static bool IsRoot(TypeReference mentioned) =>
        mentioned.Resolve() is { IsAbstract: false, BaseType: GenericInstanceType { ElementType.Name: "AggregateRoot`1" } };

    /// <summary>Calls within a method and its state machine; those of the machine itself and looking at a property do not count.</summary>
    public static int CallsOf(MethodDefinition method)
    {
        var machine = method.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType.Name == "AsyncStateMachineAttribute");
        var body = machine is null ? method : ((TypeReference)machine.ConstructorArguments[0].Value).Resolve().Methods.Single(step => step.Name == "MoveNext");
        return body.Body.Instructions.Count(instruction =>
            instruction.OpCode.FlowControl == Mono.Cecil.Cil.FlowControl.Call
            && instruction.Operand is MethodReference called
            && !called.DeclaringType.Namespace.StartsWith("System.Runtime.CompilerServices", StringComparison.Ordinal)
            && called.Name is not ("GetAwaiter" or "ConfigureAwait")
            && !called.Name.StartsWith("get_", StringComparison.Ordinal));
    }
}
