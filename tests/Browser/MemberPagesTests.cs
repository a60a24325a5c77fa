using Fachgruppe.Tests.Support;
using Microsoft.Playwright;

namespace Fachgruppe.Tests.Browser;

/// <summary>What members see around the walls, looked at like the public pages.</summary>
public sealed class MemberPagesTests
{
    /// <summary>Language, colour scheme, width.</summary>
    public static TheoryData<string, ColorScheme, int> Ways => new()
    {
        { "de-DE", ColorScheme.Dark, 320 },
        { "en-GB", ColorScheme.Light, 1280 },
    };

    [Theory, MemberData(nameof(Ways))]
    public async Task Members_find_no_barrier_no_overflow_and_no_stranger(string locale, ColorScheme scheme, int width)
    {
        await using var app = await TestApp.StartAsync(settings: "--Demo:Enabled=true");
        await using var context = await Chromium.NewContextAsync(app, options =>
        {
            options.Locale = locale;
            options.ColorScheme = scheme;
            options.ViewportSize = new ViewportSize { Width = width, Height = 800 };
            options.ReducedMotion = ReducedMotion.Reduce;
        });
        var page = await context.NewPageAsync();
        var watch = PageWatch.On(page, app);
        var findings = new List<string>();

        await page.GotoAsync("/anmelden");
        await page.Locator("button[value='fenja.probe@example.org']").ClickAsync();
        var board = await page.Locator(".card__link").First.GetAttributeAsync("href");
        foreach (var path in new[]
        {
            "/",
            "/tafeln",
            "/tafeln?auswahl=papierkorb",
            "/tafeln?q=nirgends",
            "/tafeln/neu",
            board + "/einstellungen",
            "/konto",
            "/verwaltung",
            "/verwaltung/protokoll",
            "/verwaltung/rollen",
            "/verwaltung/rechte",
            board + "/gaeste",
            board + "/rollen",
            "/verwaltung/einladungen",
            "/verwaltung/anfragen",
            "/verwaltung/post",
            "/willkommen",
            "/konto/sicherheit",
            "/konto/sicherheit/app",
            "/konto/sicherheit/passwort",
            "/konto/sicherheit/passkeys/neu",
            "/konto/anmeldungen",
            "/konto/daten",
            "/konto/daten/neu",
            "/konto/loeschen",
            "/bestaetigen",
        })
        {
            await page.GotoAsync(path);
            findings.AddRange((await watch.ViolationsAsync()).Select(finding => $"{path}: {finding}"));
            findings.AddRange(await watch.OverflowAsync() is > 0 and var wide ? [$"{path}: {wide} px too wide"] : []);
        }

        Assert.Empty(findings.Concat(watch.Problems));
    }

    [Fact]
    public async Task A_theme_that_was_chosen_holds_on_the_next_page()
    {
        await using var app = await TestApp.StartAsync();
        await using var context = await Chromium.NewContextAsync(app);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/hilfe");
        await page.Locator(".theme-row [data-theme-choice='dark']").ClickAsync();
        await page.GotoAsync("/tafeln");

        Assert.Equal("dark", await page.Locator("html").GetAttributeAsync("data-theme"));
        await Assertions.Expect(page.Locator(".theme-row [data-theme-choice='dark']")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task The_list_reads_and_adds_notes_without_scripts()
    {
        await using var app = await TestApp.StartAsync(settings: "--Demo:Enabled=true");
        await using var context = await Chromium.NewContextAsync(app, options => options.JavaScriptEnabled = false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/anmelden?returnUrl=/tafeln");
        await page.Locator("button[value='malte.muster@example.org']").ClickAsync();
        await page.GotoAsync(await page.Locator(".card__link").First.GetAttributeAsync("href") + "/liste");

        await page.GetByLabel("Neuer Zettel").FillAsync("Ganz ohne Skript");
        await page.GetByRole(AriaRole.Button, new() { Name = "Anlegen" }).ClickAsync();

        await Assertions.Expect(page.Locator(".line__text", new() { HasText = "Ganz ohne Skript" })).ToBeVisibleAsync();
    }
}
