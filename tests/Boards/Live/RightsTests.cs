using System.Diagnostics;
using Dapper;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Boards;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Audience;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Boards.Live;

public sealed class RightsTests
{
    [Fact]
    public async Task A_board_that_a_viewer_may_not_see_does_not_exist()
    {
        await using var app = await TestApp.StartAsync();
        var company = await app.TokenAsync(await app.PersonAsync(sector: "company"));
        string[] hidden = [await app.BoardAsync("administration"), await app.BoardAsync("named", madeBy: await app.PersonAsync()), Ids.New()];

        foreach (var board in hidden)
        {
            await using var client = await BoardClient.ConnectAsync(app, company, board);
            var error = await Assert.ThrowsAsync<HubException>(() => client.OpenAsync());
            Assert.EndsWith("not_found", error.Message, StringComparison.Ordinal);
            Assert.EndsWith("not_found", (await Assert.ThrowsAsync<HubException>(() => client.ApplyAsync(Ops.Note(Ids.New())))).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Visitors_read_public_boards_and_nothing_else()
    {
        await using var app = await TestApp.StartAsync();
        var (open, members) = (await app.BoardAsync("public"), await app.BoardAsync());
        await using var visitor = await BoardClient.ConnectAsync(app, null, open);
        await using var member = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), open);

        var state = await visitor.OpenAsync();
        var seq = await member.MustAsync(Ops.Note(Ids.New()));

        await visitor.HeardAsync(seq);
        Assert.Equal("read", state.GetProperty("you").GetProperty("role").GetString());
        Assert.EndsWith("forbidden", (await Assert.ThrowsAsync<HubException>(() => visitor.ApplyAsync(Ops.Note(Ids.New())))).Message, StringComparison.Ordinal);
        Assert.EndsWith("not_found", (await Assert.ThrowsAsync<HubException>(() => visitor.Hub.InvokeAsync("Open", members, null))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scopes_limit_a_token()
    {
        await using var app = await TestApp.StartAsync();
        var (person, board) = (await app.PersonAsync(), await app.BoardAsync());
        await using var reader = await BoardClient.OpenAsync(app, await app.TokenAsync(person, Scopes.BoardsRead), board);
        await using var writer = await BoardClient.ConnectAsync(app, await app.TokenAsync(person, Scopes.BoardsWrite), board);

        Assert.EndsWith("forbidden", (await Assert.ThrowsAsync<HubException>(() => reader.ApplyAsync(Ops.Note(Ids.New())))).Message, StringComparison.Ordinal);
        Assert.EndsWith("forbidden", (await Assert.ThrowsAsync<HubException>(() => writer.OpenAsync())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_token_that_is_revoked_closes_its_boards_within_a_second(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var (person, board) = (await app.PersonAsync(), await app.BoardAsync());
        var token = await app.TokenAsync(person);
        await using var client = await BoardClient.OpenAsync(app, token, board);
        Assert.True(ApiToken.TryRead(token, out var id, out _));

        await app.Services.GetRequiredService<TokenStore>().RevokeAsync(person, id);

        await ClosesAsync(client, "signed_out");
        await client.Ended.Task.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Losing_the_audience_closes_the_board_for_those_and_only_those_who_lose_it()
    {
        await using var app = await TestApp.StartAsync();
        var (official, company) = (await app.PersonAsync(), await app.PersonAsync(sector: "company"));
        var board = await app.BoardAsync();
        await using var stays = await BoardClient.OpenAsync(app, await app.TokenAsync(official), board);
        await using var loses = await BoardClient.OpenAsync(app, await app.TokenAsync(company), board);
        var store = app.Services.GetRequiredService<BoardStore>();

        await store.SetAudienceAsync(new Viewer(official, true, new HashSet<string>()), board, null, new Audience(AudienceKind.Administration), null);

        await ClosesAsync(loses, "revoked");
        await stays.HeardAsync(await stays.MustAsync(Ops.Note(Ids.New())));
        Assert.Empty(loses.Applied);
        Assert.Empty(stays.Closed);
    }

    [Fact]
    public async Task Archiving_closes_a_board_which_then_opens_to_read_and_deleting_ends_it()
    {
        await using var app = await TestApp.StartAsync();
        var (person, board) = (await app.PersonAsync(), await app.BoardAsync());
        var viewer = new Viewer(person, true, new HashSet<string>());
        var store = app.Services.GetRequiredService<BoardStore>();
        await using var client = await BoardClient.OpenAsync(app, await app.TokenAsync(person), board);

        Assert.Equal(BoardChange.Done, await store.ArchiveAsync(viewer, board, 1));
        await ClosesAsync(client, "archived");
        Assert.Equal("read", (await client.OpenAsync()).GetProperty("you").GetProperty("role").GetString());
        Assert.EndsWith("forbidden", (await Assert.ThrowsAsync<HubException>(() => client.ApplyAsync(Ops.Note(Ids.New())))).Message, StringComparison.Ordinal);
        Assert.Equal(BoardChange.Stale, await store.DeleteAsync(viewer, board, 1));
        Assert.Equal(BoardChange.Done, await store.DeleteAsync(viewer, board, 2));

        await ClosesAsync(client, "deleted");
        Assert.EndsWith("not_found", (await Assert.ThrowsAsync<HubException>(() => client.OpenAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_the_sector_of_a_person_by_another_process_is_noticed()
    {
        await using var app = await TestApp.StartAsync();
        var (person, board) = (await app.PersonAsync(), await app.BoardAsync("administration"));
        await using var client = await BoardClient.OpenAsync(app, await app.TokenAsync(person), board);

        await app.Database.WriteAsync(async (c, t) =>
        {
            await c.ExecuteAsync("update people set sector = 'company' where id = @person", new { person }, t);
            await Fachgruppe.Platform.Rights.RightsVersion.RaiseAsync(c, t);
        });

        await ClosesAsync(client, "revoked");
    }

    private static async Task ClosesAsync(BoardClient client, string reason)
    {
        var waited = Stopwatch.StartNew();
        await Until.TrueAsync(() => client.Closed.Any(c => c.Reason == reason), $"Closed({reason})");
        Assert.True(waited.Elapsed < TimeSpan.FromSeconds(1), $"Closed after {waited.Elapsed}.");
    }
}
