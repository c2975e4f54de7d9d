namespace PropertyPlatform.Infrastructure.Persistence.Embedded;

/// <summary>Where the embedded PostgreSQL keeps its data and finds its programs.</summary>
public sealed record EmbeddedPostgresOptions
{
    private const string RepositoryMark = "PropertyPlatform.sln";

    /// <summary>Absolute folder that holds the cluster (<c>postgres</c>), the superuser's password and the lock files.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Absolute folder from which <c>node_modules</c> is looked for, outwards and in <c>src/Web</c> of each folder above.</summary>
    public required string SearchFrom { get; init; }

    /// <summary>Server settings that differ from <see cref="ServerSettings.Default"/>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The options of a host.</summary>
    /// <param name="contentRoot">The host's content root, or any folder inside the repository.</param>
    /// <param name="dataFolder">Setting <c>Database:DataFolder</c>; relative to the repository, or to the content root of a published host. Empty means <c>data</c>.</param>
    public static EmbeddedPostgresOptions For(string contentRoot, string? dataFolder = null) => new()
    {
        DataFolder = Path.GetFullPath(string.IsNullOrWhiteSpace(dataFolder) ? "data" : dataFolder, RepositoryAround(contentRoot) ?? Path.GetFullPath(contentRoot)),
        SearchFrom = Path.GetFullPath(contentRoot),
    };

    private static string? RepositoryAround(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, RepositoryMark))) return at.FullName;

        return null;
    }
}
