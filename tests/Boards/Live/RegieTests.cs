using System.Text.Json;
using Fachgruppe.Boards.Journal;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Fachgruppe.Tests.Boards.Live;

/// <summary>Phases, time, freezing, locks and calls, asked of the hub itself.</summary>
public sealed class RegieTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_phase_holds_for_everybody_at_once_and_outlives_a_restart(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await using var scene = await SetAsync(app);
        var note = Ids.New();
        await scene.Lead.MustAsync(Ops.Note(note));

        await scene.Other.HeardAsync(await scene.Lead.MustAsync(Set(("phase", "reveal"))));
        var refused = (await scene.Other.ApplyAsync(Ops.Set(note, ("text", "anders"))))[0].GetProperty("error");
        Assert.Equal(("forbidden", "Gerade wird aufgedeckt und gelesen. Ändern können Sie in der nächsten Phase wieder."), (refused.GetProperty("code").GetString(), refused.GetProperty("message").GetString()));
        await scene.Lead.MustAsync(Set(("phase", "order"), ("frozen", true)));
        Assert.Equal("forbidden", await scene.Other.RefusedAsync(Ops.Set(note, ("x", 5))));
        await scene.Lead.MustAsync(Set(("frozen", null)));
        await scene.Other.MustAsync(Ops.Set(note, ("x", 5)));
        Assert.Equal("forbidden", await scene.Other.RefusedAsync(Set(("phase", null))));
        Assert.Equal("invalid", await scene.Lead.RefusedAsync(Set(("phase", "party"))));
        Assert.Equal("invalid", await scene.Lead.RefusedAsync(Set(("frozen", 1))));
        await app.RestartAsync();
        await using var later = await BoardClient.OpenAsync(app, scene.OtherToken, scene.Board);

        Assert.Equal(("order", false), Regie(await later.OpenAsync()));
    }

    [Fact]
    public async Task The_regie_is_part_of_snapshots()
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2026-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await using var app = await TestApp.StartAsync(time: time);
        await using var scene = await SetAsync(app);
        var note = Ids.New();
        await scene.Lead.MustAsync(Ops.Note(note));
        await scene.Lead.MustAsync(Ops.Set(note, ("locked", true)));
        await scene.Lead.MustAsync(Set(("phase", "weigh"), ("frozen", true), ("timer", new { length = 60_000 })));
        time.Advance(TimeSpan.FromDays(401));
        await using var late = await BoardClient.OpenAsync(app, await app.TokenAsync(scene.Maker), scene.Board);
        await late.MustAsync(Ops.Note(Ids.New()));

        Assert.Equal(3, await app.Services.GetRequiredService<Snapshots>().FoldAsync());
        await app.RestartAsync();
        await using var fresh = await BoardClient.OpenAsync(app, await app.TokenAsync(scene.Maker), scene.Board);
        var state = await fresh.OpenAsync();

        Assert.Equal(("weigh", true), Regie(state));
        Assert.Equal(60_000, state.GetProperty("board").GetProperty("timer").GetProperty("length").GetInt64());
        Assert.Single(state.GetProperty("notes").EnumerateArray(), one => one.TryGetProperty("locked", out var locked) && locked.GetBoolean());
    }

    [Fact]
    public async Task The_server_decides_when_a_time_ends()
    {
        await using var app = await TestApp.StartAsync();
        await using var scene = await SetAsync(app);
        var before = await scene.Other.Hub.InvokeAsync<long>("Clock");

        var seq = await scene.Lead.MustAsync(Set(("timer", new { length = 60_000 })));
        var heard = await scene.Other.HeardAsync(seq);
        var after = await scene.Other.Hub.InvokeAsync<long>("Clock");
        var timer = heard.GetProperty("timer");

        Assert.InRange(timer.GetProperty("end").GetInt64(), before + 60_000, after + 60_000);
        Assert.Equal(timer.GetRawText(), (await scene.Other.OpenAsync()).GetProperty("board").GetProperty("timer").GetRawText());
        seq = await scene.Lead.MustAsync(Set(("timer", new { pause = true })));
        Assert.InRange((await scene.Other.HeardAsync(seq)).GetProperty("timer").GetProperty("left").GetInt64(), 1, 60_000);
        seq = await scene.Lead.MustAsync(Set(("timer", new { add = 60_000 })));
        Assert.InRange((await scene.Other.HeardAsync(seq)).GetProperty("timer").GetProperty("left").GetInt64(), 60_001, 120_000);
        await scene.Lead.MustAsync(Set(("timer", null)));
        Assert.Equal("invalid", await scene.Lead.RefusedAsync(Set(("timer", new { pause = true }))));
        foreach (var bad in new object[] { new { length = 5 }, new { length = 1e9 }, new { length = 60_000, end = 5 }, new { pause = false }, new { }, "bald", 5 })
        {
            Assert.Equal("invalid", await scene.Lead.RefusedAsync(Set(("timer", bad))));
        }
    }

    [Fact]
    public async Task What_is_locked_stays_where_it_is_whoever_calls()
    {
        await using var app = await TestApp.StartAsync();
        await using var scene = await SetAsync(app);
        var (note, frame) = (Ids.New(), Ids.New());
        await scene.Other.MustAsync(Ops.Note(note));
        await scene.Other.MustAsync(Ops.Of("frame.add", frame, ("x", 0), ("y", 0)));
        Assert.Equal("forbidden", await scene.Other.RefusedAsync(Ops.Set(note, ("locked", true))));
        await scene.Lead.MustAsync(Ops.Set(note, ("locked", true)));
        await scene.Lead.MustAsync(Ops.Of("frame.set", frame, ("locked", true)));

        foreach (var op in new[] { Ops.Set(note, ("x", 5)), Ops.Set(note, ("locked", false)), Ops.Of("note.delete", note), Ops.Of("frame.set", frame, ("x", 5)), Ops.Of("frame.delete", frame), Ops.Of("group.add", Ids.New(), ("notes", new[] { note })) })
        {
            Assert.Equal("forbidden", await scene.Other.RefusedAsync(op));
        }

        await scene.Other.Hub.SendAsync("Drag", scene.Board, note, 1, 1);
        await scene.Other.Hub.SendAsync("Point", scene.Board, 3, 3);
        await Until.TrueAsync(() => !scene.Lead.Movings.IsEmpty);
        Assert.All(scene.Lead.Movings, moving => Assert.Equal(0, moving.GetProperty("moves").GetArrayLength()));
        await scene.Lead.MustAsync(Ops.Set(note, ("locked", null)));
        await scene.Other.MustAsync(Ops.Set(note, ("x", 5)));
    }

    [Fact]
    public async Task Only_the_moderation_gathers_people_and_asks_for_attention()
    {
        await using var app = await TestApp.StartAsync();
        await using var scene = await SetAsync(app);

        await scene.Other.Hub.SendAsync("Gather", scene.Board, 0, 0, 10, 10);
        await scene.Lead.Hub.SendAsync("Gather", scene.Board, 1, 2, 0, 4);
        await scene.Lead.Hub.SendAsync("Gather", scene.Board, 1, 2, 1280, 720);
        await Until.TrueAsync(() => !scene.Other.Movings.IsEmpty);
        await scene.Lead.Hub.SendAsync("Gather", scene.Board, null, null, null, null);
        await Until.TrueAsync(() => scene.Other.Movings.Count > 1);
        var views = scene.Other.Movings.Select(moving => moving.GetProperty("view")).ToList();

        Assert.Equal((1280, 720), (views[0].GetProperty("rect").GetProperty("w").GetInt32(), views[0].GetProperty("rect").GetProperty("h").GetInt32()));
        Assert.Equal(JsonValueKind.Null, views[1].GetProperty("rect").ValueKind);
        Assert.Empty(scene.Lead.Movings);
        Assert.EndsWith("forbidden", (await Assert.ThrowsAsync<HubException>(() => scene.Other.Hub.InvokeAsync("Attention", scene.Board))).Message, StringComparison.Ordinal);
        await scene.Lead.Hub.InvokeAsync("Attention", scene.Board);
        Assert.EndsWith("too_many", (await Assert.ThrowsAsync<HubException>(() => scene.Lead.Hub.InvokeAsync("Attention", scene.Board))).Message, StringComparison.Ordinal);
        await Until.TrueAsync(() => scene.Other.Calls.Count == 1);
    }

    private static Dictionary<string, object?> Set(params (string, object?)[] fields) => Ops.Of("board.set", null, fields);

    private static (string? Phase, bool Frozen) Regie(JsonElement state) =>
        (state.GetProperty("board").GetProperty("phase").GetString(), state.GetProperty("board").GetProperty("frozen").GetBoolean());

    private static async Task<Scene> SetAsync(TestApp app)
    {
        var maker = await app.PersonAsync("Fenja Probe");
        var board = await app.BoardAsync(madeBy: maker);
        var token = await app.TokenAsync(await app.PersonAsync("Malte Muster"));
        return new(board, maker, token, await BoardClient.OpenAsync(app, await app.TokenAsync(maker), board), await BoardClient.OpenAsync(app, token, board));
    }

    private sealed record Scene(string Board, string Maker, string OtherToken, BoardClient Lead, BoardClient Other) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Lead.DisposeAsync();
            await Other.DisposeAsync();
        }
    }
}
