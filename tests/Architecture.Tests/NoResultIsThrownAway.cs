using Mono.Cecil;
using Mono.Cecil.Cil;
using PropertyPlatform.Architecture.Tests.Reading;
using PropertyPlatform.Architecture.Tests.Sinners.Dropped;

namespace PropertyPlatform.Architecture.Tests;

/// <summary>
/// Rule 8: whoever receives a Result, a port's answer, or a task of one, looks at it. A call that returns one and is followed by
/// <c>pop</c>, or is stored where nobody reads it, has thrown a refusal away; awaiting shows as the awaiter's GetResult.
/// </summary>
public sealed class NoResultIsThrownAway : Rule<TypeDefinition>
{
    // Whoever sends for the demo city throws at every refusal, so what comes back is done.
    private const string DemoCity = "PropertyPlatform.Web.Demo";

    protected override IReadOnlyList<TypeDefinition> Subject => [.. House.CodeOf([.. House.Layers]).Where(type => type.Namespace != DemoCity)];

    protected override IReadOnlyList<TypeDefinition> Sinners =>
    [
        .. new[]
        {
            typeof(DropsAResult), typeof(DropsAResultWithAValue), typeof(DropsOnPurpose), typeof(DropsWhatItAwaited), typeof(DropsWhatItAwaitedElsewhere),
            typeof(DropsATaskOfAResult), typeof(DropsWithinAClosure), typeof(DropsWhatAPortAnswered), typeof(StoresWhatNobodyReads),
        }.Select(House.CodeOf),
    ];

    protected override IEnumerable<string> Offences(TypeDefinition subject) =>
        from method in subject.Bodies()
        from instruction in method.Body.Instructions
        where instruction.Operand is MethodReference && instruction.OpCode.FlowControl == FlowControl.Call
        let call = (MethodReference)instruction.Operand
        where MustBeRead(call.Returned()) && IsLost(instruction.NextReal(), method.Body)
        select $"{method.FullName} throws away what {call.DeclaringType.Name}.{call.Name} returned";

    private static bool IsLost(Instruction? next, MethodBody body) =>
        next is not null && (next.OpCode.Code == Mono.Cecil.Cil.Code.Pop || (StoredIn(next, body) is { } variable && !IsRead(variable, body)));

    private static VariableDefinition? StoredIn(Instruction instruction, MethodBody body) => instruction.OpCode.Code switch
    {
        Mono.Cecil.Cil.Code.Stloc_0 => body.Variables[0],
        Mono.Cecil.Cil.Code.Stloc_1 => body.Variables[1],
        Mono.Cecil.Cil.Code.Stloc_2 => body.Variables[2],
        Mono.Cecil.Cil.Code.Stloc_3 => body.Variables[3],
        Mono.Cecil.Cil.Code.Stloc or Mono.Cecil.Cil.Code.Stloc_S => (VariableDefinition)instruction.Operand,
        _ => null,
    };

    private static bool IsRead(VariableDefinition variable, MethodBody body) => body.Instructions.Any(instruction => instruction.OpCode.Code switch
    {
        Mono.Cecil.Cil.Code.Ldloc_0 => variable.Index == 0,
        Mono.Cecil.Cil.Code.Ldloc_1 => variable.Index == 1,
        Mono.Cecil.Cil.Code.Ldloc_2 => variable.Index == 2,
        Mono.Cecil.Cil.Code.Ldloc_3 => variable.Index == 3,
        Mono.Cecil.Cil.Code.Ldloc or Mono.Cecil.Cil.Code.Ldloc_S or Mono.Cecil.Cil.Code.Ldloca or Mono.Cecil.Cil.Code.Ldloca_S => instruction.Operand == variable,
        _ => false,
    });

    private static bool MustBeRead(TypeReference type) => type switch
    {
        GenericInstanceType { ElementType.FullName: "System.Threading.Tasks.Task`1" or "System.Threading.Tasks.ValueTask`1" } task => MustBeRead(task.GenericArguments[0]),
        _ => type.GetElementType().FullName is "PropertyPlatform.Domain.Shared.Result" or "PropertyPlatform.Domain.Shared.Result`1" || IsUnionOfAPort(type),
    };

    /// <summary>Ports answer with an abstract record whose cases are nested into it.</summary>
    private static bool IsUnionOfAPort(TypeReference type) =>
        type.Namespace.EndsWith(".Application.Ports", StringComparison.Ordinal) && type.Resolve() is { IsAbstract: true, IsInterface: false, HasNestedTypes: true };
}
