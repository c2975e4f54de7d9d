namespace PropertyPlatform.Support;

/// <summary>The files in <c>tests/Data</c>.</summary>
public static class TestData
{
    private static readonly Lazy<string> Folder = new(Find);

    /// <summary>Path of a file below <c>tests/Data</c>.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Folder.Value, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "tests", "Data"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("tests/Data");
        return Path.Combine(folder.FullName, "tests", "Data");
    }
}
