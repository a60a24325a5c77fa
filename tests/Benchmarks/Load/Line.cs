using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Fachgruppe.Benchmarks.Load;

/// <summary>A line of limited width between client and server: a proxy on loopback that lets bytes come back at a steady rate.</summary>
internal sealed class Line : IDisposable
{
    private const int PieceBytes = 4 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _serverPort;
    private readonly double _bytesPerSecond;

    /// <summary>Opens the line; it ends when it is disposed.</summary>
    /// <param name="serverPort">The server's port on loopback.</param>
    /// <param name="megabitsPerSecond">What it carries from the server to each connection.</param>
    public Line(int serverPort, double megabitsPerSecond)
    {
        (_serverPort, _bytesPerSecond) = (serverPort, megabitsPerSecond * 1_000_000 / 8);
        _listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var near = await _listener.AcceptTcpClientAsync();
                var far = new TcpClient { NoDelay = true };
                near.NoDelay = true;
                await far.ConnectAsync(IPAddress.Loopback, _serverPort);
                new Thread(() => Carry(near.GetStream(), far.GetStream(), double.PositiveInfinity)) { IsBackground = true }.Start();
                new Thread(() => Carry(far.GetStream(), near.GetStream(), _bytesPerSecond)) { IsBackground = true }.Start();
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The line is down.
        }
    }

    private static void Carry(NetworkStream from, NetworkStream to, double bytesPerSecond)
    {
        var piece = new byte[PieceBytes];
        var free = Stopwatch.GetTimestamp();
        try
        {
            for (int read; (read = from.Read(piece)) > 0;)
            {
                free = Math.Max(free, Stopwatch.GetTimestamp()) + (long)(read / bytesPerSecond * Stopwatch.Frequency);
                while (Stopwatch.GetTimestamp() < free)
                {
                    Thread.Sleep(Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), free).TotalMilliseconds > 1.5 ? 1 : 0);
                }

                to.Write(piece.AsSpan(0, read));
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // One of both hung up.
        }

        from.Socket.Dispose();
        to.Socket.Dispose();
    }
}
