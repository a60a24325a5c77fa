using Fachgruppe.Accounts.SecondFactor;
using Fachgruppe.Tests.Support;
using Microsoft.Playwright;

namespace Fachgruppe.Tests.Browser;

/// <summary>Setting up an authenticator app and signing in with it, looked at for barriers on the way.</summary>
public sealed class SecurityPagesTests
{
    [Theory]
    [InlineData("de-DE", ColorScheme.Light, 320), InlineData("en-GB", ColorScheme.Dark, 1280)]
    public async Task The_way_through_app_codes_and_second_step_has_no_barrier(string locale, ColorScheme scheme, int width)
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app, language: locale[..2]);
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
        await SignInAsync(page, member, "/konto/sicherheit/app");

        await page.Locator("details:has(.key) > summary").ClickAsync();
        var secret = (await page.Locator(".key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await SendAsync(page, "000000");
        await LookAsync("wrong code");
        await SendAsync(page, Totp.CodeAt(secret, Totp.StepAt(DateTimeOffset.UtcNow)));
        await Assertions.Expect(page.Locator(".codes li")).ToHaveCountAsync(RecoveryCodes.Number);
        var recovery = await page.Locator(".codes li").First.InnerTextAsync();
        await LookAsync("codes");
        foreach (var path in new[] { "/konto/sicherheit", "/konto/sicherheit/codes", "/konto/sicherheit/app" })
        {
            await page.GotoAsync(path);
            await LookAsync(path);
        }

        await context.ClearCookiesAsync();
        await SignInAsync(page, member, null);
        await LookAsync("second step");
        await SendAsync(page, "falsch");
        await LookAsync("second step, wrong");
        await SendAsync(page, recovery);
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");

        Assert.Empty(findings.Concat(watch.Problems));

        async Task LookAsync(string where)
        {
            findings.AddRange((await watch.ViolationsAsync()).Select(finding => $"{where}: {finding}"));
            findings.AddRange(await watch.OverflowAsync() is > 0 and var wide ? [$"{where}: {wide} px too wide"] : []);
        }
    }

    private static async Task SendAsync(IPage page, string code)
    {
        await page.Locator("[name=code]").FillAsync(code);
        await page.RunAndWaitForResponseAsync(
            () => page.Locator("[name=code]").PressAsync("Enter"), response => response.Request.Method == "POST");
        await page.WaitForLoadStateAsync();
    }

    private static async Task SignInAsync(IPage page, WebUser member, string? target)
    {
        await page.GotoAsync("/anmelden?returnUrl=" + (target ?? "/"));
        await page.Locator("[name=email]").FillAsync(member.Email);
        await page.Locator("[name=password]").FillAsync(WebUser.Password);
        await page.Locator("[name=password]").PressAsync("Enter");
        if (target is null)
        {
            await Assertions.Expect(page.Locator("[name=code]")).ToBeVisibleAsync();
        }
        else
        {
            await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == target);
        }
    }
}
