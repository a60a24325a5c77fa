using System.Net;
using Dapper;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Accounts;

public sealed class SignInPageTests
{
    [Fact]
    public async Task Wrong_entries_are_told_alike_and_the_address_stays_in_its_field()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        using var visitor = WebUser.Visitor(app);

        var answer = await visitor.PostAsync("/anmelden", "/anmelden", ("email", "niemand@example.org"), ("password", "irgendetwas langes"));
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("passen nicht zusammen", html, StringComparison.Ordinal);
        Assert.Contains("value=\"niemand@example.org\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("irgendetwas langes", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "Bitte geben Sie Ihr Passwort ein.")]
    [InlineData("en", "Please enter your password.")]
    public async Task An_empty_field_is_named_in_the_readers_language_and_tied_to_its_message(string language, string message)
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = WebUser.Visitor(app, language);

        var answer = await visitor.PostAsync("/anmelden", "/anmelden", ("email", "a@example.org"), ("password", ""));
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains(message, html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"password-error\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#password\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/tafeln", "/tafeln")]
    [InlineData("https://fremd.example/", "/")]
    [InlineData("//fremd.example/", "/")]
    [InlineData("/\\fremd.example", "/")]
    public async Task After_signing_in_one_returns_within_this_site_only(string asked, string expected)
    {
        await using var app = await TestApp.StartAsync(settings: "--Demo:Enabled=true");
        using var visitor = WebUser.Visitor(app);

        var answer = await visitor.PostAsync(
            "/anmelden", "/anmelden?handler=Demo", ("demo", "jule.beispiel@example.org"), ("returnUrl", asked));

        Assert.Equal(expected, answer.Headers.Location?.OriginalString);
        Assert.Contains("Moin, Jule Beispiel", await visitor.GetAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync("/konto")).Status);

        await member.PostAsync("/konto", "/abmelden");

        Assert.Equal(HttpStatusCode.Redirect, (await member.OpenAsync("/konto")).Status);
    }

    [Fact]
    public async Task Signing_in_again_begins_another_session_and_ends_the_one_before()
    {
        await using var app = await TestApp.StartAsync(settings: "--Demo:Enabled=true");
        using var visitor = WebUser.Visitor(app);
        await visitor.PostAsync("/anmelden", "/anmelden?handler=Demo", ("demo", "jule.beispiel@example.org"));
        var first = await SessionAsync(app);

        var token = await visitor.TokenAsync("/konto");
        await visitor.PostWithAsync(token, "/anmelden?handler=Demo", ("demo", "malte.muster@example.org"));

        Assert.NotEqual(first, await SessionAsync(app));
    }

    private static Task<string> SessionAsync(TestApp app) => app.Database.ReadAsync(c => c.QuerySingleAsync<string>("select id from sessions"));

    [Fact]
    public async Task Ones_own_data_can_be_taken_along_without_secrets()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);

        var json = await member.GetAsync("/konto/daten.json");

        Assert.Contains("Probe Person", json, StringComparison.Ordinal);
        Assert.Contains("\"sessions\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("passwordHash", json, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("securityStamp", json, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_stale_account_form_overwrites_nothing_and_says_so()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        await member.PostAsync("/konto", "/konto", ("name", "Neuer Name"), ("language", "de"), ("version", "1"));

        var answer = await member.PostAsync("/konto", "/konto", ("name", "Dritter Name"), ("language", "de"), ("version", "1"));

        Assert.Contains("inzwischen", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("<h1>Neuer Name</h1>", await member.GetAsync("/konto"), StringComparison.Ordinal);
    }
}
