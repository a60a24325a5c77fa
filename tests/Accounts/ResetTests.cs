using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Fachgruppe.Accounts.Reset;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Outbox;
using Fachgruppe.Tests.Accounts.Joining;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Fachgruppe.Tests.Accounts;

public sealed partial class ResetTests
{
    private const string Here = "/konto/zuruecksetzen";
    private const string NewPassword = "ein ganz neues Kennwort";

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_link_sets_the_password_once_ends_all_sessions_and_tells_the_person(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var member = await WebUser.MemberAsync(app);
        var email = await EmailAsync(app, member);
        using var guest = WebUser.Visitor(app);
        await AskAsync(guest, email);
        var link = (await app.MailAsync(email)).LinkPath();
        Assert.Equal(HttpStatusCode.OK, (await guest.OpenAsync(link)).Status);
        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync("/konto")).Status);

        using var weak = await guest.PostAsync(link, link, ("password", "kurz"));
        using var done = await guest.PostAsync(link, link, ("password", NewPassword));
        using var again = await guest.PostAsync("/anmelden", link, ("password", NewPassword));
        using var signIn = await guest.PostAsync("/anmelden", "/anmelden", ("email", email), ("password", NewPassword));

        Assert.Contains("mindestens 15 Zeichen", await weak.HtmlAsync(), StringComparison.Ordinal);
        Assert.Contains("Ihr Passwort ist geändert", await done.HtmlAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, signIn.StatusCode);
        Assert.Contains("wurde geändert", (await app.MailAsync(email, 2)).Subject, StringComparison.Ordinal);
        Assert.Equal(1, await app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from sessions")));
        Assert.Equal(0, await app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from password_resets")));
    }

    [Fact]
    public async Task A_session_ends_with_the_password_within_a_second()
    {
        await using var app = await TestApp.StartAsync(DatabaseEngine.Sqlite, _time);
        using var member = await WebUser.MemberAsync(app);
        var email = await EmailAsync(app, member);
        using var guest = WebUser.Visitor(app);
        await AskAsync(guest, email);
        var link = (await app.MailAsync(email)).LinkPath();
        await guest.PostAsync(link, link, ("password", NewPassword));

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.Redirect, (await member.OpenAsync("/konto")).Status);
    }

    [Fact]
    public async Task Known_and_unknown_addresses_get_the_same_page_for_the_same_work()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        var known = await EmailAsync(app, member);
        using var guest = WebUser.Visitor(app);

        var forKnown = await AskAsync(guest, known);
        var forUnknown = await AskAsync(guest, "niemand@example.org");
        await app.MailAsync(known);
        await app.Services.GetRequiredService<OutboxWorker>().DrainAsync(default);

        Assert.Equal(Same(forKnown, known), Same(forUnknown, "niemand@example.org"));
        Assert.Equal(2, await app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from outbox where kind = 'reset.asked'")));
        Assert.Empty(await app.MailsAsync("niemand@example.org"));
    }

    [Fact]
    public async Task After_half_an_hour_the_link_says_so_and_offers_a_new_one()
    {
        await using var app = await TestApp.StartAsync(DatabaseEngine.Sqlite, _time);
        using var member = await WebUser.MemberAsync(app);
        var email = await EmailAsync(app, member);
        using var guest = WebUser.Visitor(app);
        await AskAsync(guest, email);
        var link = (await app.MailAsync(email)).LinkPath();
        _time.Advance(ResetStore.Life);

        var (status, html) = await guest.OpenAsync(link);
        using var late = await guest.PostAsync("/anmelden", link, ("password", NewPassword));

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (status, late.StatusCode));
        Assert.Contains("href=\"/konto/zuruecksetzen\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_asking_that_is_worked_off_twice_leads_to_one_mail()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        var email = await EmailAsync(app, member);
        var handler = app.Services.GetServices<IOutboxHandler>().OfType<ResetHandler>().Single();
        var item = new OutboxItem("asking", "reset.asked", ResetHandler.Asking(email, "de").Payload, 1, default, "");

        await handler.HandleAsync(item, default);
        await handler.HandleAsync(item, default);

        Assert.Equal(1, await app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from outbox where kind = 'mail.reset'")));
        Assert.Equal(1, await app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from password_resets")));
    }

    [Fact]
    public async Task A_network_that_asks_for_everybody_is_slowed_down()
    {
        await using var app = await TestApp.StartAsync();
        using var guest = WebUser.Visitor(app);
        var token = await TokenAsync(guest);
        string html;
        var asked = 0;
        do
        {
            using var answer = await guest.PostWithAsync(token, Here, ("email", $"a{asked++}@example.org"));
            html = await answer.HtmlAsync();
        }
        while (asked < 100 && !html.Contains("zu viele Formulare", StringComparison.Ordinal));

        Assert.Equal(61, asked);
        using var elsewhere = await guest.PostAsync("/anmelden", "/anmelden", ("email", "a@example.org"), ("password", "falsch"));
        Assert.Contains("passen nicht zusammen", await elsewhere.HtmlAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(WebUser guest, string email)
    {
        using var answer = await guest.PostAsync(Here, Here, ("email", email));
        var html = await answer.HtmlAsync();
        Assert.Contains("ein Konto gehört", html, StringComparison.Ordinal);
        return html;
    }

    private static Task<string> EmailAsync(TestApp app, WebUser user) =>
        app.Database.ReadAsync(c => c.QuerySingleAsync<string>("select email from people where id = @Id", new { user.Id }));

    private static async Task<string> TokenAsync(WebUser guest) => Token().Match(await guest.GetAsync(Here)).Groups[1].Value;

    private static string Same(string html, string email) => Changing().Replace(html.Replace(email, "…", StringComparison.Ordinal), "");

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("nonce=\"[^\"]*\"")]
    private static partial Regex Changing();
}
