using Mono.Cecil;

namespace PropertyPlatform.Features.Tests;

/// <summary>
/// Whether a test goes the way a user or a client goes. It is read from the compiled test, not declared by it: somewhere
/// on its way through the tests' own code it sends a request by HTTP or drives a browser.
/// </summary>
internal sealed class Front(Func<string, ModuleDefinition?> open)
{
    private const int HowDeep = 6;
    private static readonly string[] Doors = ["System.Net.Http.HttpClient", "System.Net.Http.Json.HttpClientJsonExtensions", "Microsoft.Playwright.IPage", "Microsoft.Playwright.IAPIRequestContext"];
    private static readonly string[] Openers = ["Send", "Get", "Post", "Put", "Patch", "Delete", "Goto", "Fetch"];

    private readonly Dictionary<string, ModuleDefinition?> _modules = [];

    /// <summary>Reads assemblies where they were built.</summary>
    public static Front OfAssemblies() => new(path => File.Exists(path) ? ModuleDefinition.ReadModule(path, new ReaderParameters { AssemblyResolver = Beside(path) }) : null);

    /// <summary>Whether a test goes through REST, a page or a browser; false when its assembly is gone.</summary>
    /// <param name="assembly">Path of the assembly.</param>
    /// <param name="type">Full name of the test class.</param>
    /// <param name="method">Name of the test method.</param>
    public bool IsPassedBy(string assembly, string type, string method)
    {
        if (!_modules.TryGetValue(assembly, out var module)) _modules[assembly] = module = open(assembly);

        return module?.GetType(type.Replace('+', '/')) is { } found && Methods(found).Where(candidate => candidate.Name == method).Any(test => Reaches(test, HowDeep, []));
    }

    private static IEnumerable<MethodDefinition> Methods(TypeDefinition type) =>
        type.Methods.Concat(type.BaseType is { } parent && IsOurs(parent) && parent.Resolve() is { } known ? Methods(known) : []);

    private static bool Reaches(MethodDefinition method, int depth, HashSet<string> seen)
    {
        if (!seen.Add(method.FullName)) return false;

        var called = Steps(method).SelectMany(step => step.Body.Instructions).Select(instruction => instruction.Operand).OfType<MethodReference>().ToList();
        return called.Exists(IsDoor)
               || (depth > 0 && called.Where(call => IsOurs(call.DeclaringType)).Select(call => call.Resolve()).OfType<MethodDefinition>().Any(next => Reaches(next, depth - 1, seen)));
    }

    private static bool IsDoor(MethodReference call) =>
        Doors.Contains(call.DeclaringType.FullName) && Openers.Any(opener => call.Name.StartsWith(opener, StringComparison.Ordinal));

    // The tests' own code: what the platform itself sends to others is no way in.
    private static bool IsOurs(TypeReference type) =>
        type.GetElementType().Scope is var scope && (scope is ModuleDefinition module ? module.Assembly.Name.Name : scope.Name) is { } assembly
        && assembly.StartsWith("PropertyPlatform.", StringComparison.Ordinal) && (assembly.EndsWith(".Tests", StringComparison.Ordinal) || assembly == "PropertyPlatform.Support");

    // A method, and what the compiler made of it.
    private static IEnumerable<MethodDefinition> Steps(MethodDefinition method)
    {
        var machine = method.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType.Name is "AsyncStateMachineAttribute" or "IteratorStateMachineAttribute" or "AsyncIteratorStateMachineAttribute");
        var steps = machine is null ? [] : ((TypeReference)machine.ConstructorArguments[0].Value).Resolve().Methods.Where(step => step.HasBody);
        return method.HasBody ? steps.Prepend(method) : steps;
    }

    private static DefaultAssemblyResolver Beside(string path)
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(path));
        return resolver;
    }
}
