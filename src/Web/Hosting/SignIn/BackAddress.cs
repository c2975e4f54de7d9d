using Microsoft.AspNetCore.Mvc;

namespace PropertyPlatform.Web.Hosting.SignIn;

/// <summary>Where somebody wanted to go before signing in: a page of this platform, never another host.</summary>
internal static class BackAddress
{
    /// <summary>The address itself when it is local, else another page of ours: the home page unless said otherwise.</summary>
    public static string Safe(this IUrlHelper url, string? back, string otherwise = "/") => url.IsLocalUrl(back) ? back : otherwise;
}
