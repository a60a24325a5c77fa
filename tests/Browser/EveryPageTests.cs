using Fachgruppe.Tests.Support;
using Microsoft.Playwright;

namespace Fachgruppe.Tests.Browser;

/// <summary>Every page, in both languages, light and dark, on a small phone and on a desk.</summary>
public sealed class EveryPageTests
{
    private static readonly string[] Open =
    [
        "/", "/anmelden", "/tafeln", "/impressum", "/datenschutz", "/barrierefreiheit", "/hilfe", "/mitmachen", "/mitmachen/nichts",
        "/konto/zuruecksetzen", "/konto/zuruecksetzen/nichts", "/einladung/nichts", "/dev/mail", "/gibt-es-nicht",
    ];

    /// <summary>Language, colour scheme, width.</summary>
    public static TheoryData<string, ColorScheme, int> Ways => new()
    {
        { "de-DE", ColorScheme.Light, 320 },
        { "en-GB", ColorScheme.Dark, 320 },
        { "de-DE", ColorScheme.Dark, 1280 },
        { "en-GB", ColorScheme.Light, 1280 },
    };

    [Theory, MemberData(nameof(Ways))]
    public async Task Visitors_find_no_barrier_no_overflow_and_no_stranger(string locale, ColorScheme scheme, int width)
    {
        await using var app = await TestApp.StartAsync();
        await using var context = await Chromium.NewContextAsync(app, options =>
        {
            options.Locale = locale;
            options.ColorScheme = scheme;
            options.ViewportSize = new ViewportSize { Width = width, Height = 800 };
            options.ReducedMotion = ReducedMotion.Reduce;
        });
        var findings = new List<string>();

        foreach (var path in Open)
        {
            findings.AddRange(await LookAsync(app, context, path));
        }

        Assert.Empty(findings);
    }

    private static async Task<IEnumerable<string>> LookAsync(TestApp app, IBrowserContext context, string path)
    {
        var page = await context.NewPageAsync();
        var watch = PageWatch.On(page, app);
        await page.GotoAsync(path);
        var overflow = await watch.OverflowAsync();
        var findings = watch.Problems.Where(p => !p.Contains("404", StringComparison.Ordinal) && !p.Contains("410", StringComparison.Ordinal))
            .Concat(await watch.ViolationsAsync())
            .Concat(overflow > 0 ? [$"{overflow} px too wide"] : [])
            .Select(finding => $"{path}: {finding}")
            .ToList();
        await page.CloseAsync();
        return findings;
    }
}
