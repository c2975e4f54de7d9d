using System.Security.Cryptography;
using System.Text;
using PropertyPlatform.Application.Shared;

namespace PropertyPlatform.Web.Hosting.SignIn;

/// <summary>Marks a browser by a random cookie of the visit; what is kept elsewhere is its fingerprint, which opens nothing.</summary>
/// <param name="requests">The request.</param>
internal sealed class CallingBrowser(IHttpContextAccessor requests) : ICallingBrowser
{
    private const int Bytes = 16;
    private static readonly object Given = new();

    public string? Mark => requests.HttpContext is { } context && WordOf(context) is { } word ? Fingerprint(word) : null;

    public string? Give()
    {
        if (requests.HttpContext is not { } context) return null;
        if (Mark is { } known) return known;

        var word = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
        context.Items[Given] = word;
        context.Response.Cookies.Append(CookieOf(context), word, OwnCookies.Kept(context));
        return Fingerprint(word);
    }

    private static string? WordOf(HttpContext context) =>
        context.Items[Given] as string ?? (context.Request.Cookies[CookieOf(context)] is { Length: Bytes * 2 } word && word.All(char.IsAsciiHexDigitLower) ? word : null);

    private static string CookieOf(HttpContext context) => OwnCookies.NameOf(context, "pp-browser");

    private static string Fingerprint(string word) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(word)));
}
