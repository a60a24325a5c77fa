using System.Net;
using Fachgruppe.Accounts.Guests;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Boards.Workshop;

public sealed class JoiningTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_code_leads_to_the_link_however_it_is_typed(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var (_, link) = await LinkAsync(app);
        using var visitor = WebUser.Visitor(app);

        foreach (var typed in new[] { link.ShortCode!, ShortCode.Spaced(link.ShortCode!), ShortCode.Spaced(link.ShortCode!).ToLowerInvariant().Replace(' ', '-') })
        {
            using var answer = await visitor.PostAsync("/beitreten", "/beitreten", ("code", typed));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith("/beitreten/", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(""), InlineData("OOOOOO"), InlineData("346789"), InlineData("<script>"), InlineData("3467893467893467")]
    public async Task A_code_that_is_none_says_so_at_its_field_and_stays_there(string typed)
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = WebUser.Visitor(app);

        using var answer = await visitor.PostAsync("/beitreten", "/beitreten", ("code", typed));
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Diesen Code gibt es nicht", html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"code-", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_ends_with_its_link()
    {
        await using var app = await TestApp.StartAsync();
        var (board, link) = await LinkAsync(app);
        await app.Services.GetRequiredService<GuestLinkStore>().RevokeAsync(board, link.Id, link.CreatedBy!);
        using var visitor = WebUser.Visitor(app);

        using var answer = await visitor.PostAsync("/beitreten", "/beitreten", ("code", link.ShortCode!));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Whoever_guesses_codes_waits_longer_each_time()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = WebUser.Visitor(app);
        var blocked = false;

        for (var n = 0; n < 60 && !blocked; n++)
        {
            using var answer = await visitor.PostAsync("/beitreten", "/beitreten", ("code", $"3467{"346789CDFG"[n / 10]}{"346789CDFG"[n % 10]}"));
            blocked = !WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains("Diesen Code gibt es nicht", StringComparison.Ordinal);
        }

        Assert.True(blocked);
    }

    [Fact]
    public async Task A_guest_sends_a_note_without_scripts_and_is_asked_for_the_next()
    {
        await using var app = await TestApp.StartAsync();
        var (board, link) = await LinkAsync(app);
        using var guest = WebUser.Visitor(app);
        guest.Client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Linux; Android 15) Mobile");
        var entered = await guest.JoinAsync("http://localhost/beitreten/" + app.Services.GetRequiredService<GuestLinkStore>().TokenOf(link), "Kim Probe");

        using var answer = await guest.PostAsync($"/tafeln/{board}/senden", $"/tafeln/{board}/senden", ("text", "Vom <b>Telefon</b>"), ("color", "teal"));
        var next = await guest.GetAsync(answer.Headers.Location!.OriginalString);

        Assert.EndsWith("/senden", entered.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Vom &lt;b&gt;Telefon&lt;/b&gt;", next, StringComparison.Ordinal);
        Assert.Contains("value=\"teal\" checked", next, StringComparison.Ordinal);
        Assert.Contains("Der nächste?", WebUtility.HtmlDecode(next), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_moderation_shows_the_way_in_on_the_beamer()
    {
        await using var app = await TestApp.StartAsync();
        using var maker = await WebUser.MemberAsync(app);
        using var other = await WebUser.MemberAsync(app);
        var board = await app.BoardAsync(madeBy: maker.Id);
        var link = await app.Services.GetRequiredService<GuestLinkStore>().CreateAsync(new(board, "notes", 10, TimeSpan.FromHours(8), null), maker.Id!);

        Assert.Contains(ShortCode.Spaced(link.ShortCode!), await maker.GetAsync($"/tafeln/{board}/beamer"), StringComparison.Ordinal);
        Assert.DoesNotContain(ShortCode.Spaced(link.ShortCode!), await other.GetAsync($"/tafeln/{board}/beamer"), StringComparison.Ordinal);
    }

    private static async Task<(string Board, GuestLink Link)> LinkAsync(TestApp app)
    {
        var person = await app.PersonAsync();
        var board = await app.BoardAsync("named", person);
        return (board, await app.Services.GetRequiredService<GuestLinkStore>().CreateAsync(new(board, "notes", 10, TimeSpan.FromHours(8), null), person));
    }
}
