namespace PropertyPlatform.Web.Screens;

/// <summary>The large version of the owner pages (适老化): text from 18 px, targets from 60 px. A choice of the device, kept in a cookie.</summary>
public static class Elder
{
    /// <summary>Name of the cookie.</summary>
    public const string Cookie = "elder";

    /// <summary>Whether the reader chose it.</summary>
    public static bool IsOn(HttpRequest request) => request.Cookies[Cookie] == "1";
}
