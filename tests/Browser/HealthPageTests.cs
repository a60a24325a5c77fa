using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Browser;

public sealed class HealthPageTests
{
    [Fact]
    public async Task A_browser_reaches_the_server()
    {
        await using var app = await TestApp.StartAsync();
        await using var context = await Chromium.NewContextAsync(app);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/healthz/live");

        Assert.Equal("ok", await page.Locator("body").InnerTextAsync());
    }
}
