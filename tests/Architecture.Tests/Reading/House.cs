using System.Reflection;
using Mono.Cecil;

namespace PropertyPlatform.Architecture.Tests.Reading;

/// <summary>The four assemblies of the house, loaded for reflection and opened for reading their instructions.</summary>
internal static class House
{
    public const string Name = "PropertyPlatform";

    private static readonly DefaultAssemblyResolver Resolver = CreateResolver();

    public static IReadOnlyList<string> Layers { get; } = ["Domain", "Application", "Infrastructure", "Web"];

    private static readonly Dictionary<string, Assembly> Assemblies =
        Layers.ToDictionary(layer => layer, layer => Assembly.Load($"{Name}.{layer}"));

    private static readonly Dictionary<string, ModuleDefinition> Modules =
        Layers.ToDictionary(layer => layer, layer => Open(Assemblies[layer]));

    private static readonly ModuleDefinition Tests = Open(typeof(House).Assembly);

    /// <summary>Types written in a layer, for reflection; the compiler's own are left out.</summary>
    public static IReadOnlyList<Type> TypesOf(params string[] layers) =>
        [.. layers.SelectMany(layer => Assemblies[layer].GetTypes()).Where(type => !type.Name.Contains('<', StringComparison.Ordinal))];

    /// <summary>Outermost types of a layer, for reading instructions; what the compiler nests into them belongs to them.</summary>
    public static IReadOnlyList<TypeDefinition> CodeOf(params string[] layers) =>
        [.. layers.SelectMany(layer => Modules[layer].Types).Where(type => type.Namespace.StartsWith(Name, StringComparison.Ordinal) && !Generated(type))];

    /// <summary>The code of one type of this test assembly or of the house.</summary>
    public static TypeDefinition CodeOf(Type type) =>
        Modules.Values.Append(Tests).Select(module => module.GetType(type.FullName!.Replace('+', '/'))).First(found => found is not null);

    private static bool Generated(TypeDefinition type) =>
        type.Name.Contains('<', StringComparison.Ordinal) || type.Namespace.EndsWith(".Generated", StringComparison.Ordinal)
        || type.CustomAttributes.Any(attribute => attribute.AttributeType.Name is "GeneratedCodeAttribute");

    private static ModuleDefinition Open(Assembly assembly) =>
        ModuleDefinition.ReadModule(assembly.Location, new ReaderParameters { AssemblyResolver = Resolver });

    private static DefaultAssemblyResolver CreateResolver()
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        foreach (var path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(Path.GetDirectoryName).Distinct())
        {
            resolver.AddSearchDirectory(path);
        }

        return resolver;
    }
}
