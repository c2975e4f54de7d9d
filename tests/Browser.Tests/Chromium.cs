using Microsoft.Playwright;
using PropertyPlatform.Browser.Tests;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace PropertyPlatform.Browser.Tests;

/// <summary>The one browser of a run: the system's Chromium, or the one that <c>CHROMIUM</c> names.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _driver;
    private IBrowser? _browser;

    /// <summary>The running browser.</summary>
    public IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser is not started.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _driver = await Playwright.CreateAsync();
        _browser = await _driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Find(), Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is { } browser) await browser.CloseAsync();
        _driver?.Dispose();
    }

    private static string Find() =>
        Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } given
            ? given
            : Array.Find(Places, File.Exists) ?? throw new InvalidOperationException("Set CHROMIUM to the path of a Chromium.");
}
