using System.Net;
using System.Net.Sockets;
using System.Text;
using Fachgruppe.Tests.Identity.Support;
using Fachgruppe.Tests.Support;
using Microsoft.Playwright;

namespace Fachgruppe.Tests.Browser;

/// <summary>Consent, signing out and the clients' pages in a browser, with its rules for forms.</summary>
public sealed class ProviderPagesTests
{
    /// <summary>Language, colour scheme, width.</summary>
    public static TheoryData<string, ColorScheme, int> Ways => new()
    {
        { "de-DE", ColorScheme.Light, 320 },
        { "en-GB", ColorScheme.Dark, 1280 },
    };

    [Theory, MemberData(nameof(Ways))]
    public async Task Nobody_finds_a_barrier(string locale, ColorScheme scheme, int width)
    {
        await using var stage = await ProviderStage.StartAsync(settings: "--Demo:Enabled=true");
        await using var context = await Chromium.NewContextAsync(stage.App, options =>
        {
            (options.Locale, options.ColorScheme) = (locale, scheme);
            options.ViewportSize = new ViewportSize { Width = width, Height = 800 };
        });
        var page = await context.NewPageAsync();
        var watch = PageWatch.On(page, stage.App);
        await page.GotoAsync("/anmelden");
        await page.Locator("button[value='fenja.probe@example.org']").ClickAsync();
        var findings = new List<string>();

        foreach (var path in (string[])[
            ProviderStage.Link(), ProviderStage.Link(("redirect_uri", "https://evil.example")), "/connect/endsession?client_id=web", "/konto/anwendungen",
            "/verwaltung/anwendungen", "/verwaltung/anwendungen/neu", "/verwaltung/anwendungen/web", "/verwaltung/anwendungen/web/entfernen"])
        {
            await page.GotoAsync(path);
            findings.AddRange((await watch.ViolationsAsync()).Select(finding => $"{path}: {finding}"));
            findings.AddRange(await watch.OverflowAsync() is > 0 and var wide ? [$"{path}: {wide} px too wide"] : []);
        }

        Assert.Empty(findings.Concat(watch.Problems.Where(problem => !problem.Contains("400", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Signing_in_for_a_tool_leads_back_to_it_whether_it_asks_or_not()
    {
        await using var tool = new Tool();
        await using var stage = await ProviderStage.StartAsync(settings: "--Demo:Enabled=true");
        await stage.ClientAsync("tool", true, "openid profile", tool.Address);
        var link = ProviderStage.Link(("client_id", "tool"), ("redirect_uri", tool.Address), ("scope", "openid profile"));

        await using (var first = await Chromium.NewContextAsync(stage.App))
        {
            var page = await first.NewPageAsync();
            await page.GotoAsync(link);
            await page.Locator("button[value='jule.beispiel@example.org']").ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Zustimmen" }).ClickAsync();
            await page.WaitForURLAsync(url => url.StartsWith(tool.Address + "?code=", StringComparison.Ordinal));
        }

        await using var second = await Chromium.NewContextAsync(stage.App);
        var again = await second.NewPageAsync();
        await again.GotoAsync(link);
        await again.Locator("button[value='jule.beispiel@example.org']").ClickAsync();
        await again.WaitForURLAsync(url => url.StartsWith(tool.Address + "?code=", StringComparison.Ordinal));
    }

    /// <summary>A tool on another origin that greets whoever comes back.</summary>
    private sealed class Tool : IAsyncDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly Task _loop;

        public Tool()
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/cb";
            probe.Stop();
            _listener.Prefixes.Add(Address + "/");
            _listener.Start();
            _loop = GreetAsync();
        }

        public string Address { get; }

        public async ValueTask DisposeAsync()
        {
            _listener.Close();
            await _loop;
        }

        private async Task GreetAsync()
        {
            try
            {
                while (true)
                {
                    var context = await _listener.GetContextAsync();
                    context.Response.ContentType = "text/html";
                    await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes("<!doctype html><title>Werkzeug</title>"));
                    context.Response.Close();
                }
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                // Closed.
            }
        }
    }
}
