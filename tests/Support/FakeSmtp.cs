using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fachgruppe.Tests.Support;

/// <summary>A small mail server on the loopback that answers as a test wants it to.</summary>
public sealed class FakeSmtp : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly TcpListener _listener;
    private readonly Task _loop;

    private FakeSmtp(int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _loop = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>The mails it took, as they came.</summary>
    public ConcurrentQueue<string> Mails { get; } = new();

    /// <summary>Its answer to a recipient.</summary>
    public string Recipient { get; set; } = "250 ok";

    /// <summary>Its answer to a whole mail; null: it takes the mail and hangs up without a word.</summary>
    public string? Taken { get; set; } = "250 taken";

    /// <summary>Starts one; 0 for a free port.</summary>
    public static FakeSmtp Start(int port = 0) => new(port);

    /// <summary>The settings that lead to it.</summary>
    public string[] Settings => [$"--Mail:Smtp:Host=127.0.0.1", $"--Mail:Smtp:Port={Port}", "--Mail:Smtp:Security=None"];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _loop;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 fake");
            while (await reader.ReadLineAsync(_end.Token) is { } line)
            {
                if (await AnswerAsync(line, reader, writer) is not { } answer)
                {
                    return;
                }

                await writer.WriteLineAsync(answer);
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // The client went, or the test is over.
        }
    }

    private async Task<string?> AnswerAsync(string line, StreamReader reader, StreamWriter writer)
    {
        switch (line.Split(' ')[0].ToUpperInvariant())
        {
            case "RCPT":
                return Recipient;
            case "DATA":
                await writer.WriteLineAsync("354 go on");
                var mail = new StringBuilder();
                while (await reader.ReadLineAsync(_end.Token) is { } text && text != ".")
                {
                    mail.Append(text).Append('\n');
                }

                Mails.Enqueue(mail.ToString());
                return Taken;
            case "QUIT":
                return "221 bye";
            default:
                return "250 ok";
        }
    }
}
