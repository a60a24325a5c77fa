using System.Diagnostics;
using Fachgruppe.Accounts.Roles;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Roles;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Boards.Live;

/// <summary>What people may do on a board, asked of the hub itself.</summary>
public sealed class RoleTests
{
    [Fact]
    public async Task Whoever_made_a_board_moderates_it_and_others_start_in_its_start_role()
    {
        await using var app = await TestApp.StartAsync();
        var maker = await app.PersonAsync();
        var board = await app.BoardAsync(madeBy: maker);
        var strict = await app.BoardAsync(startRole: "notes");
        await using var leads = await BoardClient.OpenAsync(app, await app.TokenAsync(maker), board);
        await using var works = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), board);
        await using var adds = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), strict);

        Assert.Equal(["lead", "edit", "notes"], [await RoleAsync(leads), await RoleAsync(works), await RoleAsync(adds)]);
        await leads.MustAsync(Ops.Of("board.set", null, ("title", "Neu")));
        Assert.Equal("forbidden", await works.RefusedAsync(Ops.Of("board.set", null, ("title", "Anders"))));
        Assert.Equal("forbidden", await adds.RefusedAsync(Ops.Of("frame.add", Ids.New(), ("x", 0), ("y", 0))));
        await adds.MustAsync(Ops.Note(Ids.New()));
    }

    [Fact]
    public async Task The_organising_team_moderates_every_board_it_sees()
    {
        await using var app = await TestApp.StartAsync();
        var board = await app.BoardAsync();
        var organiser = await app.PersonAsync();
        await app.Services.GetRequiredService<RoleStore>().GiveAsync(organiser, RoleNames.Organiser, null);
        await using var leads = await BoardClient.OpenAsync(app, await app.TokenAsync(organiser), board);

        Assert.Equal("lead", await RoleAsync(leads));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_role_that_is_given_or_taken_reaches_an_open_board_within_a_second(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var (person, board) = (await app.PersonAsync(), await app.BoardAsync(startRole: "notes"));
        await using var client = await BoardClient.OpenAsync(app, await app.TokenAsync(person), board);
        var roles = app.Services.GetRequiredService<BoardRoleStore>();

        Assert.True(await roles.GiveAsync(board, person, BoardRole.Edit));
        await HearsAsync(client, "edit");
        await client.MustAsync(Ops.Of("frame.add", Ids.New(), ("x", 0), ("y", 0)));
        Assert.True(await roles.GiveAsync(board, person, BoardRole.Read));
        await HearsAsync(client, "read");
        Assert.EndsWith("forbidden", (await Assert.ThrowsAsync<HubException>(() => client.ApplyAsync(Ops.Note(Ids.New())))).Message, StringComparison.Ordinal);
        Assert.True(await roles.TakeAsync(board, person));
        await HearsAsync(client, "notes");

        Assert.False(await roles.TakeAsync(board, person));
        Assert.False(await roles.GiveAsync(board, Ids.New(), BoardRole.Edit));
    }

    [Fact]
    public async Task A_note_of_others_follows_no_hand_that_may_only_add_notes()
    {
        await using var app = await TestApp.StartAsync();
        var board = await app.BoardAsync(startRole: "notes");
        await using var one = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), board);
        await using var other = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), board);
        var (theirs, own) = (Ids.New(), Ids.New());
        await one.MustAsync(Ops.Note(theirs));
        await other.MustAsync(Ops.Note(own));

        await other.Hub.SendAsync("Drag", board, theirs, 1, 1);
        await other.Hub.SendAsync("Drag", board, own, 2, 2);

        await Until.TrueAsync(() => one.Movings.Any(moving => moving.GetRawText().Contains(own, StringComparison.Ordinal)));
        Assert.DoesNotContain(one.Movings, moving => moving.GetRawText().Contains(theirs, StringComparison.Ordinal));
        foreach (var op in new[] { Ops.Set(theirs, ("x", 9)), Ops.Set(theirs, ("text", "fremd")), Ops.Of("note.delete", theirs), Ops.Of("group.add", Ids.New(), ("notes", new[] { theirs })) })
        {
            Assert.Equal("forbidden", await other.RefusedAsync(op));
        }
    }

    private static async Task<string?> RoleAsync(BoardClient client) => (await client.OpenAsync()).GetProperty("you").GetProperty("role").GetString();

    private static async Task HearsAsync(BoardClient client, string role)
    {
        var waited = Stopwatch.StartNew();
        await Until.TrueAsync(() => client.Yous.LastOrDefault() is { ValueKind: not System.Text.Json.JsonValueKind.Undefined } you && you.GetProperty("role").GetString() == role, $"You({role})");
        Assert.True(waited.Elapsed < TimeSpan.FromSeconds(1), $"Told after {waited.Elapsed}.");
    }
}
