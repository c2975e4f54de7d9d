using Microsoft.Playwright;

namespace PropertyPlatform.Browser.Tests;

/// <summary>Looks over a page for what keeps people with impairments out, by the rules of WCAG that axe-core can check.</summary>
internal static class Axe
{
    // What axe says in short: how grave, which rule, where, and what is wrong there.
    private const string Look = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
          .filter(found => ['serious', 'critical'].includes(found.impact))
          .flatMap(found => found.nodes.map(node => `${found.impact} ${found.id}: ${node.target.join(' ')} ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? found.help}`))
        """;

    private static readonly Lazy<Task<string>> Script = new(() => File.ReadAllTextAsync(Repository.PathOf("src", "Web", "node_modules", "axe-core", "axe.min.js")));

    /// <summary>The serious and critical findings on the page as it stands, each with its place; empty when there is none.</summary>
    public static async Task<IReadOnlyList<string>> BarriersAsync(this IPage page)
    {
        await page.EvaluateAsync(await Script.Value);
        return await page.EvaluateAsync<string[]>(Look);
    }
}
