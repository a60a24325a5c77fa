using System.Diagnostics;
using System.Net;
using Dapper;
using Fachgruppe.Accounts.Guests;
using Fachgruppe.Boards.Live;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Fachgruppe.Tests.Boards.Guests;

/// <summary>How guests leave: their link ends, they are sent away, or they go.</summary>
public sealed class GuestEndTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_link_that_ends_closes_the_board_of_its_guests_within_a_second_and_of_nobody_else(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var board = await app.BoardAsync();
        var (link, address) = await app.LinkAsync(board);
        using var visitor = WebUser.Visitor(app);
        (await visitor.JoinAsync(address, "Kim Lotse")).Dispose();
        await using var guest = await BoardClient.ConnectAsync(app, null, board, cookie: visitor.Cookie);
        await guest.OpenAsync();
        await using var other = await app.GuestAsync(board);

        await app.Services.GetRequiredService<GuestLinkStore>().RevokeAsync(board, link.Id, link.CreatedBy!);

        await ClosedAsync(guest, CloseReasons.Revoked);
        await guest.Ended.Task.WaitAsync(TimeSpan.FromSeconds(5));
        await other.HeardAsync(await other.MustAsync(Ops.Note(Ids.New())));
        Assert.Empty(guest.Applied);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/tafeln/{board}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(new Uri(address).AbsolutePath)).Status);
    }

    [Fact]
    public async Task After_a_thousand_revocations_nothing_was_delivered_later_than_a_second_after()
    {
        const int Rounds = 20, Guests = 50;
        await using var app = await TestApp.StartAsync(settings: ["--Limits:CallsPerSecond=100000", "--Limits:CallBurst=100000"]);
        var board = await app.BoardAsync();
        await using var member = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), board);
        var links = app.Services.GetRequiredService<GuestLinkStore>();
        var guests = app.Services.GetRequiredService<GuestStore>();
        var cookie = app.Services.GetRequiredService<GuestCookie>();
        var late = new List<string>();

        for (var round = 0; round < Rounds; round++)
        {
            var (link, _) = await app.LinkAsync(board, "read", Guests);
            var clients = new List<BoardClient>();
            for (var i = 0; i < Guests; i++)
            {
                var id = await guests.JoinAsync(link, $"Gast {i}", null);
                var client = await BoardClient.ConnectAsync(app, null, board, cookie: CookieOf(cookie, id!));
                await client.OpenAsync();
                clients.Add(client);
            }

            await links.RevokeAsync(board, link.Id, link.CreatedBy!);
            var revoked = Stopwatch.StartNew();
            while (revoked.Elapsed < TimeSpan.FromSeconds(1))
            {
                await member.MustAsync(Ops.Note(Ids.New()));
            }

            var marker = await member.MustAsync(Ops.Note(Ids.New(), "danach"));
            await member.HeardAsync(marker);
            late.AddRange(clients.Where(c => c.Applied.Any(o => o.GetProperty("seq").GetInt64() >= marker)).Select(_ => $"round {round} heard {marker}"));
            Assert.All(clients, client => Assert.Contains(client.Closed, closed => closed.Reason == CloseReasons.Revoked));
            await Task.WhenAll(clients.Select(client => client.DisposeAsync().AsTask()));
        }

        Assert.Empty(late);
    }

    [Fact]
    public async Task A_link_ends_by_time_alone()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var app = await TestApp.StartAsync(time: time);
        var board = await app.BoardAsync();
        using var visitor = WebUser.Visitor(app);
        var (_, address) = await app.LinkAsync(board);
        (await visitor.JoinAsync(address, "Kim Lotse")).Dispose();
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync($"/tafeln/{board}")).Status);

        time.Advance(TimeSpan.FromHours(8));

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/tafeln/{board}")).Status);
        Assert.Contains("Diese Einladung gilt nicht", (await visitor.OpenAsync(new Uri(address).AbsolutePath)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_who_is_sent_away_is_out_and_cannot_come_back_as_the_same()
    {
        await using var app = await TestApp.StartAsync();
        var board = await app.BoardAsync();
        using var visitor = WebUser.Visitor(app);
        var (link, address) = await app.LinkAsync(board);
        (await visitor.JoinAsync(address, "Kim Lotse")).Dispose();
        await using var client = await BoardClient.ConnectAsync(app, null, board, cookie: visitor.Cookie);
        var id = (await client.OpenAsync()).GetProperty("you").GetProperty("id").GetString()!;

        await app.Services.GetRequiredService<GuestStore>().EndAsync(board, id, link.CreatedBy!);

        await ClosedAsync(client, CloseReasons.Revoked);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/tafeln/{board}")).Status);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Thirty_days_after_the_link_the_name_is_gone_and_the_note_stays(DatabaseEngine engine)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var app = await TestApp.StartAsync(engine, time);
        var board = await app.BoardAsync();
        await using (var guest = await app.GuestAsync(board))
        {
            await guest.MustAsync(Ops.Note(Ids.New(), "bleibt hängen"));
        }

        var guests = app.Services.GetRequiredService<GuestStore>();
        time.Advance(TimeSpan.FromHours(8) + GuestStore.Retention - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await guests.ForgetAsync());
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await guests.ForgetAsync());

        Assert.Equal(0, await app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select (select count(*) from guests) + (select count(*) from guest_seats) + (select count(*) from guest_links)")));
        await using var member = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), board);
        Assert.Equal("bleibt hängen", (await member.OpenAsync()).GetProperty("notes")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Whoever_goes_takes_the_name_along()
    {
        await using var app = await TestApp.StartAsync();
        var board = await app.BoardAsync();
        using var visitor = WebUser.Visitor(app);
        var (_, address) = await app.LinkAsync(board);
        (await visitor.JoinAsync(address, "Kim Lotse")).Dispose();
        var path = new Uri(address).AbsolutePath;

        (await visitor.PostAsync(path, path + "?handler=Leave")).Dispose();

        Assert.Equal(0, await app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from guests")));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/tafeln/{board}")).Status);
    }

    private static string CookieOf(GuestCookie cookie, string guest)
    {
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        cookie.Set(context, guest, DateTimeOffset.UtcNow.AddHours(1));
        return context.Response.Headers.SetCookie.ToString().Split(';')[0];
    }

    private static async Task ClosedAsync(BoardClient client, string reason)
    {
        var waited = Stopwatch.StartNew();
        await Until.TrueAsync(() => client.Closed.Any(closed => closed.Reason == reason), $"Closed({reason})");
        Assert.True(waited.Elapsed < TimeSpan.FromSeconds(10), $"Closed after {waited.Elapsed}.");
    }
}
