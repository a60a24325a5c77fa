using Fachgruppe.Tests.Accounts.External;
using Fachgruppe.Tests.Support;
using Microsoft.Playwright;

namespace Fachgruppe.Tests.Browser;

/// <summary>The way to an authority and back in a browser, with its rules for forms and cookies, looked at for barriers.</summary>
public sealed class ExternalPagesTests
{
    [Theory]
    [InlineData("de-DE", ColorScheme.Light, 320), InlineData("en-GB", ColorScheme.Dark, 1280)]
    public async Task The_way_to_an_authority_and_back_works_and_has_no_barrier(string locale, ColorScheme scheme, int width)
    {
        await using var stage = await ExternalStage.StartAsync();
        using var there = await WebUser.MemberAsync(stage.There.App, name: "Antje Amt");
        using var member = await WebUser.MemberAsync(stage.Here);
        await using var context = await Chromium.NewContextAsync(stage.Here, options =>
        {
            (options.Locale, options.ColorScheme) = (locale, scheme);
            options.ViewportSize = new ViewportSize { Width = width, Height = 800 };
            options.ReducedMotion = ReducedMotion.Reduce;
        });
        var page = await context.NewPageAsync();
        var watch = PageWatch.On(page, stage.Here);
        var findings = new List<string>();

        await page.GotoAsync("/anmelden?fehler=cancelled&bei=haus");
        await LookAsync("sign-in");
        await page.Locator("button[value=haus]").ClickAsync();
        await SignInAsync(there.Email);
        await page.Locator("button[value=allow]").ClickAsync();
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/anmelden/extern");
        await LookAsync("application");
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("#purpose-error")).ToBeVisibleAsync();
        await LookAsync("application, wrong");

        // Cookies know no ports, so the two instances share those of one browser.
        await context.ClearCookiesAsync();
        await page.GotoAsync("/anmelden?returnUrl=/konto/sicherheit/extern");
        await SignInAsync(member.Email);
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/konto/sicherheit/extern");
        await LookAsync("links");
        await page.GotoAsync("/konto/sicherheit");
        await LookAsync("security");
        await ExternalStage.PassAsync(member, there, "/konto/sicherheit/extern", "/konto/sicherheit/extern?handler=External");
        await page.GotoAsync("/konto/sicherheit/extern?fertig=verknuepft");
        await LookAsync("linked");
        await page.GotoAsync("/bestaetigen");
        await LookAsync("confirmation");

        // Only what people pressed a button for leads to the authority.
        var authority = "request to " + stage.There.App.Address;
        Assert.Empty(findings.Concat(watch.Problems.Where(problem => !problem.StartsWith(authority, StringComparison.Ordinal))));

        async Task SignInAsync(string email)
        {
            await page.Locator("[name=email]").FillAsync(email);
            await page.Locator("[name=password]").FillAsync(WebUser.Password);
            await page.Locator("[name=password]").PressAsync("Enter");
        }

        async Task LookAsync(string where)
        {
            findings.AddRange((await watch.ViolationsAsync()).Select(finding => $"{where}: {finding}"));
            findings.AddRange(await watch.OverflowAsync() is > 0 and var wide ? [$"{where}: {wide} px too wide"] : []);
        }
    }
}
