using System.Collections.Concurrent;
using System.Text.Json;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;

namespace Fachgruppe.Tests.Boards.Random;

/// <summary>A client that is cut off, comes back, sends again what it has no receipt for, and never loses count.</summary>
internal sealed class WildClient(TestApp app, string token, string board, int seed, string? person = null, bool seals = false) : IAsyncDisposable
{
    private readonly System.Random _random = new(seed);
    private readonly RandomOps _ops = new(new System.Random(seed + 1), seals);
    private readonly List<Dictionary<string, object?>> _pending = [];
    private readonly ConcurrentQueue<JsonElement> _heard = new();
    private HubConnection? _hub;

    public Replica Board { get; } = new();

    /// <summary>The receipt of each accepted operation.</summary>
    public Dictionary<string, long> Accepted { get; } = new(StringComparer.Ordinal);

    /// <summary>Makes and sends that many operations.</summary>
    public async Task RunAsync(int operations)
    {
        for (var made = 0; made < operations;)
        {
            await StayConnectedAsync();
            await ListenAsync();
            for (var i = _random.Next(1, 12); i > 0 && made < operations; i--, made++)
            {
                _pending.Add(_ops.Next(Board));
            }

            await SendAsync();
            if (_random.Next(12) == 0)
            {
                await CutAsync();
            }
        }

        while (_pending.Count > 0)
        {
            await StayConnectedAsync();
            await SendAsync();
        }
    }

    /// <summary>Catches up to the end.</summary>
    public async Task SettleAsync(long seq)
    {
        while (Board.Seq < seq)
        {
            await CutAsync();
            await StayConnectedAsync();
            await ListenAsync();
        }
    }

    public ValueTask DisposeAsync() => _hub?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task SendAsync()
    {
        var batch = _pending.Take(_random.Next(1, 30)).ToList();
        try
        {
            var receipts = await _hub!.InvokeAsync<JsonElement>("Apply", board, batch);
            // A lost answer: the operations stay, and are sent again under the same ids.
            if (_random.Next(10) == 0)
            {
                return;
            }

            foreach (var receipt in receipts.EnumerateArray())
            {
                Take(receipt);
            }
        }
        catch (Exception error) when (IsLostConnection(error))
        {
            await CutAsync();
        }
    }

    private void Take(JsonElement receipt)
    {
        var opId = receipt.GetProperty("opId").GetString()!;
        if (receipt.TryGetProperty("seq", out var seq))
        {
            Accepted[opId] = seq.GetInt64();
        }
        else if (receipt.GetProperty("error").GetProperty("code").GetString() == "not_saved")
        {
            return;
        }

        _pending.RemoveAll(op => (string)op["opId"]! == opId);
    }

    private async Task StayConnectedAsync()
    {
        while (_hub?.State != HubConnectionState.Connected)
        {
            try
            {
                await CutAsync();
                _hub = new HubConnectionBuilder().WithUrl(new Uri(app.Address, "/hubs/board"), Straight).Build();
                _hub.On<string, JsonElement>("Applied", (_, frame) => frame.GetProperty("ops").EnumerateArray().ToList().ForEach(_heard.Enqueue));
                await _hub.StartAsync();
                await OpenAsync(Board.Seq == 0 || Board.MustReopen ? null : Board.Seq);
            }
            catch (Exception error) when (IsLostConnection(error))
            {
                await NextTryAsync();
            }
        }
    }

    private async Task OpenAsync(long? after)
    {
        var answer = await _hub!.InvokeAsync<JsonElement>("Open", board, after);
        if (answer.TryGetProperty("ops", out var ops))
        {
            Assert.All(ops.EnumerateArray(), op => Assert.True(Board.Apply(Discreet(op))));
            Assert.False(Board.MustReopen, "What was revealed stands in the state alone.");
        }
        else
        {
            Board.Reset(answer);
        }
    }

    private async Task ListenAsync()
    {
        while (_heard.TryDequeue(out var op))
        {
            Assert.True(Board.Apply(Discreet(op)), "A connection may not skip an operation.");
        }

        try
        {
            if (Board.MustReopen)
            {
                await OpenAsync(null);
            }
        }
        catch (Exception error) when (IsLostConnection(error))
        {
            await CutAsync();
        }
    }

    // An effect on a sealed note comes whole to its author and bare to everybody else.
    private JsonElement Discreet(JsonElement op)
    {
        var own = op.GetProperty("actor").GetString() is { } actor && actor == person;
        Assert.False(op.TryGetProperty("sealed", out var isSealed) && isSealed.GetBoolean() && op.GetProperty("type").GetString() != "board.set" && !own
            && (op.TryGetProperty("text", out _) || op.TryGetProperty("author", out _) || op.GetProperty("actor").GetString() is not null));
        return op;
    }

    private async Task CutAsync()
    {
        if (_hub is not null)
        {
            await _hub.DisposeAsync();
            _hub = null;
        }

        _heard.Clear();
    }

    private void Straight(HttpConnectionOptions options)
    {
        options.Headers["Authorization"] = $"Bearer {token}";
        options.SkipNegotiation = true;
        options.Transports = HttpTransportType.WebSockets;
    }

    private static async Task NextTryAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        await timer.WaitForNextTickAsync();
    }

    private static bool IsLostConnection(Exception error) =>
        error is AggregateException or HttpRequestException or IOException or InvalidOperationException or OperationCanceledException or System.Net.WebSockets.WebSocketException
            or Microsoft.AspNetCore.SignalR.HubException;
}
