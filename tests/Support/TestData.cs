namespace PropertyPlatform.Support;

/// <summary>The files in <c>tests/Data</c>.</summary>
public static class TestData
{
    /// <summary>Path of a file below <c>tests/Data</c>.</summary>
    public static string PathOf(params string[] parts) => Repository.PathOf(["tests", "Data", .. parts]);
}
