using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;

namespace Fachgruppe.Tests.Boards.Live;

/// <summary>Until the opening nobody but the author hears a sealed note's words, whatever they listen to.</summary>
public sealed class SealedTests
{
    private const string Secret = "Kanarienvogel-7f3a";
    private const string Draft = "Entwurf-91bc";

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task No_byte_of_the_hub_carries_a_strangers_words_or_name_until_the_opening(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var (jule, fenja) = (await app.PersonAsync("Jule Beispiel"), await app.PersonAsync("Fenja Probe"));
        var board = await app.BoardAsync(madeBy: fenja);
        var stranger = await app.TokenAsync(await app.PersonAsync("Malte Muster"));
        await using var lead = await BoardClient.OpenAsync(app, await app.TokenAsync(fenja), board);
        var start = await lead.MustAsync(Ops.Of("board.set", null, ("sealed", true)));
        await using var json = await RawEar.OpenAsync(app, stranger, board, packed: false);
        await using var pack = await RawEar.OpenAsync(app, stranger, board, packed: true);
        var note = Ids.New();
        await WriteAsync(app, jule, board, note);

        var last = await lead.MustAsync(Ops.Of("frame.add", Ids.New(), ("title", "Danach"), ("x", 0), ("y", 0)));
        await json.HearsAsync("Danach");
        await pack.HearsAsync("Danach");
        await using var late = await RawEar.OpenAsync(app, stranger, board, packed: true);
        await using var back = await RawEar.OpenAsync(app, stranger, board, packed: false, afterSeq: start);
        await app.RestartAsync();
        await using var restarted = await RawEar.OpenAsync(app, stranger, board, packed: false, afterSeq: start);
        await using var fresh = await RawEar.OpenAsync(app, stranger, board, packed: false);

        string[] heard = [json.Heard, pack.Heard, late.Heard, back.Heard, restarted.Heard, fresh.Heard];
        Assert.All(heard, text =>
        {
            Assert.Contains(note, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Draft, text, StringComparison.Ordinal);
            Assert.DoesNotContain(jule, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Jule", text, StringComparison.Ordinal);
        });
        Assert.Equal(last, await app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select seq from boards where id = @board", new { board })));

        await using var opener = await BoardClient.OpenAsync(app, await app.TokenAsync(fenja), board);
        await opener.MustAsync(Ops.Of("board.set", null, ("sealed", false)));
        await using var after = await BoardClient.ConnectAsync(app, stranger, board);
        var state = await after.OpenAsync(start);

        Assert.False(state.TryGetProperty("ops", out _), "What was opened stands in the state.");
        var opened = Assert.Single(state.GetProperty("notes").EnumerateArray());
        Assert.Equal((Secret, jule), (opened.GetProperty("text").GetString(), opened.GetProperty("author").GetString()));
        Assert.DoesNotContain(Draft, state.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Draft, (await after.OpenAsync(state.GetProperty("seq").GetInt64() - 1)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_tab_of_the_author_gets_the_words_in_order_and_once()
    {
        await using var app = await TestApp.StartAsync();
        var jule = await app.PersonAsync();
        var board = await app.BoardAsync(madeBy: jule);
        var token = await app.TokenAsync(jule);
        await using var other = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), board);
        await using var one = await BoardClient.OpenAsync(app, token, board);
        await using var two = await BoardClient.OpenAsync(app, token, board);
        await one.MustAsync(Ops.Of("board.set", null, ("sealed", true)));
        var note = Ids.New();
        await one.ApplyAsync(Ops.Note(note, Secret), Ops.Of("frame.add", Ids.New(), ("x", 0), ("y", 0)));
        await other.ApplyAsync(Ops.Note(Ids.New(), "fremd"));
        var last = await two.MustAsync(Ops.Set(note, ("text", Draft)));
        await Task.WhenAll(one.HeardAsync(last), two.HeardAsync(last), other.HeardAsync(last));

        Assert.All([one, two, other], client => Assert.Equal(Enumerable.Range(1, (int)last).Select(n => (long)n), client.Applied.Select(o => o.GetProperty("seq").GetInt64())));
        Assert.All([one, two], client => Assert.Equal([Secret, Draft], client.Applied.Select(Text).OfType<string>()));
        Assert.All([one, two], client => Assert.Single(client.Applied, o => Actor(o) is null));
        Assert.Equal(["fremd"], other.Applied.Select(Text).OfType<string>());
        Assert.Equal(Draft, (await one.OpenAsync()).GetProperty("notes").EnumerateArray().Single(n => n.GetProperty("id").GetString() == note).GetProperty("text").GetString());
    }

    [Fact]
    public async Task Neither_moderators_nor_resent_operations_get_at_a_sealed_note()
    {
        await using var app = await TestApp.StartAsync();
        var fenja = await app.PersonAsync();
        var board = await app.BoardAsync(madeBy: fenja);
        await using var jule = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), board);
        await using var lead = await BoardClient.OpenAsync(app, await app.TokenAsync(fenja), board);
        await lead.MustAsync(Ops.Of("board.set", null, ("sealed", true)));
        var note = Ids.New();
        var add = Ops.Note(note, "Ja");
        var seq = await jule.MustAsync(add);

        Assert.Equal("sealed", await lead.RefusedAsync(Ops.Set(note, ("text", "Nein"))));
        Assert.Equal("sealed", await lead.RefusedAsync(Ops.Set(note, ("x", 5))));
        Assert.Equal("sealed", await lead.RefusedAsync(Ops.Of("note.delete", note)));
        Assert.Equal("sealed", await lead.RefusedAsync(Ops.Of("group.add", Ids.New(), ("notes", new[] { note }))));
        Assert.Equal("op_id_reused", await lead.RefusedAsync(add));
        Assert.Equal("op_id_reused", await lead.RefusedAsync(new Dictionary<string, object?>(add) { ["text"] = "Nein" }));
        Assert.Equal(seq, await jule.MustAsync(add));
        Assert.Equal("forbidden", await jule.RefusedAsync(Ops.Of("board.set", null, ("sealed", false))));
        Assert.Equal("invalid", await lead.RefusedAsync(Ops.Of("board.set", null, ("sealed", null))));
        await jule.MustAsync(Ops.Set(note, ("text", "Doch")));
    }

    [Fact]
    public async Task What_was_taken_back_before_the_opening_comes_out_only_if_its_author_wants()
    {
        await using var app = await TestApp.StartAsync();
        var fenja = await app.PersonAsync();
        var board = await app.BoardAsync(madeBy: fenja);
        await using var jule = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), board);
        await using var lead = await BoardClient.OpenAsync(app, await app.TokenAsync(fenja), board);
        await lead.MustAsync(Ops.Of("board.set", null, ("sealed", true)));
        var note = Ids.New();
        await jule.ApplyAsync(Ops.Note(note, Secret), Ops.Of("note.delete", note));
        await lead.MustAsync(Ops.Of("board.set", null, ("sealed", false)));

        Assert.Equal("sealed", await lead.RefusedAsync(Ops.Of("note.restore", note)));
        Assert.DoesNotContain(Secret, string.Join('\n', lead.Applied), StringComparison.Ordinal);
        await lead.HeardAsync(await jule.MustAsync(Ops.Of("note.restore", note)));
        Assert.Contains(Secret, lead.Applied.Last().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_sealed_nobody_sees_where_somebody_points_or_drags()
    {
        await using var app = await TestApp.StartAsync();
        var person = await app.PersonAsync();
        var board = await app.BoardAsync(madeBy: person);
        await using var jule = await BoardClient.OpenAsync(app, await app.TokenAsync(person), board);
        await using var other = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), board);
        var note = Ids.New();
        await jule.MustAsync(Ops.Note(note));
        await jule.MustAsync(Ops.Of("board.set", null, ("sealed", true)));
        await jule.Hub.SendAsync("Point", board, 3, 4);
        await jule.Hub.SendAsync("Drag", board, note, 5, 6);
        await jule.MustAsync(Ops.Of("board.set", null, ("sealed", false)));
        await jule.Hub.SendAsync("Point", board, 7, 8);

        await Until.TrueAsync(() => !other.Movings.IsEmpty);
        var first = other.Movings.First();
        Assert.Equal((0, 7), (first.GetProperty("moves").GetArrayLength(), first.GetProperty("points")[0].GetProperty("x").GetDouble()));
    }

    [Fact]
    public async Task Another_node_hides_the_same_and_both_open_together()
    {
        await using var app = await TestApp.StartAsync(DatabaseEngine.PostgreSql);
        await using var node = await app.JoinAsync();
        var person = await app.PersonAsync("Jule Beispiel");
        var board = await app.BoardAsync(madeBy: person);
        var stranger = await app.TokenAsync(await app.PersonAsync());
        await using var jule = await BoardClient.OpenAsync(app, await app.TokenAsync(person), board);
        await jule.MustAsync(Ops.Of("board.set", null, ("sealed", true)));
        await using var ear = await RawEar.OpenAsync(node, stranger, board, packed: true);
        await using var reader = await BoardClient.OpenAsync(node, stranger, board);
        await using var elsewhere = await BoardClient.OpenAsync(node, await app.TokenAsync(person), board);
        var seq = await jule.MustAsync(Ops.Note(Ids.New(), Secret));

        Assert.Null(Text(await reader.HeardAsync(seq)));
        Assert.Equal(Secret, Text(await elsewhere.HeardAsync(seq)));
        Assert.DoesNotContain(Secret, ear.Heard, StringComparison.Ordinal);
        await reader.HeardAsync(await jule.MustAsync(Ops.Of("board.set", null, ("sealed", false))));
        Assert.Equal(Secret, (await reader.OpenAsync()).GetProperty("notes")[0].GetProperty("text").GetString());
    }

    // Not by the hub, where presence names whoever is there.
    private static async Task WriteAsync(TestApp app, string person, string board, string note)
    {
        using var author = app.Client();
        author.DefaultRequestHeaders.Authorization = new("Bearer", await app.TokenAsync(person));
        Dictionary<string, object?>[] ops = [Ops.Note(note, Draft), Ops.Set(note, ("text", Secret)), Ops.Of("note.delete", note), Ops.Of("note.restore", note)];
        using var answer = await author.PostAsJsonAsync($"/api/v1/boards/{board}/ops", ops);
        Assert.DoesNotContain("error", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string? Text(JsonElement op) => op.TryGetProperty("text", out var text) ? text.GetString() : null;

    private static string? Actor(JsonElement op) => op.GetProperty("actor").GetString();
}
