using System.IO.Compression;
using Fachgruppe.Tests.Support;
using Microsoft.Playwright;

namespace Fachgruppe.Tests.Browser;

/// <summary>Somebody takes their data along, and looks at what erasing would do.</summary>
public sealed class OwnDataTests
{
    /// <summary>Language, colour scheme, width.</summary>
    public static TheoryData<string, ColorScheme, int> Ways => new()
    {
        { "de-DE", ColorScheme.Light, 320 },
        { "en-GB", ColorScheme.Dark, 320 },
        { "de-DE", ColorScheme.Dark, 1280 },
        { "en-GB", ColorScheme.Light, 1280 },
    };

    [Theory, MemberData(nameof(Ways))]
    public async Task The_file_is_asked_for_waited_for_and_read(string locale, ColorScheme scheme, int width)
    {
        await using var app = await TestApp.StartAsync(settings: "--Demo:Enabled=true");
        await using var context = await Chromium.NewContextAsync(app, options =>
        {
            options.Locale = locale;
            options.ColorScheme = scheme;
            options.ViewportSize = new ViewportSize { Width = width, Height = 800 };
        });
        var page = await context.NewPageAsync();
        var watch = PageWatch.On(page, app);
        await page.GotoAsync("/anmelden?returnUrl=/konto/daten");
        await page.Locator("button[value='malte.muster@example.org']").ClickAsync();
        await page.WaitForURLAsync("**/konto/daten");
        var findings = (await FindingsAsync(watch)).ToList();

        await page.Locator("form[action='/konto/daten/neu'] button").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href$='.zip']").ClickAsync());
        findings.AddRange(await FindingsAsync(watch));

        await using var zip = await ZipFile.OpenReadAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains("malte.muster@example.org", await ReadAsync(zip, "daten.json"), StringComparison.Ordinal);
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, "lesen.html");
        await File.WriteAllTextAsync(file, await ReadAsync(zip, "lesen.html"), TestContext.Current.CancellationToken);
        await context.SetOfflineAsync(true);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(locale.StartsWith("de", StringComparison.Ordinal) ? "Meine Daten" : "My data");
        await Assertions.Expect(page.Locator("td", new() { HasText = "malte.muster@example.org" }).First).ToBeVisibleAsync();
        findings.AddRange(await FindingsAsync(watch));
        Assert.Equal("", string.Join('\n', findings.Concat(watch.Problems)));
    }

    [Fact]
    public async Task Without_scripts_the_page_comes_back_by_itself()
    {
        await using var app = await TestApp.StartAsync(settings: "--Demo:Enabled=true");
        await using var context = await Chromium.NewContextAsync(app, options => options.JavaScriptEnabled = false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/anmelden?returnUrl=/konto/daten");
        await page.Locator("button[value='malte.muster@example.org']").ClickAsync();

        await page.Locator("form[action='/konto/daten/neu'] button").ClickAsync();

        await Assertions.Expect(page.Locator("a[href$='.zip']")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    private static async Task<IEnumerable<string>> FindingsAsync(PageWatch watch) =>
        (await watch.ViolationsAsync()).Concat(await watch.OverflowAsync() is > 0 and var wide ? [$"{wide} px too wide"] : []);

    private static async Task<string> ReadAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
