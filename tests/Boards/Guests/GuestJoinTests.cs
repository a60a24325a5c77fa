using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using Fachgruppe.Accounts.Guests;
using Fachgruppe.Accounts.Roles;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Boards.Guests;

/// <summary>From a link to the board: who makes links, what guests are asked, what is refused.</summary>
public sealed class GuestJoinTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_name_is_enough_and_looking_at_the_link_changes_nothing(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var (board, other) = (await app.BoardAsync("named"), await app.BoardAsync());
        var (_, address) = await app.LinkAsync(board);
        using var visitor = WebUser.Visitor(app);

        var page = await visitor.GetAsync(new Uri(address).AbsolutePath);
        Assert.Contains("Probe", page, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(app));
        using var joined = await visitor.JoinAsync(address, "  Kim   Lotse ");

        Assert.Equal($"/tafeln/{board}", joined.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync($"/tafeln/{board}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/tafeln/{other}")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.OpenAsync("/konto")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.OpenAsync("/tafeln/neu")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.OpenAsync($"/tafeln/{board}/einstellungen")).Status);
        Assert.Equal("Kim Lotse", await app.Database.ReadAsync(c => c.QuerySingleAsync<string>("select name from guests")));
    }

    [Fact]
    public async Task A_guest_of_two_boards_is_the_same_on_both()
    {
        await using var app = await TestApp.StartAsync();
        var (one, two) = (await app.BoardAsync(), await app.BoardAsync());
        using var visitor = WebUser.Visitor(app);

        await app.InviteAsync(visitor, one, "notes");
        await app.InviteAsync(visitor, two, "read");

        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync($"/tafeln/{one}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync($"/tafeln/{two}")).Status);
        Assert.Equal(1, await CountAsync(app));
    }

    [Theory]
    [InlineData("", "Bitte geben Sie einen Namen ein."), InlineData("   ", "Bitte geben Sie einen Namen ein.")]
    [InlineData("42!", "sichtbaren Zeichen"), InlineData("Ki\u202Em", "sichtbaren Zeichen"), InlineData("Kim\u200B", "sichtbaren Zeichen")]
    [InlineData("Jule Beispiel", "schon vergeben"), InlineData("jule  BEISPIEL", "schon vergeben"), InlineData("Julé Beispiel.", "schon vergeben")]
    [InlineData("Jule Bеispiel", "schon vergeben"), InlineData("JuIe Beispiel", "schon vergeben"), InlineData("Ｊule Beispiel", "schon vergeben")]
    public async Task A_name_that_cannot_be_read_or_reads_like_a_members_stays_in_its_field(string name, string message)
    {
        await using var app = await TestApp.StartAsync();
        await app.PersonAsync("Jule Beispiel");
        var (_, address) = await app.LinkAsync(await app.BoardAsync());
        using var visitor = WebUser.Visitor(app);

        using var answer = await visitor.JoinAsync(address, name);

        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(message, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("id=\"name-error\"", html, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(app));
    }

    [Fact]
    public async Task The_code_word_is_asked_for_and_guessing_it_is_slowed_down_for_the_guesser_alone()
    {
        await using var app = await TestApp.StartAsync();
        var (_, address) = await app.LinkAsync(await app.BoardAsync(), code: "Möwe");
        using var visitor = WebUser.Visitor(app);
        string html = "";

        for (var guess = 0; guess < 8; guess++)
        {
            using var answer = await visitor.JoinAsync(address, "Kim Lotse", "Robbe" + guess);
            html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        Assert.Contains("Zu viele Fehlversuche", html, StringComparison.Ordinal);
        Assert.Contains("Kim Lotse", html, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(app));
    }

    [Fact]
    public async Task The_code_word_may_be_written_as_it_is_heard()
    {
        await using var app = await TestApp.StartAsync();
        var (_, address) = await app.LinkAsync(await app.BoardAsync(), code: "Möwe");
        using var visitor = WebUser.Visitor(app);

        using var answer = await visitor.JoinAsync(address, "Kim Lotse", " mÖwe ");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Of_twenty_who_come_at_once_exactly_three_get_the_three_seats(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var (link, address) = await app.LinkAsync(await app.BoardAsync(), seats: 3);
        var guests = app.Services.GetRequiredService<GuestStore>();

        var seats = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => guests.JoinAsync(link, $"Gast {i}", null, TestContext.Current.CancellationToken)));

        Assert.Equal(3, seats.Count(seat => seat is not null));
        using var late = WebUser.Visitor(app);
        using var answer = await late.JoinAsync(address, "Kim Lotse");
        Assert.Contains("Alle Plätze dieses Links sind besetzt", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_link_says_so_and_offers_the_next_step()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = WebUser.Visitor(app, "en");

        var (status, html) = await visitor.OpenAsync("/beitreten/AAAAAAAAAAAAAAAAAAAAAA");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("This invitation does not hold", html, StringComparison.Ordinal);
        Assert.Contains("/anmelden", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_whoever_made_the_board_and_the_organisers_make_links()
    {
        await using var app = await TestApp.StartAsync();
        using var maker = await WebUser.MemberAsync(app, name: "Malte Probe");
        using var member = await WebUser.MemberAsync(app);
        using var organiser = await WebUser.MemberAsync(app);
        await app.Database.WriteAsync((c, t) => RoleStore.GiveAsync(c, t, organiser.Id!, "organiser", null, DateTimeOffset.UtcNow));
        var page = $"/tafeln/{await app.BoardAsync(madeBy: maker.Id)}/gaeste";

        using var made = await maker.PostAsync(page, page, ("role", "notes"), ("hours", "8"), ("seats", "60"), ("code", ""));
        using var wrong = await organiser.PostAsync(page, page, ("role", "alles"), ("hours", "9"), ("seats", "0"), ("code", "x"));

        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        Assert.Contains(app.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()["App:PublicUrl"] + "/beitreten/", await maker.GetAsync(page), StringComparison.Ordinal);
        var html = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.All(["Bitte wählen Sie, was Gäste dürfen.", "eine der Laufzeiten", "Zahl von 1 bis 500"], message => Assert.Contains(message, html, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(page)).Status);
    }

    [Fact]
    public async Task Links_are_made_shown_and_ended_over_the_api()
    {
        await using var app = await TestApp.StartAsync();
        var (maker, other) = (await app.PersonAsync(), await app.PersonAsync());
        var links = $"/api/v1/boards/{await app.BoardAsync(madeBy: maker)}/guest-links";
        using var program = app.Client();
        program.DefaultRequestHeaders.Authorization = new("Bearer", await app.TokenAsync(maker));
        using var stranger = app.Client();
        stranger.DefaultRequestHeaders.Authorization = new("Bearer", await app.TokenAsync(other));

        using var made = await program.PostAsJsonAsync(links, new { role = "read", hours = 24, seats = 5 });
        using var invalid = await program.PostAsJsonAsync(links, new { role = "read", hours = 25, seats = 501 });
        var link = await made.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        using var refused = await stranger.GetAsync(links);
        using var ended = await program.DeleteAsync(made.Headers.Location);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.NoContent), (made.StatusCode, invalid.StatusCode, refused.StatusCode, ended.StatusCode));
        Assert.Equal(("read", 5), (link.GetProperty("role").GetString(), link.GetProperty("seats").GetInt32()));
        Assert.Equal(0, (await program.GetFromJsonAsync<JsonElement>(links)).GetProperty("items").GetArrayLength());
    }

    private static Task<long> CountAsync(TestApp app) => app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from guests"));
}
