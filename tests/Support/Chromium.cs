using Microsoft.Playwright;

namespace Fachgruppe.Tests.Support;

/// <summary>One headless Chromium for the whole run; every test opens contexts of its own.</summary>
public static class Chromium
{
    private static readonly Lazy<Task<IBrowser>> Shared = new(LaunchAsync, LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>A fresh browser context: its own cookies and storage.</summary>
    /// <param name="app">The server; relative addresses go there.</param>
    /// <param name="adjust">Language, viewport, colour scheme, touch and the like.</param>
    public static async Task<IBrowserContext> NewContextAsync(TestApp app, Action<BrowserNewContextOptions>? adjust = null)
    {
        var options = new BrowserNewContextOptions
        {
            BaseURL = app.Address.ToString(),
            Locale = "de-DE",
            TimezoneId = "Europe/Berlin",
            ViewportSize = new ViewportSize { Width = 1280, Height = 800 },
        };
        adjust?.Invoke(options);
        var context = await (await Shared.Value).NewContextAsync(options);
        context.SetDefaultTimeout(20_000);
        return context;
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        var path = DebianPackages.Require("chromium", "/usr/bin/chromium", "/usr/bin/google-chrome");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return browser;
    }
}
