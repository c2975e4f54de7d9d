using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Browser.Tests;

/// <summary>
/// The platform behind a real port, with a database of its own, and visitors who look at it: a class fixture. A visit
/// leaves a picture in <c>artifacts/screens</c> and fails on anything that the browser's console calls an error.
/// </summary>
public sealed partial class Site(Chromium chromium) : IAsyncLifetime
{
    private const int PatienceInMilliseconds = 10_000;

    private Uri? _address;

    /// <summary>The platform, to arrange what a visitor finds.</summary>
    public PlatformApp App { get; } = new();

    /// <summary>Where it listens.</summary>
    public Uri Address => _address ?? throw new InvalidOperationException("The site is not started.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        _address = App.Listen();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>Opens a window with no memory of others, does the steps, takes the picture and asks the console.</summary>
    /// <param name="visitor">As whom; <see cref="TestActor.Nobody"/> for a stranger.</param>
    /// <param name="steps">What the visitor does; addresses may be relative.</param>
    /// <param name="screen">Where; the desk when null. On a phone nothing may be wider than the screen.</param>
    public async Task VisitAsync(IActor visitor, Func<IPage, Task> steps, Screen? screen = null)
    {
        screen ??= Screen.Desktop;
        await using var window = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            HasTouch = screen == Screen.Phone,
            IsMobile = screen == Screen.Phone,
            ExtraHTTPHeaders = visitor.IsSignedIn ? [App.SignatureOf(visitor)] : [],
        });
        window.SetDefaultTimeout(PatienceInMilliseconds);
        var page = await window.NewPageAsync();
        var complaints = Listen(page);
        try
        {
            await steps(page);
        }
        finally
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = PictureOf(screen), FullPage = true, Caret = ScreenshotCaret.Initial });
        }

        complaints.ShouldBeEmpty();
        if (screen == Screen.Phone) (await OverhangAsync(page)).ShouldBeLessThanOrEqualTo(0, "The page is wider than the phone.");
    }

    /// <summary>By how many pixels a page is wider than its screen.</summary>
    internal static Task<int> OverhangAsync(IPage page) => page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>One more picture of a visit, for the eyes: below <c>artifacts/screens</c>, under its own name.</summary>
    public static Task TakeAsync(IPage page, string name) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = Repository.PathOf("artifacts", "screens", $"{name}.png"), FullPage = true, Caret = ScreenshotCaret.Initial });

    private static ConcurrentQueue<string> Listen(IPage page)
    {
        var refusedPages = new ConcurrentDictionary<string, bool>();
        var complaints = new ConcurrentQueue<string>();
        page.PageError += (_, error) => complaints.Enqueue(error);
        page.Response += (_, answer) =>
        {
            if (answer.Request.IsNavigationRequest && answer.Status is >= 400 and < 500) refusedPages[answer.Url] = true;
        };
        page.Console += (_, message) =>
        {
            // A page that refuses a form, or that is not there, says so by its status: the console reports it, the visitor reads it.
            if (message.Type == "error" && !refusedPages.ContainsKey(LineAndColumn().Replace(message.Location, "").Split('#')[0])) complaints.Enqueue($"{message.Text} ({message.Location})");
        };
        return complaints;
    }

    [GeneratedRegex(@":\d+:\d+$")]
    private static partial Regex LineAndColumn();

    private static string PictureOf(Screen screen)
    {
        var test = TestContext.Current.Test?.TestDisplayName ?? "unnamed";
        var name = string.Concat(test.Replace("PropertyPlatform.Browser.Tests.", "", StringComparison.Ordinal).Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' ? c : '-'));
        return Repository.PathOf("artifacts", "screens", $"{name}-{screen.Name}.png");
    }
}
