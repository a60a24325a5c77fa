using Dapper;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Boards.Live;

public sealed class ExactlyOnceTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_same_operation_again_has_one_effect_and_the_first_receipt_even_after_a_restart(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var (token, board) = (await app.TokenAsync(await app.PersonAsync()), await app.BoardAsync());
        var op = Ops.Note(Ids.New());
        long first;
        await using (var client = await BoardClient.OpenAsync(app, token, board))
        {
            first = await client.MustAsync(op);
            var twice = await client.ApplyAsync(op, op);
            Assert.All(twice, receipt => Assert.Equal(first, receipt.GetProperty("seq").GetInt64()));
        }

        await app.RestartAsync();
        await using var again = await BoardClient.OpenAsync(app, token, board);

        Assert.Equal(first, await again.MustAsync(op));
        Assert.Equal(1, (await again.OpenAsync()).GetProperty("notes").GetArrayLength());
        Assert.Equal(1, await app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from board_ops")));
    }

    [Fact]
    public async Task The_same_id_with_another_payload_is_refused_and_changes_nothing()
    {
        await using var app = await TestApp.StartAsync();
        await using var client = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), await app.BoardAsync());
        var op = Ops.Note(Ids.New(), "eins");
        await client.MustAsync(op);

        var other = new Dictionary<string, object?>(op) { ["text"] = "zwei" };

        Assert.Equal("op_id_reused", await client.RefusedAsync(other));
        Assert.Equal("eins", (await client.OpenAsync()).GetProperty("notes")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_refused_operation_stores_no_receipt_and_never_fails_its_neighbours()
    {
        await using var app = await TestApp.StartAsync();
        await using var client = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), await app.BoardAsync());
        var note = Ids.New();
        var early = Ops.Set(note, ("text", "zu früh"));

        var receipts = await client.ApplyAsync(early, 7, Ops.Of("note.fly", Ids.New(), ("dots", 1)), Ops.Note(note));

        Assert.Equal(["not_found", "invalid", "invalid"], receipts.Take(3).Select(r => r.GetProperty("error").GetProperty("code").GetString()));
        Assert.Equal(1, receipts[3].GetProperty("seq").GetInt64());
        Assert.Equal(2, await client.MustAsync(early));
    }

    [Fact]
    public async Task A_committed_operation_whose_answer_was_lost_heals()
    {
        await using var app = await TestApp.StartAsync();
        var (token, board) = (await app.TokenAsync(await app.PersonAsync()), await app.BoardAsync());
        var op = Ops.Note(Ids.New());
        await using (var lost = await BoardClient.OpenAsync(app, token, board))
        {
            _ = lost.ApplyAsync(op).ContinueWith(_ => 0, TaskScheduler.Default);
            await Until.TrueAsync(() => !lost.Applied.IsEmpty);
        }

        await using var back = await BoardClient.ConnectAsync(app, token, board);
        var missed = await back.OpenAsync(0);

        Assert.Equal(op["id"], missed.GetProperty("ops")[0].GetProperty("id").GetString());
        Assert.Equal(1, await back.MustAsync(op));
    }

    [Fact]
    public async Task Two_hundred_offline_operations_replay_once_and_in_order()
    {
        await using var app = await TestApp.StartAsync();
        await using var client = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), await app.BoardAsync());
        var note = Ids.New();
        object[] ops = [Ops.Note(note, "0"), .. Enumerable.Range(1, 199).Select(i => Ops.Set(note, ("text", $"{i}")))];

        // Sent without waiting in between, and then all once more, as after a lost connection.
        var calls = await Task.WhenAll(client.ApplyAsync(ops[..100]), client.ApplyAsync(ops[100..]), client.ApplyAsync(ops[..100]), client.ApplyAsync(ops[100..]));

        var seqs = calls.Select(receipts => receipts.Select(r => r.GetProperty("seq").GetInt64()).ToList()).ToList();
        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), seqs[0].Concat(seqs[1]));
        Assert.Equal(seqs[0].Concat(seqs[1]), seqs[2].Concat(seqs[3]));
        Assert.Equal("199", (await client.OpenAsync()).GetProperty("notes")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_client_catches_up_by_operations_or_by_a_state_whichever_is_shorter()
    {
        await using var app = await TestApp.StartAsync();
        await using var client = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), await app.BoardAsync());
        var note = Ids.New();
        await client.MustAsync(Ops.Note(note));
        for (var i = 0; i < 3; i++)
        {
            await client.ApplyAsync([.. Enumerable.Range(0, 40).Select(n => Ops.Set(note, ("x", n)))]);
        }

        var (few, none, many, future) = (await client.OpenAsync(119), await client.OpenAsync(121), await client.OpenAsync(1), await client.OpenAsync(999));

        Assert.Equal([120L, 121L], few.GetProperty("ops").EnumerateArray().Select(o => o.GetProperty("seq").GetInt64()));
        Assert.Equal((121L, 0), (none.GetProperty("seq").GetInt64(), none.GetProperty("ops").GetArrayLength()));
        Assert.Equal(1, many.GetProperty("notes").GetArrayLength());
        Assert.Equal(121, future.GetProperty("seq").GetInt64());
        Assert.Equal(1, future.GetProperty("notes").GetArrayLength());
    }

    [Fact]
    public async Task What_another_process_wrote_reaches_open_boards()
    {
        await using var app = await TestApp.StartAsync();
        var (person, board) = (await app.PersonAsync(), await app.BoardAsync());
        await using var client = await BoardClient.OpenAsync(app, await app.TokenAsync(person), board);
        await client.MustAsync(Ops.Note(Ids.New(), "eins"));
        var (opId, note) = (Ids.New(), Ids.New());
        var payload = $$"""{"opId":"{{opId}}","type":"note.add","id":"{{note}}","text":"zwei","x":0,"y":0,"color":"yellow","size":"m","frame":null,"group":null,"order":"a1"}""";

        await app.Database.WriteAsync(async (c, t) =>
        {
            await c.ExecuteAsync("insert into board_ops values (@board, 2, @opId, @person, 5, @payload, 'd')", new { board, opId, person, payload }, t);
            await c.ExecuteAsync("update boards set seq = 2 where id = @board", new { board }, t);
        });

        Assert.Equal("zwei", (await client.HeardAsync(2)).GetProperty("text").GetString());
        Assert.Equal(3, await client.MustAsync(Ops.Set(note, ("text", "drei"))));
    }
}
