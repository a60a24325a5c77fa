using System.Collections.Concurrent;
using System.Text.Json;
using Fachgruppe.Platform;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;

namespace Fachgruppe.Tests.Boards.Support;

/// <summary>A plain JSON client of the hub that keeps what it hears.</summary>
internal sealed class BoardClient : IAsyncDisposable
{
    private BoardClient(HubConnection hub, string board)
    {
        Hub = hub;
        Board = board;
        hub.On<string, JsonElement>("Applied", (_, frame) => Hear(frame));
        hub.On<string, JsonElement>("Presence", (_, presence) => Presences.Enqueue(presence));
        hub.On<string, JsonElement>("Tally", (_, tally) => Tallies.Enqueue(tally));
        hub.On<string, JsonElement>("Ballot", (_, ballot) => Ballots.Enqueue(ballot));
        hub.On<string, JsonElement>("Moving", (_, moving) => Movings.Enqueue(moving));
        hub.On<string, JsonElement>("You", (_, you) => Yous.Enqueue(you));
        hub.On<string, JsonElement>("Attention", (_, call) => Calls.Enqueue(call));
        hub.On<string, string>("Closed", (id, reason) => Closed.Enqueue((id, reason)));
        hub.Closed += _ =>
        {
            Ended.TrySetResult();
            return Task.CompletedTask;
        };
    }

    public HubConnection Hub { get; }

    public string Board { get; }

    /// <summary>Operations heard by seq, each time it came.</summary>
    public ConcurrentQueue<JsonElement> Applied { get; } = new();

    public ConcurrentQueue<JsonElement> Presences { get; } = new();

    public ConcurrentQueue<JsonElement> Tallies { get; } = new();

    public ConcurrentQueue<JsonElement> Ballots { get; } = new();

    public ConcurrentQueue<JsonElement> Movings { get; } = new();

    public ConcurrentQueue<JsonElement> Yous { get; } = new();

    public ConcurrentQueue<JsonElement> Calls { get; } = new();

    public ConcurrentQueue<(string Board, string Reason)> Closed { get; } = new();

    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Connects without opening the board.</summary>
    public static async Task<BoardClient> ConnectAsync(TestApp app, string? token, string board, string language = "de", string? cookie = null)
    {
        var hub = new HubConnectionBuilder().WithUrl(new Uri(app.Address, "/hubs/board"), options =>
        {
            options.Headers["Accept-Language"] = language;
            if (token is not null)
            {
                options.Headers["Authorization"] = $"Bearer {token}";
            }

            if (cookie is not null)
            {
                options.Headers["Cookie"] = cookie;
                options.Headers["Origin"] = app.Address.GetLeftPart(UriPartial.Authority);
            }
        }).Build();
        var client = new BoardClient(hub, board);
        await hub.StartAsync();
        return client;
    }

    /// <summary>Connects and opens the board.</summary>
    public static async Task<BoardClient> OpenAsync(TestApp app, string? token, string board, string language = "de")
    {
        var client = await ConnectAsync(app, token, board, language);
        await client.OpenAsync();
        return client;
    }

    public Task<JsonElement> OpenAsync(long? afterSeq = null) => Hub.InvokeAsync<JsonElement>("Open", Board, afterSeq);

    public async Task<IReadOnlyList<JsonElement>> ApplyAsync(params object[] ops)
        => [.. (await Hub.InvokeAsync<JsonElement>("Apply", Board, ops)).EnumerateArray()];

    /// <summary>Applies one operation that must be accepted; its seq.</summary>
    public async Task<long> MustAsync(object op)
    {
        var receipt = (await ApplyAsync(op))[0];
        return receipt.TryGetProperty("seq", out var seq) ? seq.GetInt64() : throw new InvalidOperationException(receipt.ToString());
    }

    /// <summary>Applies one operation that must be refused; its code.</summary>
    public async Task<string> RefusedAsync(object op)
        => (await ApplyAsync(op))[0].GetProperty("error").GetProperty("code").GetString()!;

    /// <summary>Waits until an operation was heard.</summary>
    public Task<JsonElement> HeardAsync(long seq) => Until.FoundAsync(() => Applied.Select(o => (JsonElement?)o).FirstOrDefault(o => o!.Value.GetProperty("seq").GetInt64() == seq));

    public ValueTask DisposeAsync() => Hub.DisposeAsync();

    private void Hear(JsonElement frame)
    {
        foreach (var operation in frame.GetProperty("ops").EnumerateArray())
        {
            Applied.Enqueue(operation);
        }
    }
}

/// <summary>Operations as a client writes them.</summary>
internal static class Ops
{
    public static Dictionary<string, object?> Note(string id, string text = "Hallo", double x = 0, double y = 0)
        => new() { ["opId"] = Ids.New(), ["type"] = "note.add", ["id"] = id, ["text"] = text, ["x"] = x, ["y"] = y };

    public static Dictionary<string, object?> Of(string type, string? id, params (string Name, object? Value)[] fields)
    {
        var op = new Dictionary<string, object?> { ["opId"] = Ids.New(), ["type"] = type };
        if (id is not null)
        {
            op["id"] = id;
        }

        foreach (var (name, value) in fields)
        {
            op[name] = value;
        }

        return op;
    }

    public static Dictionary<string, object?> Set(string id, params (string Name, object? Value)[] fields) => Of("note.set", id, fields);
}

/// <summary>Waits for a condition instead of a time.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task TrueAsync(Func<bool> condition, string what = "a condition")
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        using var end = new CancellationTokenSource(Patience);
        while (!condition())
        {
            try
            {
                await timer.WaitForNextTickAsync(end.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Waited in vain for {what}.");
            }
        }
    }

    public static async Task<T> FoundAsync<T>(Func<T?> find)
        where T : struct
    {
        T? found = null;
        await TrueAsync(() => (found = find()) is not null, typeof(T).Name);
        return found!.Value;
    }
}
