using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace Fachgruppe.Benchmarks.Load;

/// <summary>One connection of the load: reads everything, sends what it is given, several messages in one piece when they wait.</summary>
internal sealed class LoadClient : IMessageSink, IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly Channel<byte[]> _outgoing = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<string, TaskCompletionSource<(bool Failed, byte[] Message)>> _answers = new();
    private readonly Task _both;
    private readonly Action<LoadClient, int, int> _moved;
    private int _nextId;

    private LoadClient(ClientWebSocket socket, Action<LoadClient, int, int> moved)
    {
        _socket = socket;
        _moved = moved;
        _both = Task.WhenAll(Task.Run(ReceiveAsync), Task.Run(SendAsync));
    }

    public Histogram Latencies { get; } = new();

    public int Receipts;

    public int Failures;

    public bool IsOpen => _socket.State == WebSocketState.Open;

    /// <summary>Connects; with a hub it also shakes hands.</summary>
    public static async Task<LoadClient> ConnectAsync(Uri address, string? token, bool isHub, Action<LoadClient, int, int> moved)
    {
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        if (token is not null)
        {
            socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        }

        await socket.ConnectAsync(address, CancellationToken.None);
        if (isHub)
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"messagepack\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, CancellationToken.None);
            var answer = new byte[256];
            await socket.ReceiveAsync(answer, CancellationToken.None);
        }

        return new LoadClient(socket, moved);
    }

    /// <summary>Sends without waiting for an answer.</summary>
    public void Post(byte[] message) => _outgoing.Writer.TryWrite(message);

    /// <summary>Makes a call and waits for its answer.</summary>
    public async Task<byte[]> CallAsync(Func<string, byte[]> build)
    {
        var id = "c" + Interlocked.Increment(ref _nextId);
        var answer = new TaskCompletionSource<(bool Failed, byte[] Message)>(TaskCreationOptions.RunContinuationsAsynchronously);
        _answers[id] = answer;
        Post(build(id));
        var (failed, message) = await answer.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return failed ? throw new InvalidOperationException(Encoding.UTF8.GetString(message)) : message;
    }

    public void Moved(int writer, int number) => _moved(this, writer, number);

    public void Completed(string id, bool failed, ReadOnlyMemory<byte> message)
    {
        if (_answers.TryRemove(id, out var answer))
        {
            answer.TrySetResult((failed, message.ToArray()));
        }
        else
        {
            Interlocked.Increment(ref failed ? ref Failures : ref Receipts);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _outgoing.Writer.TryComplete();
        _socket.Abort();
        await _both;
        _socket.Dispose();
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[256 * 1024];
        var filled = 0;
        try
        {
            while (true)
            {
                if (filled == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }

                var received = await _socket.ReceiveAsync(buffer.AsMemory(filled), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                filled += received.Count;
                var used = Messages.Read(buffer.AsMemory(0, filled), this);
                buffer.AsSpan(used, filled - used).CopyTo(buffer);
                filled -= used;
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            foreach (var answer in _answers.Values)
            {
                answer.TrySetException(error);
            }
        }
    }

    private async Task SendAsync()
    {
        var piece = new MemoryStream();
        try
        {
            while (await _outgoing.Reader.WaitToReadAsync())
            {
                piece.SetLength(0);
                while (piece.Length < 30_000 && _outgoing.Reader.TryRead(out var message))
                {
                    piece.Write(message);
                }

                await _socket.SendAsync(piece.GetBuffer().AsMemory(0, (int)piece.Length), WebSocketMessageType.Binary, true, CancellationToken.None);
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            _outgoing.Writer.TryComplete();
        }
    }
}
