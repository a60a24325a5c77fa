using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Fachgruppe.Benchmarks.Servers;

/// <summary>
/// The second reference, the limit: a bare Kestrel WebSocket broadcaster. What arrives is appended to the board's log;
/// every reader is sent, in one piece, whatever the log gained since its last piece.
/// </summary>
internal static class RawServer
{
    private static readonly ConcurrentDictionary<string, Log> Boards = new(StringComparer.Ordinal);

    public static async Task<int> RunAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.UseWebSockets();
        app.Map("/raw/{board}", async (string board, Microsoft.AspNetCore.Http.HttpContext context) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var log = Boards.GetOrAdd(board, _ => new Log());
            await Task.WhenAny(ReceiveAsync(socket, log), SendAsync(socket, log));
        });
        await app.RunAsync();
        return 0;
    }

    private static async Task ReceiveAsync(WebSocket socket, Log log)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            log.Append(buffer.AsSpan(0, received.Count));
        }
    }

    private static async Task SendAsync(WebSocket socket, Log log)
    {
        for (var position = log.End; ;)
        {
            var piece = await log.AfterAsync(position);
            await socket.SendAsync(piece, WebSocketMessageType.Binary, true, CancellationToken.None);
            position += piece.Length;
        }
    }

    private sealed class Log
    {
        private readonly Lock _lock = new();
        private byte[] _bytes = new byte[1 << 20];
        private int _end;
        private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int End
        {
            get
            {
                lock (_lock)
                {
                    return _end;
                }
            }
        }

        public void Append(ReadOnlySpan<byte> bytes)
        {
            TaskCompletionSource grown;
            lock (_lock)
            {
                if (_end + bytes.Length > _bytes.Length)
                {
                    Array.Resize(ref _bytes, _bytes.Length * 2);
                }

                bytes.CopyTo(_bytes.AsSpan(_end));
                _end += bytes.Length;
                grown = _grown;
                _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            grown.TrySetResult();
        }

        public async ValueTask<ReadOnlyMemory<byte>> AfterAsync(int position)
        {
            while (true)
            {
                Task grown;
                lock (_lock)
                {
                    if (_end > position)
                    {
                        return _bytes.AsMemory(position, _end - position);
                    }

                    grown = _grown.Task;
                }

                await grown;
            }
        }
    }
}
