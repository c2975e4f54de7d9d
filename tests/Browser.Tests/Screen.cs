namespace PropertyPlatform.Browser.Tests;

/// <summary>What somebody looks at.</summary>
/// <param name="Name">Names the picture.</param>
/// <param name="Width">In CSS pixels.</param>
/// <param name="Height">In CSS pixels.</param>
public sealed record Screen(string Name, int Width, int Height)
{
    /// <summary>An office desk.</summary>
    public static Screen Desktop { get; } = new("desktop", 1440, 900);

    /// <summary>An owner's phone.</summary>
    public static Screen Phone { get; } = new("phone", 390, 844);
}
