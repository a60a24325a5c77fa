using System.Net;
using Dapper;
using Fachgruppe.Accounts.Joining;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fachgruppe.Tests.Accounts.Joining;

public sealed class InvitationTests
{
    private const string Here = "/verwaltung/einladungen";
    private const string Mail = "neu@example.org";

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_invitation_becomes_an_account_by_a_post_and_only_once(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var link = await InviteAsync(app);
        using var guest = WebUser.Visitor(app);
        for (var scan = 0; scan < 3; scan++)
        {
            Assert.Equal(HttpStatusCode.OK, (await guest.OpenAsync(link)).Status);
        }

        Assert.Equal(0, await CountAsync(app));
        using var accepted = await guest.PostAsync(link, link, ("name", "Neue Person"), ("password", "ein langes Kennwort"));

        Assert.Equal("/willkommen", accepted.Headers.Location?.OriginalString);
        Assert.Contains("Willkommen, Neue Person", await guest.GetAsync("/willkommen"), StringComparison.Ordinal);
        Assert.Contains("Amt Neuland", await guest.GetAsync("/konto"), StringComparison.Ordinal);
        using var second = WebUser.Visitor(app);
        var (status, html) = await second.OpenAsync(link);
        Assert.Equal(HttpStatusCode.Gone, status);
        Assert.Contains("schon angenommen", html, StringComparison.Ordinal);
        using var again = await second.PostAsync("/anmelden", link, ("name", "Zweite"), ("password", "ein langes Kennwort"));
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Equal(1, await CountAsync(app));
    }

    [Fact]
    public async Task Of_two_who_accept_at_once_one_gets_the_account()
    {
        await using var app = await TestApp.StartAsync();
        var link = await InviteAsync(app);
        using var one = WebUser.Visitor(app);
        using var two = WebUser.Visitor(app);

        var answers = await Task.WhenAll(
            one.PostAsync("/anmelden", link, ("name", "Eins"), ("password", "ein langes Kennwort")),
            two.PostAsync("/anmelden", link, ("name", "Zwei"), ("password", "ein langes Kennwort")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(1, await CountAsync(app));
    }

    [Fact]
    public async Task The_secret_is_kept_by_no_cache_told_to_no_page_and_stored_nowhere()
    {
        await using var app = await TestApp.StartAsync();
        var link = await InviteAsync(app);
        using var guest = WebUser.Visitor(app);

        using var answer = await guest.Client.GetAsync(link, TestContext.Current.CancellationToken);
        var html = await answer.HtmlAsync();
        var secret = link.Split('/')[^1];

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.DoesNotContain(secret, html, StringComparison.Ordinal);
        Assert.Contains("href=\"?sprache=en\"", html, StringComparison.Ordinal);
        Assert.Contains("You are invited", await guest.GetAsync(link + "?sprache=en"), StringComparison.Ordinal);
        Assert.Equal(43, secret.Length);
        foreach (var file in Directory.GetFiles(app.DataFolder, "fachgruppe.db*"))
        {
            Assert.Equal(-1, Shared(file).AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(secret)));
        }
    }

    [Fact]
    public async Task A_weak_password_is_told_at_its_field_and_the_name_stays()
    {
        await using var app = await TestApp.StartAsync();
        var link = await InviteAsync(app);
        using var guest = WebUser.Visitor(app);

        using var answer = await guest.PostAsync(link, link, ("name", "Neue Person"), ("password", "kurz"));
        var html = await answer.HtmlAsync();

        Assert.Contains("mindestens 15 Zeichen", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#password\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Neue Person\"", html, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(app));
    }

    [Fact]
    public async Task Withdrawn_and_renewed_links_say_so_and_offer_the_next_step()
    {
        await using var app = await TestApp.StartAsync();
        using var team = await app.TeamAsync();
        var link = await InviteAsync(app, team);
        var id = await app.Database.ReadAsync(c => c.QuerySingleAsync<string>("select id from invitations"));
        using var guest = WebUser.Visitor(app);

        await team.PostAsync(Here, Here + "?handler=Revoke", ("id", id));
        var (status, html) = await guest.OpenAsync(link);
        await team.PostAsync(Here, Here + "?handler=Again", ("id", id));
        var renewed = (await app.MailAsync(Mail, 2)).LinkPath();

        Assert.Equal(HttpStatusCode.Gone, status);
        Assert.Contains("zurückgenommen", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("href=\"/mitmachen\"", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.OpenAsync(link)).Status);
        Assert.Equal(HttpStatusCode.OK, (await guest.OpenAsync(renewed)).Status);
    }

    [Fact]
    public async Task After_fourteen_days_a_link_has_expired_for_posts_too()
    {
        await using var app = await TestApp.StartAsync(DatabaseEngine.Sqlite, _time);
        var link = await InviteAsync(app);
        using var guest = WebUser.Visitor(app);
        _time.Advance(InvitationStore.Life);

        var (status, html) = await guest.OpenAsync(link);
        using var late = await guest.PostAsync("/anmelden", link, ("name", "Zu spät"), ("password", "ein langes Kennwort"));

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (status, late.StatusCode));
        Assert.Contains("abgelaufen", html, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(app));
    }

    [Theory]
    [InlineData("keine Adresse", "administration", "E-Mail-Adresse ein")]
    [InlineData("a@example.org", "", "Organisationstyp")]
    public async Task Wrong_entries_stay_in_the_form_with_their_reason(string email, string sector, string reason)
    {
        await using var app = await TestApp.StartAsync();
        using var team = await app.TeamAsync();

        using var answer = await team.PostAsync(Here, Here, ("email", email), ("name", "Bleibt Stehen"), ("sector", sector));
        var html = await answer.HtmlAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(reason, html, StringComparison.Ordinal);
        Assert.Contains("value=\"Bleibt Stehen\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Here), InlineData("/verwaltung/anfragen"), InlineData("/verwaltung")]
    public async Task Only_the_team_and_administrators_find_these_pages(string path)
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        using var organiser = await app.TeamAsync();
        using var admin = await app.TeamAsync("admin");
        using var visitor = WebUser.Visitor(app);

        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(path)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await visitor.OpenAsync(path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await organiser.OpenAsync(path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await admin.OpenAsync(path)).Status);
    }

    [Fact]
    public async Task The_command_invites_and_its_last_line_is_the_link_alone()
    {
        using var folder = new TestFolder();

        var answer = await CommandLine.RunAsync(folder.Path, "user", "invite", "a@example.org", "--App:PublicUrl=https://gruppe.example");
        var wrong = await CommandLine.RunAsync(folder.Path, "user", "invite", "keine Adresse");

        Assert.Equal((0, 1), (answer.Code, wrong.Code));
        Assert.Matches("^https://gruppe.example/einladung/[A-Za-z0-9_-]{43}$", answer.Output.TrimEnd().Split('\n')[^1]);
    }

    private static async Task<string> InviteAsync(TestApp app, WebUser? by = null)
    {
        var team = by ?? await app.TeamAsync();
        using var answer = await team.PostAsync(
            Here, Here, ("email", Mail), ("name", ""), ("organisation", "Amt Neuland"), ("sector", "administration"));
        Assert.Equal(Here + "?erledigt=sent", answer.Headers.Location?.OriginalString);
        return (await app.MailAsync(Mail)).LinkPath();
    }

    private static Task<long> CountAsync(TestApp app) =>
        app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from people where email = @Mail", new { Mail }));

    private static byte[] Shared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
