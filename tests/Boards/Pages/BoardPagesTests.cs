using System.Net;
using System.Text.RegularExpressions;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Roles;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Boards.Pages;

public sealed partial class BoardPagesTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_board_made_from_a_template_opens_with_its_columns(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var member = await WebUser.MemberAsync(app);

        var id = await MakeAsync(member, "Rückblick", "members", "retrospective");
        var list = WebUtility.HtmlDecode(await member.GetAsync($"/tafeln/{id}/liste"));

        Assert.All(["Das lief gut", "Das hat gehakt", "Als Nächstes"], title => Assert.Contains(title, list, StringComparison.Ordinal));
        Assert.Contains("id=\"board-state\"", list, StringComparison.Ordinal);
        Assert.Contains("\"role\":\"lead\"", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_viewer_may_not_see_looks_like_what_does_not_exist()
    {
        await using var app = await TestApp.StartAsync();
        using var maker = await WebUser.MemberAsync(app, "administration");
        using var company = await WebUser.MemberAsync(app);
        using var visitor = WebUser.Visitor(app);
        var hidden = await MakeAsync(maker, "Verwaltungsraum", "administration", "empty");

        foreach (var user in new[] { company, visitor })
        {
            await SameAsUnknownAsync(user, hidden, "");
            await SameAsUnknownAsync(user, hidden, "/liste");
        }

        Assert.DoesNotContain("Verwaltungsraum", await company.GetAsync("/tafeln"), StringComparison.Ordinal);
        Assert.DoesNotContain("Verwaltungsraum", await visitor.GetAsync("/tafeln?q=Verwaltung"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_can_be_added_without_scripts_and_stands_under_its_heading()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        var id = await MakeAsync(member, "Sammlung", "public", "topics");
        var page = await member.GetAsync($"/tafeln/{id}/liste");
        var frame = FrameOption().Match(page).Groups[1].Value;

        var answer = await member.PostAsync($"/tafeln/{id}/liste", $"/tafeln/{id}/liste", ("text", "<b>Ohne Skript</b>"), ("frame", frame), ("color", "teal"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using var visitor = WebUser.Visitor(app);
        var list = await visitor.GetAsync($"/tafeln/{id}/liste");
        Assert.Contains("&lt;b&gt;Ohne Skript&lt;/b&gt;", list, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Ohne", list, StringComparison.Ordinal);
        Assert.Contains("pad--lagoon", list, StringComparison.Ordinal);
        Assert.DoesNotContain("<form class=\"newline", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_long_a_note_stays_in_its_field_with_a_message()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        var id = await MakeAsync(member, "Sammlung", "members", "empty");
        var text = new string('x', 2001);

        var answer = await member.PostAsync($"/tafeln/{id}/liste", $"/tafeln/{id}/liste", ("text", text), ("frame", ""), ("color", "yellow"));
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains(text, html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"text-error\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_saved_from_an_old_page_overwrite_nothing_and_lose_nothing()
    {
        await using var app = await TestApp.StartAsync();
        using var one = await WebUser.MemberAsync(app);
        using var other = await WebUser.MemberAsync(app);
        var id = await MakeAsync(one, "Anfang", "members", "empty");
        Assert.True(await app.Services.GetRequiredService<BoardRoleStore>().GiveAsync(id, other.Id!, BoardRole.Lead));
        var settings = $"/tafeln/{id}/einstellungen";
        await one.PostAsync(settings, settings + "?handler=About", ("title", "Fassung eins"), ("description", ""), ("version", "1"));

        var answer = await other.PostAsync(settings, settings + "?handler=About", ("title", "Fassung zwei"), ("description", "Mein Text"), ("version", "1"));
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Contains("Jemand hat die Tafel inzwischen geändert", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Fassung zwei\"", html, StringComparison.Ordinal);
        Assert.Contains("Mein Text", html, StringComparison.Ordinal);
        Assert.Contains("Fassung eins", await one.GetAsync("/tafeln"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archive_bin_and_restoring_take_a_board_along_and_back()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        var id = await MakeAsync(member, "Wanderin", "members", "empty");
        var settings = $"/tafeln/{id}/einstellungen";

        await member.PostAsync(settings, settings + "?handler=Archive");
        Assert.Contains("Wanderin", await member.GetAsync("/tafeln?auswahl=archiv"), StringComparison.Ordinal);
        Assert.Contains("\"role\":\"read\"", await member.GetAsync($"/tafeln/{id}"), StringComparison.Ordinal);
        await member.PostAsync(settings, settings + "?handler=Unarchive");
        await member.PostAsync(settings, settings + "?handler=Delete");
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync($"/tafeln/{id}")).Status);
        await member.PostAsync("/tafeln?auswahl=papierkorb", settings + "?handler=Undelete");

        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync($"/tafeln/{id}")).Status);
    }

    [Fact]
    public async Task A_copy_has_the_notes_and_a_history_of_its_own()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        var id = await MakeAsync(member, "Vorbild", "members", "topics");
        var frame = FrameOption().Match(await member.GetAsync($"/tafeln/{id}/liste")).Groups[1].Value;
        await member.PostAsync($"/tafeln/{id}/liste", $"/tafeln/{id}/liste", ("text", "Kommt mit"), ("frame", frame), ("color", "blue"));

        var answer = await member.PostAsync($"/tafeln/{id}/einstellungen", $"/tafeln/{id}/einstellungen?handler=Duplicate");
        var copy = answer.Headers.Location!.OriginalString;

        Assert.NotEqual($"/tafeln/{id}", copy);
        var list = await member.GetAsync(copy + "/liste");
        Assert.Contains("Vorbild (Kopie)", list, StringComparison.Ordinal);
        Assert.Contains("Kommt mit", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_description_is_rendered_safely_and_previewed_without_saving()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        var id = await MakeAsync(member, "Tafel", "members", "empty");
        var settings = $"/tafeln/{id}/einstellungen";

        var answer = await member.PostAsync(
            settings, settings + "?handler=Preview", ("title", "Tafel"), ("description", "**wichtig** <img src=x onerror=alert(1)>"), ("version", "1"));
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("<strong>wichtig</strong>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        Assert.DoesNotContain("wichtig", await member.GetAsync($"/tafeln/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_embedded_state_cannot_end_its_script_element()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        var id = await MakeAsync(member, "</script><script>alert(1)</script>", "members", "empty");
        await member.PostAsync($"/tafeln/{id}/liste", $"/tafeln/{id}/liste", ("text", "</script><!--"), ("frame", ""), ("color", "yellow"));

        var html = await member.GetAsync($"/tafeln/{id}");

        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("</script><!--", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_does_not_moderate_finds_no_settings_to_change()
    {
        await using var app = await TestApp.StartAsync();
        using var maker = await WebUser.MemberAsync(app, name: "Fenja Probe");
        using var other = await WebUser.MemberAsync(app);
        var id = await MakeAsync(maker, "Meine Tafel", "members", "empty");
        var settings = $"/tafeln/{id}/einstellungen";

        var html = WebUtility.HtmlDecode(await other.GetAsync(settings));

        Assert.Contains("Ihre Rolle auf dieser Tafel: Mitarbeit", html, StringComparison.Ordinal);
        Assert.Contains("ändert die Moderation: Fenja Probe", html, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"title\"", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/tafeln/{id}/rollen")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/tafeln/{id}/gaeste")).Status);
        foreach (var handler in new[] { "About", "Audience", "Archive", "Delete" })
        {
            var answer = await other.PostAsync(settings, $"{settings}?handler={handler}", ("title", "Anders"), ("audience", "public"), ("version", "1"));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        await maker.PostAsync(settings, settings + "?handler=Delete");
        Assert.DoesNotContain("Meine Tafel", await other.GetAsync("/tafeln?auswahl=papierkorb"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync("/tafeln", settings + "?handler=Undelete")).StatusCode);
    }

    [Fact]
    public async Task Roles_are_given_and_taken_on_a_page()
    {
        await using var app = await TestApp.StartAsync();
        using var maker = await WebUser.MemberAsync(app);
        using var other = await WebUser.MemberAsync(app, name: "Malte Muster");
        var id = await MakeAsync(maker, "Tafel", "members", "empty");
        var roles = $"/tafeln/{id}/rollen";

        await maker.PostAsync(roles, roles + "?handler=Start", ("startRole", "read"));
        Assert.Contains("\"role\":\"read\"", await other.GetAsync($"/tafeln/{id}"), StringComparison.Ordinal);
        await maker.PostAsync(roles, roles, ("person", other.Id!), ("role", "lead"));
        Assert.Contains("\"role\":\"lead\"", await other.GetAsync($"/tafeln/{id}"), StringComparison.Ordinal);
        Assert.Contains("Moderation nehmen: Malte Muster", WebUtility.HtmlDecode(await maker.GetAsync(roles)), StringComparison.Ordinal);
        var given = await other.PostAsync(roles, roles + "?handler=Take", ("person", other.Id!));

        Assert.Equal($"/tafeln/{id}", given.Headers.Location!.OriginalString);
        Assert.Contains("\"role\":\"read\"", await other.GetAsync($"/tafeln/{id}"), StringComparison.Ordinal);
    }

    private static async Task SameAsUnknownAsync(WebUser user, string hidden, string view)
    {
        var (status, html) = await user.OpenAsync($"/tafeln/{hidden}{view}");
        var (unknown, other) = await user.OpenAsync($"/tafeln/{Ids.New()}{view}");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (status, unknown));
        Assert.Equal(Neutral(other), Neutral(html));
    }

    private static async Task<string> MakeAsync(WebUser user, string title, string audience, string template)
    {
        var answer = await user.PostAsync("/tafeln/neu", "/tafeln/neu", ("title", title), ("audience", audience), ("template", template));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString["/tafeln/".Length..];
    }

    // What differs between any two answers: ids that were asked for, nonces, form tokens.
    private static string Neutral(string html) => Different().Replace(html, "");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|nonce=\"[^\"]*\"|value=\"CfDJ[^\"]*\"")]
    private static partial Regex Different();

    [GeneratedRegex("<option value=\"([0-9a-f-]{36})\"")]
    private static partial Regex FrameOption();
}
