using Dapper;
using Fachgruppe.Tests.Support;
using Microsoft.Playwright;

namespace Fachgruppe.Tests.Browser;

/// <summary>Passkeys in a real browser with a virtual authenticator. WebAuthn wants a name, so the server is called localhost.</summary>
public sealed class PasskeyTests
{
    [Theory]
    [InlineData("de-DE", "Auf diesem Gerät einrichten", "Mit Passkey anmelden")]
    [InlineData("en-GB", "Set up on this device", "Sign in with a passkey")]
    public async Task A_passkey_is_set_up_and_signs_in_without_mail_address_and_password(string locale, string setUp, string signIn)
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        var (context, page) = await OpenAsync(app, locale);
        // Without the offer in the field, so that it is the button that is tried here.
        await page.AddInitScriptAsync("PublicKeyCredential.isConditionalMediationAvailable = async () => false;");
        var device = await Authenticator.BesideAsync(page);
        await SignInAsync(page, member);

        await page.GotoAsync("/konto/sicherheit/passkeys/neu");
        await page.Locator("[name=name]").FillAsync("Probe-Telefon");
        await page.GetByRole(AriaRole.Button, new() { Name = setUp }).ClickAsync();
        await ArriveAsync(page, "/konto/sicherheit");
        Assert.Equal(1, await device.CountAsync());
        await Assertions.Expect(page.GetByText("Probe-Telefon", new() { Exact = true }).First).ToBeVisibleAsync();

        await context.ClearCookiesAsync();
        await page.GotoAsync("/anmelden?returnUrl=/konto/anmeldungen");
        await page.GetByRole(AriaRole.Button, new() { Name = signIn }).ClickAsync();
        await ArriveAsync(page, "/konto/anmeldungen");

        Assert.Equal(1, await app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from passkeys where used_at is not null")));
        Assert.Equal(1, await app.Database.ReadAsync(c => c.QuerySingleAsync<long>(
            "select multi_factor from sessions where person_id = @Id order by created_at desc limit 1", new { member.Id })));
        await context.DisposeAsync();
    }

    [Fact]
    public async Task The_browser_offers_a_passkey_where_the_mail_address_is_typed()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        var (context, page) = await OpenAsync(app);
        await RegisterAsync(page, member);
        await context.ClearCookiesAsync();

        // The virtual authenticator answers the waiting question by itself.
        await page.GotoAsync("/anmelden?returnUrl=/hilfe");

        await ArriveAsync(page, "/hilfe");
        await context.DisposeAsync();
    }

    [Fact]
    public async Task A_passkey_confirms_who_one_is()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        var (context, page) = await OpenAsync(app);
        await RegisterAsync(page, member);
        await AgeAsync(app);

        await page.GotoAsync("/konto/sicherheit/codes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mit Passkey bestätigen" }).ClickAsync();
        await ArriveAsync(page, "/konto/sicherheit/codes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Codes erzeugen" }).ClickAsync();
        await Assertions.Expect(page.Locator(".codes li")).ToHaveCountAsync(10);

        await context.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_has_no_passkey_is_asked_for_the_password_instead()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        var (context, page) = await OpenAsync(app);
        await SignInAsync(page, member);
        await AgeAsync(app);

        await page.GotoAsync("/konto/sicherheit/passwort");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Mit Passkey bestätigen" })).ToHaveCountAsync(0);
        await page.Locator("[name=password]").FillAsync(WebUser.Password);
        await page.Locator("[name=password]").PressAsync("Enter");

        await ArriveAsync(page, "/konto/sicherheit/passwort");
        await context.DisposeAsync();
    }

    [Fact]
    public async Task A_challenge_is_answered_once()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        var (context, page) = await OpenAsync(app);
        await RegisterAsync(page, member);
        await context.ClearCookiesAsync();
        string? sent = null;
        page.Request += (_, request) => sent = request.Url.Contains("handler=Passkey", StringComparison.Ordinal) ? request.PostData : sent;
        await page.GotoAsync("/anmelden?returnUrl=/hilfe");
        await ArriveAsync(page, "/hilfe");
        var fields = System.Web.HttpUtility.ParseQueryString(sent!);

        using var thief = WebUser.Visitor(app);
        using var answer = await thief.PostAsync("/anmelden", "/anmelden?handler=Passkey", ("ticket", fields["ticket"]!), ("credential", fields["credential"]!));

        Assert.Contains("passt zu keinem Konto", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await context.DisposeAsync();
    }

    [Fact]
    public async Task A_wrong_finger_is_told_and_the_password_works_beside_it()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        var (context, page) = await OpenAsync(app);
        var device = await Authenticator.BesideAsync(page);
        await device.VerifyAsync(false);
        await page.GotoAsync("/anmelden?returnUrl=/hilfe");

        await page.GetByRole(AriaRole.Button, new() { Name = "Mit Passkey anmelden" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-passkey-error]")).ToContainTextAsync("Es kam kein Passkey");
        await page.Locator("[name=email]").FillAsync(member.Email);
        await page.Locator("[name=password]").FillAsync(WebUser.Password);
        await page.Locator("[name=password]").PressAsync("Enter");

        await ArriveAsync(page, "/hilfe");
        await context.DisposeAsync();
    }

    private static async Task<(IBrowserContext Context, IPage Page)> OpenAsync(TestApp app, string locale = "de-DE")
    {
        var context = await Chromium.NewContextAsync(app, options =>
        {
            options.BaseURL = $"http://localhost:{app.Address.Port}";
            options.Locale = locale;
        });
        return (context, await context.NewPageAsync());
    }

    private static async Task RegisterAsync(IPage page, WebUser member)
    {
        await Authenticator.BesideAsync(page);
        await SignInAsync(page, member);
        await page.GotoAsync("/konto/sicherheit/passkeys/neu");
        await page.GetByRole(AriaRole.Button, new() { Name = "Auf diesem Gerät einrichten" }).ClickAsync();
        await ArriveAsync(page, "/konto/sicherheit");
    }

    private static async Task SignInAsync(IPage page, WebUser member)
    {
        await page.GotoAsync("/anmelden?returnUrl=/hilfe");
        await page.Locator("[name=email]").FillAsync(member.Email);
        await page.Locator("[name=password]").FillAsync(WebUser.Password);
        await page.Locator("[name=password]").PressAsync("Enter");
        await ArriveAsync(page, "/hilfe");
    }

    private static Task ArriveAsync(IPage page, string path) => page.WaitForURLAsync(url => new Uri(url).AbsolutePath == path);

    private static Task AgeAsync(TestApp app) =>
        app.Database.WriteAsync((c, t) => c.ExecuteAsync("update sessions set verified_at = verified_at - 400000", transaction: t));
}
