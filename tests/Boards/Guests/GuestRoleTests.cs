using System.Text.Json;
using Fachgruppe.Platform;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Fachgruppe.Tests.Boards.Guests;

/// <summary>What guests may do on a board, asked of the hub itself.</summary>
public sealed class GuestRoleTests
{
    [Fact]
    public async Task Whoever_may_only_add_notes_touches_no_other_and_no_frame()
    {
        await using var app = await TestApp.StartAsync();
        var board = await app.BoardAsync();
        await using var member = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), board);
        var (theirs, frame, own) = (Ids.New(), Ids.New(), Ids.New());
        await member.MustAsync(Ops.Note(theirs, "bleibt"));
        await using var guest = await app.GuestAsync(board, "notes");

        var receipts = await guest.ApplyAsync(
            Ops.Note(own, "meins"),
            Ops.Set(theirs, ("text", "fremd")),
            Ops.Set(theirs, ("x", 500)),
            Ops.Of("note.delete", theirs),
            Ops.Of("frame.add", frame, ("title", "Neu"), ("x", 0), ("y", 0)),
            Ops.Of("board.set", null, ("title", "Anders")),
            Ops.Set(own, ("text", "meins, geändert")),
            Ops.Of("note.delete", own),
            Ops.Of("note.restore", own));

        Assert.Equal(
            ["ok", "forbidden", "forbidden", "forbidden", "forbidden", "forbidden", "ok", "ok", "ok"],
            receipts.Select(receipt => receipt.TryGetProperty("error", out var error) ? error.GetProperty("code").GetString() : "ok"));
        var notes = (await member.OpenAsync()).GetProperty("notes").EnumerateArray().ToDictionary(note => note.GetProperty("id").GetString()!, Text);
        Assert.Equal(("bleibt", "meins, geändert"), (notes[theirs], notes[own]));
    }

    [Fact]
    public async Task Whoever_works_along_changes_everything_and_whoever_reads_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var board = await app.BoardAsync();
        await using var member = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), board);
        var note = Ids.New();
        await member.MustAsync(Ops.Note(note, "alt"));
        await using var works = await app.GuestAsync(board, "edit");
        await using var reads = await app.GuestAsync(board, "read");

        await reads.HeardAsync(await works.MustAsync(Ops.Set(note, ("text", "neu"))));

        Assert.EndsWith("forbidden", (await Assert.ThrowsAsync<HubException>(() => reads.ApplyAsync(Ops.Note(Ids.New())))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_is_told_from_members_by_its_card()
    {
        await using var app = await TestApp.StartAsync();
        var board = await app.BoardAsync();
        await using var guest = await app.GuestAsync(board);
        var note = Ids.New();
        await guest.MustAsync(Ops.Note(note));

        var state = await guest.OpenAsync();

        var you = state.GetProperty("you");
        var card = Assert.Single(state.GetProperty("people").EnumerateArray(), person => person.GetProperty("id").GetString() == you.GetProperty("id").GetString());
        Assert.Equal(("notes", "Kim Lotse", "guest"), (you.GetProperty("role").GetString(), card.GetProperty("name").GetString(), card.GetProperty("sector").GetString()));
        Assert.Equal(you.GetProperty("id").GetString(), state.GetProperty("notes")[0].GetProperty("author").GetString());
    }

    [Fact]
    public async Task A_foreign_note_does_not_follow_the_hand_of_a_guest()
    {
        await using var app = await TestApp.StartAsync();
        var board = await app.BoardAsync();
        await using var member = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), board);
        await using var guest = await app.GuestAsync(board);
        var (theirs, own) = (Ids.New(), Ids.New());
        await member.MustAsync(Ops.Note(theirs));
        await guest.MustAsync(Ops.Note(own));

        await guest.Hub.SendAsync("Drag", board, theirs, 1, 1);
        await guest.Hub.SendAsync("Drag", board, own, 2, 2);

        await Until.TrueAsync(() => Moved(member).Contains(own));
        Assert.DoesNotContain(theirs, Moved(member));
    }

    private static string? Text(JsonElement note) => note.GetProperty("text").GetString();

    private static List<string?> Moved(BoardClient client) =>
        [.. client.Movings.SelectMany(moving => moving.GetProperty("moves").EnumerateArray()).Select(move => move.GetProperty("noteId").GetString())];
}
