using System.Text.Json;
using Fachgruppe.Platform;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;

namespace Fachgruppe.Tests.Boards.Live;

public sealed class PresenceTests
{
    [Fact]
    public async Task Three_tabs_of_one_person_are_one_person_and_closing_one_leaves_two()
    {
        await using var app = await TestApp.StartAsync();
        var (token, board) = (await app.TokenAsync(await app.PersonAsync()), await app.BoardAsync());
        await using var one = await BoardClient.OpenAsync(app, token, board);
        await using var two = await BoardClient.OpenAsync(app, token, board);
        var three = await BoardClient.OpenAsync(app, token, board);
        await Until.TrueAsync(() => Latest(one) is (1, 3, 3));

        await three.DisposeAsync();

        await Until.TrueAsync(() => Latest(one) is (1, 2, 2));
        var seq = await two.MustAsync(Ops.Note(Ids.New()));
        await one.HeardAsync(seq);
        await two.HeardAsync(seq);
    }

    [Fact]
    public async Task Drags_and_points_reach_others_and_not_their_only_sender()
    {
        await using var app = await TestApp.StartAsync();
        var (jule, board) = (await app.PersonAsync(), await app.BoardAsync());
        await using var sender = await BoardClient.OpenAsync(app, await app.TokenAsync(jule), board);
        await using var reader = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), board);
        var note = Ids.New();
        await sender.MustAsync(Ops.Note(note));

        await sender.Hub.SendAsync("Drag", board, note, 12.5, 7);
        await sender.Hub.SendAsync("Drag", board, Ids.New(), 1, 1);
        await sender.Hub.SendAsync("Point", board, 3, 4);

        await Until.TrueAsync(() => reader.Movings.Any(m => m.GetProperty("moves").GetArrayLength() > 0) && reader.Movings.Any(m => m.GetProperty("points").GetArrayLength() > 0));
        var move = reader.Movings.SelectMany(m => m.GetProperty("moves").EnumerateArray()).Single();
        Assert.Equal((jule, note, 12.5), (move.GetProperty("person").GetString(), move.GetProperty("noteId").GetString(), move.GetProperty("x").GetDouble()));
        Assert.Empty(sender.Movings);
    }

    [Fact]
    public async Task Leaving_ends_what_is_heard()
    {
        await using var app = await TestApp.StartAsync();
        var (token, board) = (await app.TokenAsync(await app.PersonAsync()), await app.BoardAsync());
        await using var stays = await BoardClient.OpenAsync(app, token, board);
        await using var leaves = await BoardClient.OpenAsync(app, token, board);

        await leaves.Hub.InvokeAsync("Leave", board);
        await stays.HeardAsync(await stays.MustAsync(Ops.Note(Ids.New())));
        await Until.TrueAsync(() => Latest(stays) is (1, 1, 1));

        Assert.Empty(leaves.Applied);
        var error = await Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(() => leaves.ApplyAsync(Ops.Note(Ids.New())));
        Assert.EndsWith("not_found", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sixty_people_on_one_wall_hear_every_note_of_ten_writers()
    {
        await using var app = await TestApp.StartAsync();
        var board = await app.BoardAsync();
        var people = await Task.WhenAll(Enumerable.Range(0, 60).Select(async i => await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync($"Person {i}")), board)));

        await Task.WhenAll(people.Take(10).Select(async writer =>
        {
            for (var i = 0; i < 10; i++)
            {
                await writer.MustAsync(Ops.Note(Ids.New()));
            }
        }));

        await Until.TrueAsync(() => people.All(p => p.Applied.Count == 100), "all notes at all people");
        Assert.All(people, p => Assert.Equal(Enumerable.Range(1, 100).Select(i => (long)i), p.Applied.Select(o => o.GetProperty("seq").GetInt64())));
        await Task.WhenAll(people.Select(p => p.DisposeAsync().AsTask()));
    }

    private static (int People, int Connections, int Total) Latest(BoardClient client)
        => client.Presences.LastOrDefault() is { ValueKind: JsonValueKind.Object } latest
            ? (latest.GetProperty("people").GetArrayLength(), latest.GetProperty("people")[0].GetProperty("connections").GetInt32(), latest.GetProperty("total").GetInt32())
            : default;
}
