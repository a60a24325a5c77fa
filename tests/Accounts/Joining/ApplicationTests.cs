using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using Fachgruppe.Accounts.Joining;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Fachgruppe.Tests.Accounts.Joining;

public sealed partial class ApplicationTests
{
    private const string Here = "/verwaltung/anfragen";
    private const string Mail = "anfrage@example.org";

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_application_is_confirmed_by_post_approved_by_a_person_and_becomes_an_account(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var team = await app.TeamAsync();
        using var guest = WebUser.Visitor(app);
        await ApplyAsync(guest);
        var confirm = (await app.MailAsync(Mail)).LinkPath();
        Assert.Contains("Neu Gierig", await guest.GetAsync(confirm), StringComparison.Ordinal);
        Assert.Contains("0 Anfragen warten", await team.GetAsync(Here), StringComparison.Ordinal);

        using var confirmed = await guest.PostAsync(confirm, confirm);
        var page = await team.GetAsync(Here);
        using var approved = await team.PostAsync(
            Here, Here, ("id", Id(page)), ("sector", "company"), ("reason", "Willkommen an Bord"), ("answer", "yes"));
        var welcome = await app.MailAsync(Mail, 2);
        using var accepted = await guest.PostAsync(welcome.LinkPath(), welcome.LinkPath(), ("name", "Neu Gierig"), ("password", "ein langes Kennwort"));

        Assert.Contains("ist angekommen", await confirmed.HtmlAsync(), StringComparison.Ordinal);
        Assert.Contains("1 Anfrage wartet", page, StringComparison.Ordinal);
        Assert.Equal(Here + "?erledigt=approved", approved.Headers.Location?.OriginalString);
        Assert.Contains("Willkommen an Bord", welcome.TextBody, StringComparison.Ordinal);
        Assert.Equal("/willkommen", accepted.Headers.Location?.OriginalString);
        Assert.Equal("company", await app.Database.ReadAsync(c => c.QuerySingleAsync<string>("select sector from people where email = @Mail", new { Mail })));
        Assert.Contains("Onlinedienste lernen", await guest.GetAsync("/konto/daten.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_needs_a_reason_and_is_made_once()
    {
        await using var app = await TestApp.StartAsync();
        using var team = await app.TeamAsync();
        var id = await WaitingAsync(app, team);

        using var silent = await team.PostAsync(Here, Here, ("id", id), ("sector", "science"), ("reason", " "), ("answer", "no"));
        using var first = await team.PostAsync(Here, Here, ("id", id), ("sector", "science"), ("reason", "Passt nicht"), ("answer", "no"));
        using var second = await team.PostAsync(Here, Here, ("id", id), ("sector", "science"), ("reason", "Passt doch"), ("answer", "yes"));

        Assert.Contains("begründen Sie", await silent.HtmlAsync(), StringComparison.Ordinal);
        Assert.Equal(Here + "?erledigt=refused", first.Headers.Location?.OriginalString);
        Assert.Equal(Here + "?erledigt=late", second.Headers.Location?.OriginalString);
        Assert.Contains("Passt nicht", (await app.MailAsync(Mail, 2)).TextBody, StringComparison.Ordinal);
        Assert.Contains("Orga Nisatorin", await team.GetAsync(Here), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Known_and_unknown_addresses_read_the_same_and_leave_the_same_rows()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        var known = await app.Database.ReadAsync(c => c.QuerySingleAsync<string>("select email from people where id = @Id", new { member.Id }));
        using var guest = WebUser.Visitor(app);

        var forKnown = await ApplyAsync(guest, known);
        var forUnknown = await ApplyAsync(guest, Mail);

        Assert.Equal(Same(forKnown, known), Same(forUnknown, Mail));
        Assert.Equal(2, await app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from applications")));
        var link = (await app.MailAsync(known)).LinkPath();
        using var confirmed = await guest.PostAsync(link, link);
        Assert.Contains("Sie haben schon ein Konto", await confirmed.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_gets_three_mails_an_hour_and_the_page_does_not_tell()
    {
        await using var app = await TestApp.StartAsync(DatabaseEngine.Sqlite, _time);
        using var guest = WebUser.Visitor(app);
        var pages = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            pages.Add(Same(await ApplyAsync(guest), Mail));
        }

        Assert.Single(pages.Distinct());
        await app.MailAsync(Mail, 3);
        Assert.Equal(3, await app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from applications")));
        _time.Advance(TimeSpan.FromHours(1));
        await ApplyAsync(guest);
        await app.MailAsync(Mail, 4);
    }

    [Fact]
    public async Task Wrong_entries_are_named_at_their_fields_in_the_readers_language()
    {
        await using var app = await TestApp.StartAsync();
        using var guest = WebUser.Visitor(app, "en");

        using var answer = await guest.PostAsync("/mitmachen", "/mitmachen", ("name", "Kept Name"), ("email", "a@b@c"), ("purpose", ""));
        var html = await answer.HtmlAsync();

        foreach (var field in new[] { "email", "organisation", "sector", "purpose" })
        {
            Assert.Contains($"id=\"{field}-error\"", html, StringComparison.Ordinal);
            Assert.Contains($"href=\"#{field}\"", html, StringComparison.Ordinal);
        }

        Assert.Contains("value=\"Kept Name\"", html, StringComparison.Ordinal);
        Assert.Contains("Please say briefly", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_in_mails_ignore_what_a_request_says_about_the_host()
    {
        await using var app = await TestApp.StartAsync(settings: "--App:PublicUrl=http://gruppe.example");
        using var guest = WebUser.Visitor(app);
        guest.Client.DefaultRequestHeaders.Host = "boese.example";
        guest.Client.DefaultRequestHeaders.Add("X-Forwarded-Host", "boese.example");
        guest.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "gopher");
        guest.Client.DefaultRequestHeaders.Add("Forwarded", "host=boese.example");

        await ApplyAsync(guest);
        var mail = await app.MailAsync(Mail);

        Assert.Contains("http://gruppe.example/mitmachen/", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("boese", mail.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_refused_or_never_confirmed_is_gone_from_the_file_when_its_time_is_over()
    {
        await using var app = await TestApp.StartAsync(DatabaseEngine.Sqlite, _time);
        using var team = await app.TeamAsync();
        var id = await WaitingAsync(app, team, "kanari@example.org", "Kanarienvogel");
        await team.PostAsync(Here, Here, ("id", id), ("sector", "company"), ("reason", "Zwitschert zu laut"), ("answer", "no"));
        await app.MailAsync("kanari@example.org", 2);
        using var guest = WebUser.Visitor(app);
        await ApplyAsync(guest, "stumm@example.org", "Stummfisch");
        await app.MailAsync("stumm@example.org");

        _time.Advance(JoiningRetention.Kept + TimeSpan.FromDays(1));
        await app.Services.GetRequiredService<JoiningRetention>().RunAsync();

        var names = new[] { "Kanarienvogel", "kanari@", "KANARI@", "Zwitschert", "Stummfisch", "stumm@", "STUMM@" };
        foreach (var file in Directory.GetFiles(app.DataFolder, "fachgruppe.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy, TestContext.Current.CancellationToken);
            Assert.All(names, name => Assert.Equal(-1, copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(name))));
        }
    }

    [Fact]
    public async Task A_link_older_than_a_week_says_so_and_leads_to_a_new_application()
    {
        await using var app = await TestApp.StartAsync(DatabaseEngine.Sqlite, _time);
        using var guest = WebUser.Visitor(app);
        await ApplyAsync(guest);
        var link = (await app.MailAsync(Mail)).LinkPath();
        _time.Advance(ApplicationStore.ConfirmWithin + TimeSpan.FromSeconds(1));

        var (status, html) = await guest.OpenAsync(link);
        using var late = await guest.PostAsync("/anmelden", link);

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (status, late.StatusCode));
        Assert.Contains("href=\"/mitmachen\"", html, StringComparison.Ordinal);
    }

    private static async Task<string> ApplyAsync(WebUser guest, string email = Mail, string name = "Neu Gierig")
    {
        using var answer = await guest.PostAsync(
            "/mitmachen", "/mitmachen", ("name", name), ("email", email), ("organisation", "Beispielwerk"), ("sector", "science"),
            ("purpose", "Ich möchte über Onlinedienste lernen."), ("sponsor", "Fenja Probe"));
        var html = await answer.HtmlAsync();
        Assert.Contains(email, html, StringComparison.Ordinal);
        return html;
    }

    private static async Task<string> WaitingAsync(TestApp app, WebUser team, string email = Mail, string name = "Neu Gierig")
    {
        using var guest = WebUser.Visitor(app);
        await ApplyAsync(guest, email, name);
        var link = (await app.MailAsync(email)).LinkPath();
        await guest.PostAsync(link, link);
        return Id(await team.GetAsync(Here));
    }

    private static string Id(string page) => HiddenId().Match(page).Groups[1].Value;

    private static string Same(string html, string email) => Changing().Replace(html.Replace(email, "…", StringComparison.Ordinal), "");

    [GeneratedRegex("name=\"id\" value=\"([^\"]+)\"")]
    private static partial Regex HiddenId();

    [GeneratedRegex("nonce=\"[^\"]*\"")]
    private static partial Regex Changing();
}
