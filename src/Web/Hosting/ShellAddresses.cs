namespace PropertyPlatform.Web.Hosting;

/// <summary>Addresses that the shell links to and that other contexts serve.</summary>
public static class ShellAddresses
{
    /// <summary>Where one signs in.</summary>
    public const string SignIn = "/sign-in";

    /// <summary>Where a post signs out.</summary>
    public const string SignOut = "/sign-out";
}
