using System.Security.Cryptography;
using System.Text;

namespace PropertyPlatform.Web.Hosting.SignIn;

/// <summary>
/// Ties the state of a WeChat login to the browser that began it, by a cookie for each state, so that pages opened side by side do not disturb
/// each other. Otherwise somebody could let another person finish his own login, and that person would bind and vote in his name.
/// </summary>
internal static class WeChatVisit
{
    private const int Digits = 32;
    private const int Named = 8;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>Notes in this browser that it began.</summary>
    public static void Remember(this HttpContext context, string state) => context.Response.Cookies.Append(CookieOf(context, state), state, OwnCookies.Kept(context, Life));

    /// <summary>Whether this browser began; asked once, for the cookie is gone afterwards.</summary>
    public static bool Began(this HttpContext context, string? state)
    {
        if (state is not { Length: Digits } || !state.All(char.IsAsciiHexDigitLower)) return false;
        if (context.Request.Cookies[CookieOf(context, state)] is not { } known) return false;

        context.Response.Cookies.Delete(CookieOf(context, state), OwnCookies.Kept(context));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(known), Encoding.UTF8.GetBytes(state));
    }

    private static string CookieOf(HttpContext context, string state) => OwnCookies.NameOf(context, $"pp-wechat-{state[..Named]}");
}
