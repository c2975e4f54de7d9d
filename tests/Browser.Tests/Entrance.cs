using Microsoft.Playwright;

namespace PropertyPlatform.Browser.Tests;

/// <summary>How people get in.</summary>
internal static class Entrance
{
    /// <summary>Signs a persona in as a person does: by the entrance and the sign-in behind it.</summary>
    /// <param name="page">A window of a stranger.</param>
    /// <param name="persona">Key of the persona.</param>
    /// <param name="wanted">The page that was asked for; the entrance leads back to it.</param>
    public static async Task SignInAsync(this IPage page, string persona, string wanted = "/")
    {
        await page.GotoAsync($"/sign-in?back={Uri.EscapeDataString(wanted)}");
        await page.GetByRole(AriaRole.Button, new() { Name = "个人登录" }).ClickAsync();
        await page.Locator($"form:has(input[name=persona][value='{persona}']) button").ClickAsync();
        await page.WaitForURLAsync($"**{wanted}");
    }
}
