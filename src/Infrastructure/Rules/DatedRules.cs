using Microsoft.Extensions.Configuration;

namespace PropertyPlatform.Infrastructure.Rules;

/// <summary>The versions of one rule of law or policy, the oldest first; each holds from its date until the next one's.</summary>
/// <typeparam name="T">What a version says.</typeparam>
internal sealed class DatedRules<T>
    where T : class
{
    private readonly string _path;
    private readonly List<(RuleHead Head, T Rule)> _versions;

    private DatedRules(string path, List<(RuleHead Head, T Rule)> versions) => (_path, _versions) = (path, versions);

    /// <summary>Every version.</summary>
    public IReadOnlyList<T> All => [.. _versions.Select(version => version.Rule)];

    /// <summary>The version in force at a moment.</summary>
    /// <exception cref="InvalidOperationException">None is.</exception>
    public T InForceAt(DateTimeOffset moment)
    {
        for (var i = _versions.Count - 1; i >= 0; i--)
        {
            if (_versions[i].Head.EffectiveFrom <= moment) return _versions[i].Rule;
        }

        throw new InvalidOperationException($"{_path}: no version is in force at {moment:O}.");
    }

    /// <summary>The version of that name; null when there is none.</summary>
    public T? Named(string version) => _versions.Find(each => each.Head.Version == version).Rule;

    /// <summary>Reads all versions under a path of the configuration.</summary>
    /// <exception cref="InvalidOperationException">There is none, two share a name or a date, or one says something that cannot be; names the setting and what may stand there.</exception>
    public static DatedRules<T> Read(IConfiguration configuration, string path, Func<RuleHead, RuleSection, T> read)
    {
        var versions = configuration.GetSection(path).GetChildren().Select(child => new RuleSection(child))
            .Select(section => (Head: new RuleHead(section.Text("Version"), section.Moment("EffectiveFrom")), Section: section))
            .Select(version => (version.Head, Rule: read(version.Head, version.Section)))
            .OrderBy(version => version.Head.EffectiveFrom).ToList();
        if (versions.Count == 0) throw new InvalidOperationException($"{path} names no version.");
        if (versions.DistinctBy(version => version.Head.EffectiveFrom).Count() < versions.Count) throw new InvalidOperationException($"{path}: two versions begin at the same moment.");
        if (versions.DistinctBy(version => version.Head.Version).Count() < versions.Count) throw new InvalidOperationException($"{path}: two versions have the same name.");

        return new DatedRules<T>(path, versions);
    }
}

/// <summary>What every version of a rule has.</summary>
/// <param name="Version">How the city calls it.</param>
/// <param name="EffectiveFrom">First moment.</param>
internal readonly record struct RuleHead(string Version, DateTimeOffset EffectiveFrom);
