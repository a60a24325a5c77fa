using System.Net.WebSockets;
using System.Text;
using Fachgruppe.Tests.Support;
using MessagePack;

namespace Fachgruppe.Tests.Boards.Support;

/// <summary>A bare WebSocket on the hub that keeps every byte it hears, whatever it means.</summary>
internal sealed class RawEar : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly MemoryStream _heard = new();
    private readonly bool _packed;
    private Task _listening = Task.CompletedTask;

    private RawEar(bool packed) => _packed = packed;

    /// <summary>Everything heard; text reads the same in both protocols.</summary>
    public string Heard
    {
        get
        {
            lock (_heard)
            {
                return Encoding.UTF8.GetString(_heard.GetBuffer(), 0, (int)_heard.Length);
            }
        }
    }

    /// <summary>Connects and opens the board, by JSON or by MessagePack.</summary>
    public static async Task<RawEar> OpenAsync(TestApp app, string token, string board, bool packed, long? afterSeq = null)
    {
        var ear = new RawEar(packed);
        ear._socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await ear._socket.ConnectAsync(new UriBuilder(app.Address) { Scheme = "ws", Path = "/hubs/board" }.Uri, default);
        await ear.SendAsync(Encoding.UTF8.GetBytes($$"""{"protocol":"{{(packed ? "messagepack" : "json")}}","version":1}""" + '\u001e'), WebSocketMessageType.Text);
        ear._listening = ear.ListenAsync();
        await ear.CallAsync("Open", $"[\"{board}\",{afterSeq?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"}]");
        await Until.TrueAsync(() => ear.Heard.Contains("votings", StringComparison.Ordinal) || ear.Heard.Contains("ops", StringComparison.Ordinal), "the board");
        return ear;
    }

    /// <summary>Waits until something was heard.</summary>
    public Task HearsAsync(string text) => Until.TrueAsync(() => Heard.Contains(text, StringComparison.Ordinal), text);

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _listening;
        _socket.Dispose();
        await _heard.DisposeAsync();
    }

    private Task CallAsync(string method, string arguments) => _packed
        ? SendAsync(Framed(MessagePackSerializer.ConvertFromJson($"[1,{{}},\"1\",\"{method}\",{arguments},[]]")), WebSocketMessageType.Binary)
        : SendAsync(Encoding.UTF8.GetBytes($$"""{"type":1,"invocationId":"1","target":"{{method}}","arguments":{{arguments}}}""" + '\u001e'), WebSocketMessageType.Text);

    private Task SendAsync(byte[] bytes, WebSocketMessageType type) => _socket.SendAsync(bytes, type, endOfMessage: true, default);

    private async Task ListenAsync()
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(), default);
                lock (_heard)
                {
                    _heard.Write(buffer, 0, part.Count);
                }
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            // The ear was taken off.
        }
    }

    private static byte[] Framed(byte[] message)
    {
        Assert.InRange(message.Length, 1, 127);
        return [(byte)message.Length, .. message];
    }
}
