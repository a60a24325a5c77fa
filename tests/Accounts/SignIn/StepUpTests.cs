using System.Net;
using Dapper;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fachgruppe.Tests.Accounts.SignIn;

/// <summary>What cannot be undone wants a proof that is at most five minutes old.</summary>
public sealed class StepUpTests
{
    private static readonly string[] Guarded =
    [
        "/konto/sicherheit/passwort", "/konto/sicherheit/app", "/konto/sicherheit/codes", "/konto/sicherheit/passkeys/neu",
        "/konto/sicherheit/passkeys/0", "/konto/sicherheit/passkey.json", "/konto/loeschen",
    ];

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(56));

    [Fact]
    public async Task After_five_minutes_the_password_is_asked_for_again_and_leads_back()
    {
        await using var app = await TestApp.StartAsync(time: _time);
        using var member = await WebUser.MemberAsync(app);
        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync("/konto/sicherheit/passwort")).Status);
        _time.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));

        foreach (var path in Guarded)
        {
            using var answer = await member.Client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal("/bestaetigen?returnUrl=" + Uri.EscapeDataString(path), answer.Headers.Location?.OriginalString);
        }

        var wrong = await ConfirmAsync(member, "ein falsches Kennwort");
        Assert.Contains("aria-describedby=\"password-error\"", await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var right = await ConfirmAsync(member, WebUser.Password);
        Assert.Equal("/konto/sicherheit/passwort", right.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync("/konto/sicherheit/passwort")).Status);
    }

    [Fact]
    public async Task A_form_that_comes_too_late_changes_nothing()
    {
        await using var app = await TestApp.StartAsync(time: _time);
        using var member = await WebUser.MemberAsync(app);
        var token = await member.TokenAsync("/konto/loeschen");
        _time.Advance(TimeSpan.FromMinutes(6));

        using var answer = await member.PostWithAsync(token, "/konto/loeschen", ("email", member.Email));

        Assert.Equal("/bestaetigen?returnUrl=%2Fkonto%2Floeschen", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync("/konto")).Status);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_new_password_ends_every_session_but_begins_one_here(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var member = await WebUser.MemberAsync(app);
        using var elsewhere = member.Elsewhere(app);
        await elsewhere.SignInAsync();
        var before = await CountAsync(app, "select value from rights_version");
        var session = await SessionsAsync(app, member);

        using var answer = await member.PostAsync("/konto/sicherheit/passwort", "/konto/sicherheit/passwort", ("password", "pinselohrlaterne am deich"));

        Assert.Equal("/konto/sicherheit?fertig=passwort", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync("/konto")).Status);
        Assert.Empty(session.Intersect(await SessionsAsync(app, member)));
        Assert.Single(await SessionsAsync(app, member));
        Assert.True(await CountAsync(app, "select value from rights_version") > before);
        Assert.Equal(1, await CountAsync(app, "select count(*) from log_entries where kind = 'password.changed'"));
        await EndedAsync(elsewhere);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.SignInAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.SignInAsync("pinselohrlaterne am deich")).StatusCode);
    }

    [Theory]
    [InlineData("de", "kurz", "Das Passwort ist zu kurz")]
    [InlineData("en", "passwortpasswort", "Many people use this password")]
    [InlineData("en", "", "Please enter the new password.")]
    public async Task A_bad_password_is_told_at_its_field_and_never_repeated(string language, string password, string message)
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app, language: language);

        using var answer = await member.PostAsync("/konto/sicherheit/passwort", "/konto/sicherheit/passwort", ("password", password));
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains(message, html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"password-hint password-error\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"passwortpasswort\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_session_or_all_others_can_be_ended()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        using var one = member.Elsewhere(app);
        using var two = member.Elsewhere(app);
        var mine = await SessionsAsync(app, member);
        await one.SignInAsync();
        var ofOne = Assert.Single((await SessionsAsync(app, member)).Except(mine));
        await two.SignInAsync();

        Assert.Contains("dieses Gerät", WebUtility.HtmlDecode(await member.GetAsync("/konto/anmeldungen")), StringComparison.Ordinal);
        await member.PostAsync("/konto/anmeldungen", "/konto/anmeldungen?handler=End", ("session", ofOne));
        await EndedAsync(one);
        Assert.Equal(HttpStatusCode.OK, (await two.OpenAsync("/konto")).Status);
        await member.PostAsync("/konto/anmeldungen", "/konto/anmeldungen?handler=EndOthers");
        await EndedAsync(two);

        Assert.Equal(mine, await SessionsAsync(app, member));
    }

    // Rights may be up to 250 ms old.
    private static async Task EndedAsync(WebUser user)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while ((await user.OpenAsync("/konto")).Status == HttpStatusCode.OK)
        {
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    private static Task<HttpResponseMessage> ConfirmAsync(WebUser member, string password) => member.PostAsync(
        "/bestaetigen?returnUrl=/konto/sicherheit/passwort", "/bestaetigen?handler=Password", ("password", password), ("returnUrl", "/konto/sicherheit/passwort"));

    private static async Task<List<string>> SessionsAsync(TestApp app, WebUser member) =>
        [.. await app.Database.ReadAsync(c => c.QueryAsync<string>("select id from sessions where person_id = @Id order by id", new { member.Id }))];

    private static Task<long> CountAsync(TestApp app, string sql) => app.Database.ReadAsync(c => c.QuerySingleAsync<long>(sql));
}
