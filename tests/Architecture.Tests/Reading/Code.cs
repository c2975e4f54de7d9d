using Mono.Cecil;
using Mono.Cecil.Cil;

namespace PropertyPlatform.Architecture.Tests.Reading;

/// <summary>Questions about compiled code.</summary>
internal static class Code
{
    /// <summary>A type and everything nested into it: state machines and closures included.</summary>
    public static IEnumerable<TypeDefinition> WithNested(this TypeDefinition type) =>
        type.NestedTypes.SelectMany(WithNested).Prepend(type);

    /// <summary>The methods of a type that have a body, those of its state machines and closures included.</summary>
    public static IEnumerable<MethodDefinition> Bodies(this TypeDefinition type) =>
        type.WithNested().SelectMany(nested => nested.Methods).Where(method => method.HasBody);

    /// <summary>Every method called or referred to within a type.</summary>
    public static IEnumerable<(MethodDefinition In, MethodReference Called)> Calls(this TypeDefinition type) =>
        from method in type.Bodies()
        from instruction in method.Body.Instructions
        where instruction.Operand is MethodReference
        select (method, (MethodReference)instruction.Operand);

    /// <summary>What a call leaves on the stack, with the type arguments of the call filled in.</summary>
    public static TypeReference Returned(this MethodReference call) => Fill(call.ReturnType, call);

    /// <summary>The instruction after this one that does something.</summary>
    public static Instruction? NextReal(this Instruction instruction)
    {
        var next = instruction.Next;
        while (next is not null && next.OpCode.Code == Mono.Cecil.Cil.Code.Nop) next = next.Next;
        return next;
    }

    /// <summary>Every type that a type mentions: in its head, its members, their attributes and their instructions.</summary>
    public static IEnumerable<TypeReference> Mentions(this TypeDefinition type) =>
        type.WithNested().SelectMany(Direct).OfType<TypeReference>().SelectMany(Parts).Distinct();

    /// <summary>Name of the assembly that a mentioned type lives in.</summary>
    public static string AssemblyName(this TypeReference mentioned) => mentioned.Scope switch
    {
        AssemblyNameReference reference => reference.Name,
        ModuleDefinition module => module.Assembly.Name.Name,
        _ => mentioned.Module.Assembly.Name.Name,
    };

    /// <summary>The namespace of a type, or of the type that it is nested into.</summary>
    public static string Home(this TypeReference mentioned)
    {
        var outer = mentioned;
        while (outer.DeclaringType is { } declaring) outer = declaring;
        return outer.Namespace;
    }

    private static IEnumerable<TypeReference?> Direct(TypeDefinition type)
    {
        yield return type.BaseType;
        foreach (var implemented in type.Interfaces) yield return implemented.InterfaceType;
        foreach (var mention in Attributes(type).Concat(Constraints(type))) yield return mention;
        foreach (var field in type.Fields)
        {
            yield return field.FieldType;
            foreach (var mention in Attributes(field)) yield return mention;
        }

        foreach (var property in type.Properties)
        {
            yield return property.PropertyType;
            foreach (var mention in Attributes(property)) yield return mention;
        }

        foreach (var mention in type.Methods.SelectMany(OfMethod)) yield return mention;
    }

    private static IEnumerable<TypeReference?> OfMethod(MethodDefinition method)
    {
        foreach (var mention in Signature(method).Concat(Attributes(method)).Concat(Constraints(method))) yield return mention;
        foreach (var parameter in method.Parameters)
        {
            foreach (var mention in Attributes(parameter)) yield return mention;
        }

        if (!method.HasBody) yield break;

        foreach (var variable in method.Body.Variables) yield return variable.VariableType;
        foreach (var handler in method.Body.ExceptionHandlers) yield return handler.CatchType;
        foreach (var instruction in method.Body.Instructions)
        {
            switch (instruction.Operand)
            {
                case TypeReference used:
                    yield return used;
                    break;
                case FieldReference field:
                    yield return field.DeclaringType;
                    yield return field.FieldType;
                    break;
                case MethodReference called:
                    yield return called.DeclaringType;
                    foreach (var mention in Signature(called)) yield return mention;
                    break;
            }
        }
    }

    private static IEnumerable<TypeReference?> Signature(MethodReference method)
    {
        yield return method.ReturnType;
        foreach (var parameter in method.Parameters) yield return parameter.ParameterType;
        if (method is not GenericInstanceMethod generic) yield break;
        foreach (var argument in generic.GenericArguments) yield return argument;
    }

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider provider) =>
        provider.CustomAttributes.Select(attribute => attribute.AttributeType);

    private static IEnumerable<TypeReference?> Constraints(IGenericParameterProvider provider) =>
        provider.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType);

    private static IEnumerable<TypeReference> Parts(TypeReference mentioned) => mentioned switch
    {
        GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [mentioned],
    };

    private static TypeReference Fill(TypeReference type, MethodReference call)
    {
        if (type is GenericParameter parameter)
        {
            return parameter.Type == GenericParameterType.Method
                ? call is GenericInstanceMethod method ? method.GenericArguments[parameter.Position] : type
                : call.DeclaringType is GenericInstanceType declaring ? declaring.GenericArguments[parameter.Position] : type;
        }

        if (type is not GenericInstanceType generic) return type;

        var filled = new GenericInstanceType(generic.ElementType);
        foreach (var argument in generic.GenericArguments) filled.GenericArguments.Add(Fill(argument, call));
        return filled;
    }
}
