using Fachgruppe.Benchmarks.Load;
using Fachgruppe.Platform;

namespace Fachgruppe.Benchmarks.Servers;

/// <summary>A server under load: the product or one of the references, behind the same few calls.</summary>
internal abstract class Target : IAsyncDisposable
{
    public abstract string Name { get; }

    public abstract ServerProcess Server { get; }

    /// <summary>Connects the client of that number to a board and subscribes it.</summary>
    public abstract Task<LoadClient> ConnectAsync(int client, string board, Action<LoadClient, int, int> moved);

    /// <summary>Boards with one note for each writer; ids of notes by board and writer.</summary>
    public abstract Task<(string[] Boards, string[][] Notes)> PrepareAsync(int boards, int writersPerBoard);

    /// <summary>A move as this server takes it.</summary>
    public virtual byte[] Move(string board, string note, int writer, int number)
        => Messages.Invoke($"{writer}-{number}", "Apply", board, buffer => Messages.WriteMove(buffer, Ids.New(), note, writer, number));

    public virtual ValueTask DisposeAsync()
    {
        Server.Dispose();
        return ValueTask.CompletedTask;
    }

    protected static (string[] Boards, string[][] Notes) Invent(int boards, int writersPerBoard) => (
        [.. Enumerable.Range(0, boards).Select(_ => Ids.New())],
        [.. Enumerable.Range(0, boards).Select(_ => Enumerable.Range(0, writersPerBoard).Select(_ => Ids.New()).ToArray())]);
}

/// <summary>The bare SignalR relay.</summary>
internal sealed class RelayTarget(ServerProcess server) : Target
{
    public override string Name => "relay";

    public override ServerProcess Server => server;

    public static async Task<Target> StartAsync(int port)
        => new RelayTarget(await ServerProcess.StartAsync(port, [], typeof(RelayTarget).Assembly.Location, "server", "relay", $"{port}"));

    public override async Task<LoadClient> ConnectAsync(int client, string board, Action<LoadClient, int, int> moved)
    {
        var made = await LoadClient.ConnectAsync(new Uri($"ws://127.0.0.1:{server.Address.Port}/hubs/board"), null, true, moved);
        await made.CallAsync(id => Messages.Open(id, board, null));
        return made;
    }

    public override Task<(string[] Boards, string[][] Notes)> PrepareAsync(int boards, int writersPerBoard) => Task.FromResult(Invent(boards, writersPerBoard));
}

/// <summary>The raw broadcaster.</summary>
internal sealed class RawTarget(ServerProcess server) : Target
{
    public override string Name => "raw";

    public override ServerProcess Server => server;

    public static async Task<Target> StartAsync(int port)
        => new RawTarget(await ServerProcess.StartAsync(port, [], typeof(RawTarget).Assembly.Location, "server", "raw", $"{port}"));

    public override Task<LoadClient> ConnectAsync(int client, string board, Action<LoadClient, int, int> moved)
        => LoadClient.ConnectAsync(new Uri($"ws://127.0.0.1:{server.Address.Port}/raw/{board}"), null, false, moved);

    public override Task<(string[] Boards, string[][] Notes)> PrepareAsync(int boards, int writersPerBoard) => Task.FromResult(Invent(boards, writersPerBoard));

    public override byte[] Move(string board, string note, int writer, int number) => Messages.AppliedMove(board, Ids.New(), note, writer, number);
}
