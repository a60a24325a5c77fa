using Fachgruppe.Tests.Support;
using Microsoft.Playwright;

namespace Fachgruppe.Tests.Browser.Joining;

/// <summary>From a first visit to a first board, every page looked at on the way.</summary>
public sealed class JoiningTests
{
    private const string Mail = "neu.gierig@example.org";

    /// <summary>Colour scheme, width.</summary>
    public static TheoryData<ColorScheme, int> Ways => new() { { ColorScheme.Light, 320 }, { ColorScheme.Dark, 1280 } };

    [Theory, MemberData(nameof(Ways))]
    public async Task A_visitor_applies_is_approved_sets_a_password_and_finds_a_first_board(ColorScheme scheme, int width)
    {
        await using var app = await TestApp.StartAsync(settings: "--Demo:Enabled=true");
        await using var context = await ContextAsync(app, scheme, width);
        await using var teamContext = await ContextAsync(app, scheme, width);
        var (guest, team) = (await context.NewPageAsync(), await teamContext.NewPageAsync());
        var (look, teamLook) = (new Look(guest, app), new Look(team, app));

        await guest.GotoAsync("/mitmachen");
        await guest.GetByLabel("Name", new() { Exact = true }).FillAsync("Neu Gierig");
        await guest.GetByLabel("E-Mail-Adresse").FillAsync(Mail);
        await guest.GetByLabel("Organisation", new() { Exact = true }).FillAsync("Amt Neuland");
        await guest.GetByLabel("Verwaltung").CheckAsync();
        await guest.GetByLabel("Was möchten Sie beitragen").FillAsync("Wir wollen Wohngeld einfacher machen.");
        await guest.GetByRole(AriaRole.Button, new() { Name = "Anfrage absenden" }).ClickAsync();
        await Assertions.Expect(guest.GetByRole(AriaRole.Heading, new() { Name = "Bitte sehen Sie in Ihr Postfach" })).ToBeVisibleAsync();
        await look.AtAsync("applied");

        await guest.GotoAsync((await app.MailAsync(Mail)).LinkPath());
        await look.AtAsync("confirm");
        await guest.GetByRole(AriaRole.Button, new() { Name = "Anfrage bestätigen" }).ClickAsync();
        await Assertions.Expect(guest.GetByRole(AriaRole.Heading, new() { Name = "Ihre Anfrage ist angekommen" })).ToBeVisibleAsync();
        await look.AtAsync("confirmed");

        await team.GotoAsync("/anmelden?returnUrl=/verwaltung/anfragen");
        await team.Locator("button[value='fenja.probe@example.org']").ClickAsync();
        await teamLook.AtAsync("waiting");
        await team.GetByRole(AriaRole.Button, new() { Name = "Annehmen" }).ClickAsync();
        await Assertions.Expect(team.GetByRole(AriaRole.Alert)).ToContainTextAsync("begründen Sie");
        await teamLook.AtAsync("no reason");
        await team.GetByLabel("Begründung").FillAsync("Wohngeld ist unser Thema. Willkommen!");
        await team.GetByRole(AriaRole.Button, new() { Name = "Annehmen" }).ClickAsync();
        await Assertions.Expect(team.GetByText("Die E-Mail mit dem Link ist unterwegs")).ToBeVisibleAsync();
        await teamLook.AtAsync("decided");

        await guest.GotoAsync((await app.MailAsync(Mail, 2)).LinkPath());
        await look.AtAsync("invited");
        await guest.GetByLabel("Neues Passwort").FillAsync("kurz");
        await guest.GetByRole(AriaRole.Button, new() { Name = "Konto einrichten" }).ClickAsync();
        await Assertions.Expect(guest.GetByRole(AriaRole.Alert)).ToContainTextAsync("mindestens 15 Zeichen");
        await look.AtAsync("short password");
        await guest.GetByLabel("Neues Passwort").FillAsync("Möwen essen Fischbrötchen");
        await guest.GetByRole(AriaRole.Button, new() { Name = "Konto einrichten" }).ClickAsync();
        await guest.WaitForURLAsync("**/willkommen");
        await look.AtAsync("welcome");

        await guest.GetByRole(AriaRole.Button, new() { Name = "So stimmt es" }).ClickAsync();
        await Assertions.Expect(guest.GetByText("Gespeichert.")).ToBeVisibleAsync();
        await guest.GotoAsync("/");
        await Assertions.Expect(guest.GetByRole(AriaRole.Link, new() { Name = "Weitermachen" })).ToBeVisibleAsync();
        await look.AtAsync("today");
        await guest.GetByRole(AriaRole.Link, new() { Name = "Weitermachen" }).ClickAsync();
        await guest.Locator("button[name='board']").First.ClickAsync();
        await guest.WaitForURLAsync("**/tafeln/*");
        await guest.GotoAsync("/willkommen");
        await Assertions.Expect(guest.GetByText("Alles erledigt")).ToBeVisibleAsync();
        await look.AtAsync("complete");
        Assert.Empty(look.Findings.Concat(teamLook.Findings));
    }

    [Fact]
    public async Task A_forgotten_password_is_set_anew_without_scripts_and_the_mail_can_be_read()
    {
        await using var app = await TestApp.StartAsync(settings: "--Demo:Enabled=true");
        await using var context = await Chromium.NewContextAsync(app, options => options.JavaScriptEnabled = false);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/anmelden");
        await page.GetByRole(AriaRole.Link, new() { Name = "Passwort vergessen?" }).ClickAsync();
        await page.GetByLabel("E-Mail-Adresse").FillAsync("jule.beispiel@example.org");
        await page.GetByRole(AriaRole.Button, new() { Name = "Link anfordern" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Postfach");
        await app.MailAsync("jule.beispiel@example.org");
        await page.GotoAsync("/dev/mail");
        await page.GetByRole(AriaRole.Link, new() { Name = "Neues Passwort festlegen" }).ClickAsync();
        await Assertions.Expect(page.Locator(".prose")).ToContainTextAsync("Er gilt 30 Minuten");
        await page.GotoAsync(new Uri((await page.Locator(".prose a").GetAttributeAsync("href"))!).AbsolutePath);
        await page.GetByLabel("Neues Passwort").FillAsync("Möwen essen Fischbrötchen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Neues Passwort festlegen" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ihr Passwort ist geändert" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Invitations_in_every_state_and_mail_in_trouble_hold_no_barrier()
    {
        await using var smtp = FakeSmtp.Start();
        smtp.Recipient = "550 unknown";
        await using var app = await TestApp.StartAsync(settings: ["--Demo:Enabled=true", .. smtp.Settings]);
        await using var context = await ContextAsync(app, ColorScheme.Dark, 320);
        var page = await context.NewPageAsync();
        var look = new Look(page, app);
        await page.GotoAsync("/anmelden?returnUrl=/verwaltung/einladungen");
        await page.Locator("button[value='fenja.probe@example.org']").ClickAsync();
        await page.GetByLabel("E-Mail-Adresse").FillAsync("eine.sehr.lange.adresse.ohne.ende@unterabteilung.musterbehoerde.example.org");
        await page.GetByLabel("Wissenschaft").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Einladung senden" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Die Einladung ist unterwegs.")).ToBeVisibleAsync();
        await look.AtAsync("invited");
        await page.GetByRole(AriaRole.Button, new() { Name = "Zurücknehmen" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Ihr Link öffnet nichts mehr")).ToBeVisibleAsync();
        await look.AtAsync("invitations");

        await page.GotoAsync("/verwaltung/post");
        await page.GetByRole(AriaRole.Button, new() { Name = "Erneut senden" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Wird sofort noch einmal versucht.")).ToBeVisibleAsync();
        await look.AtAsync("post");

        Assert.Empty(look.Findings);
    }

    private static Task<IBrowserContext> ContextAsync(TestApp app, ColorScheme scheme, int width) => Chromium.NewContextAsync(app, options =>
    {
        options.ColorScheme = scheme;
        options.ViewportSize = new ViewportSize { Width = width, Height = 800 };
        options.ReducedMotion = ReducedMotion.Reduce;
    });

    private sealed class Look(IPage page, TestApp app)
    {
        private readonly PageWatch _watch = PageWatch.On(page, app);
        private readonly List<string> _findings = [];

        public IEnumerable<string> Findings => _findings.Concat(_watch.Problems);

        public async Task AtAsync(string what)
        {
            _findings.AddRange((await _watch.ViolationsAsync()).Select(finding => $"{what}: {finding}"));
            _findings.AddRange(await _watch.OverflowAsync() is > 0 and var wide ? [$"{what}: {wide} px too wide"] : []);
        }
    }
}
