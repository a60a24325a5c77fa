using System.Text;
using System.Text.Json;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Wire;
using Fachgruppe.Platform;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.SignalR;

namespace Fachgruppe.Tests.Boards.Support;

/// <summary>A client that writes at random, loses its connection at random, and sends again what has no receipt.</summary>
internal sealed class RandomClient(TestApp app, string token, string board, int seed)
{
    private readonly Random _random = new(seed);
    private readonly Queue<Dictionary<string, object?>> _unsent = new();
    private readonly SortedDictionary<long, AppliedOperation> _ahead = [];
    private readonly Lock _lock = new();
    private BoardClient? _client;
    private int _heard;

    public BoardState State { get; private set; } = BoardState.Empty;

    /// <summary>Writes that many operations and returns once each has a receipt or a refusal.</summary>
    public async Task WriteAsync(int count)
    {
        for (var made = 0; made < count || _unsent.Count > 0;)
        {
            while (made < count && _unsent.Count < 25)
            {
                _unsent.Enqueue(Invent());
                made++;
            }

            try
            {
                await ConnectedAsync();
                await SendAsync();
            }
            catch (Exception error) when (error is HubException or IOException or InvalidOperationException or OperationCanceledException or HttpRequestException or AggregateException or System.Net.WebSockets.WebSocketException)
            {
                await DropAsync();
            }
        }
    }

    /// <summary>Reads on until it has seen that operation.</summary>
    public async Task ReachAsync(long seq)
    {
        while (State.Seq < seq)
        {
            await ConnectedAsync();
            await Until.TrueAsync(() => Take() >= seq || _client!.Ended.Task.IsCompleted, $"seq {seq}, at {State.Seq}");
            if (State.Seq < seq)
            {
                await DropAsync();
            }
        }

        await DropAsync();
    }

    private async Task SendAsync()
    {
        object[] batch = [.. _unsent.Take(_random.Next(1, 26))];
        var call = _client!.ApplyAsync(batch);
        if (_random.Next(25) == 0)
        {
            // The line goes dead with the call under way: whether it was committed, nobody knows.
            await DropAsync();
            await call.ContinueWith(_ => 0, TaskScheduler.Default);
            return;
        }

        foreach (var receipt in await call)
        {
            if (!receipt.TryGetProperty("error", out var error) || error.GetProperty("code").GetString() != "not_saved")
            {
                _unsent.Dequeue();
            }
            else
            {
                break;
            }
        }

        Take();
    }

    private async Task ConnectedAsync()
    {
        if (_client is not null)
        {
            return;
        }

        var client = await BoardClient.ConnectAsync(app, token, board);
        try
        {
            var answer = await client.OpenAsync(State.Seq == 0 ? null : State.Seq);
            State = answer.TryGetProperty("ops", out var missed)
                ? BoardReducer.Apply(State, missed.EnumerateArray().Select(Read))
                : Snapshot(answer);
            (_client, _heard) = (client, 0);
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    private async Task DropAsync()
    {
        if (_client is { } client)
        {
            _client = null;
            await client.DisposeAsync();
        }

        _ahead.Clear();
    }

    // Frames are applied in order, what is known already is passed over: a gap would never close and so be found.
    private long Take()
    {
        lock (_lock)
        {
            foreach (var operation in _client!.Applied.Skip(_heard).ToList())
            {
                _heard++;
                var applied = Read(operation);
                _ahead[applied.Seq] = applied;
            }

            while (_ahead.Count > 0 && _ahead.First() is var next && next.Key <= State.Seq + 1)
            {
                State = next.Key == State.Seq + 1 ? BoardReducer.Apply(State, next.Value) : State;
                _ahead.Remove(next.Key);
            }

            return State.Seq;
        }
    }

    private Dictionary<string, object?> Invent()
    {
        var (notes, frames, groups) = (State.Notes.Keys.ToList(), State.Frames.Keys.ToList(), State.Groups.Keys.ToList());
        var note = notes.Count > 0 ? notes[_random.Next(notes.Count)] : Ids.New();
        var frame = frames.Count > 0 ? frames[_random.Next(frames.Count)] : null;
        var group = groups.Count > 0 ? groups[_random.Next(groups.Count)] : null;
        return _random.Next(14) switch
        {
            0 or 1 => Ops.Note(Ids.New(), $"{_random.Next()}", _random.Next(-1000, 1000), _random.Next(-1000, 1000)),
            2 => Ops.Of("note.add", Ids.New(), ("text", "im Bereich"), ("x", 1), ("y", 1), ("frame", frame), ("order", FractionalIndex.Spread(_random.Next(1, 40))[^1])),
            3 or 4 => Ops.Set(note, ("text", $"{_random.Next()}")),
            5 => Ops.Set(note, ("color", Values.Colors[_random.Next(8)]), ("frame", frame), ("group", group)),
            6 or 7 => Ops.Set(note, ("x", _random.NextDouble() * 1000), ("y", _random.Next(1000))),
            8 => Ops.Of("note.delete", note),
            9 => Ops.Of("note.restore", note),
            10 => Ops.Of("frame.add", Ids.New(), ("title", "Bereich"), ("x", 0), ("y", 0)),
            11 when frame is not null => Ops.Of("frame.set", frame, ("x", _random.Next(-500, 500)), ("title", $"{_random.Next()}")),
            12 when frame is not null => Ops.Of(_random.Next(2) == 0 ? "frame.delete" : "frame.restore", frame),
            13 => Ops.Of("group.add", Ids.New(), ("title", "Stapel"), ("notes", new[] { note })),
            _ => group is null ? Ops.Of("board.set", null, ("title", $"{_random.Next()}")) : Ops.Of(_random.Next(2) == 0 ? "group.delete" : "group.restore", group),
        };
    }

    private static BoardState Snapshot(JsonElement answer)
    {
        // The same shape as a snapshot's, without its tombstones: what comes back later brings its content along.
        var nothing = new { notes = Array.Empty<int>(), frames = Array.Empty<int>(), groups = Array.Empty<int>() };
        var text = JsonSerializer.Serialize(new { seq = answer.GetProperty("seq"), title = (string?)null, description = (string?)null, lastOrder = (string?)null, living = answer, deleted = nothing });
        return Fachgruppe.Boards.Journal.SnapshotFormat.Read(Encoding.UTF8.GetBytes(text));
    }

    private static AppliedOperation Read(JsonElement element)
    {
        var effect = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(element)!;
        var (seq, actor, at) = (effect["seq"].GetInt64(), effect["actor"].GetString(), effect["at"].GetInt64());
        effect.Remove("seq");
        effect.Remove("actor");
        effect.Remove("at");
        return new(seq, actor, at, OperationReader.ReadEffect(JsonWireReader.Parse(JsonSerializer.SerializeToUtf8Bytes(effect))));
    }
}
