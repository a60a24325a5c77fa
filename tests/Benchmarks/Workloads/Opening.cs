using System.Diagnostics;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text.Json;
using Fachgruppe.Benchmarks.Load;
using Fachgruppe.Benchmarks.Servers;
using Fachgruppe.Platform;
using MessagePack;

namespace Fachgruppe.Benchmarks.Workloads;

/// <summary>W4: opening a board of 1,000 notes, plainly and as compressed state followed by Open(afterSeq).</summary>
internal static class Opening
{
    private const int Notes = 1_000;
    private const int Runs = 60;

    // A shared wireless network of a meeting room; on loopback a byte costs nothing.
    private const int LineMegabits = 20;

    // Words of differing length, so that texts compress like texts.
    private static readonly string[] Words =
    [
        "Antrag", "digital", "Bürgerbüro", "Schnittstelle", "Wohngeld", "fehlt", "Verfahren", "gemeinsam", "prüfen", "Standard", "offen",
        "Kommune", "Register", "einmal", "Nachweis", "Termin", "online", "Papier", "wer", "kann", "das", "schon", "und", "nicht", "mehr", "Zeit",
    ];

    public static async Task<IEnumerable<Verdict>> RunAsync(ProductTarget target)
    {
        await using var owned = target;
        var board = await target.BoardAsync();
        var seq = await FillAsync(target, board);
        var (near, nearBytes, nearSplit, _) = await BothAsync(target, board, seq, target.Port);
        using var line = new Line(target.Port, LineMegabits);
        var (plain, plainBytes, split, stateBytes) = await BothAsync(target, board, seq, line.Port);
        Console.WriteLine($"medians of {Runs} · loopback: plain Open {near:0.00} ms, {nearBytes / 1024.0:0.0} KB; compressed GET and Open(afterSeq) {nearSplit:0.00} ms");
        return
        [
            new("W4 state of 1,000 notes", $"{stateBytes / 1024.0:0.0} KB", "≤ 80 KB", stateBytes <= 80 * 1024),
            new("W4 bytes against a plain Open", $"{(double)stateBytes / plainBytes:0.00} × ({plainBytes / 1024.0:0.0} KB)", "≤ 0.5 ×", stateBytes <= plainBytes / 2),
            new($"W4 time against a plain Open over {LineMegabits} Mbit/s", $"{split / plain:0.00} × ({split:0.0} and {plain:0.0} ms)", "≤ 0.5 ×", split <= plain / 2),
        ];
    }

    private static async Task<(double Plain, int PlainBytes, double Split, int StateBytes)> BothAsync(ProductTarget target, string board, long seq, int port)
    {
        var (plain, plainBytes) = await PlainAsync(target, board, port);
        var (split, stateBytes) = await SplitAsync(target, board, seq, port);
        return (plain, plainBytes, split, stateBytes);
    }

    private static async Task<long> FillAsync(ProductTarget target, string board)
    {
        var random = new Random(7);
        var clients = new List<LoadClient>();
        for (var i = 0; i < 20; i++)
        {
            clients.Add(await target.ConnectAsync(i, board, static (_, _, _) => { }));
        }

        for (var i = 0; i < Notes; i++)
        {
            var text = string.Join(' ', Enumerable.Range(0, random.Next(4, 14)).Select(_ => Words[random.Next(Words.Length)]));
            await clients[i % clients.Count].CallAsync(id => Messages.Invoke(
                id, "Apply", board, buffer => Messages.WriteAdd(buffer, Ids.New(), Ids.New(), text, random.Next(-4000, 4000), random.Next(-3000, 3000))));
        }

        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }

        return Notes;
    }

    private static async Task<(double Milliseconds, int Bytes)> PlainAsync(ProductTarget target, string board, int port)
    {
        await using var client = await target.ConnectAsync(0, board, static (_, _, _) => { }, port);
        var bytes = 0;
        var time = await MedianAsync(async () =>
        {
            var message = await client.CallAsync(id => Messages.Open(id, board, null));
            Decode(message);
            bytes = message.Length;
        });
        return (time, bytes);
    }

    private static async Task<(double Milliseconds, int Bytes)> SplitAsync(ProductTarget target, string board, long seq, int port)
    {
        await using var client = await target.ConnectAsync(0, board, static (_, _, _) => { }, port);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", target.Tokens[0]);
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        var bytes = 0;
        var time = await MedianAsync(async () =>
        {
            var body = await http.GetByteArrayAsync(new Uri($"/api/v1/boards/{board}", UriKind.Relative));
            bytes = body.Length;
            Decode(body, seq);
            await client.CallAsync(id => Messages.Open(id, board, seq));
        });
        return (time, bytes);
    }

    private static async Task<double> MedianAsync(Func<Task> run)
    {
        var times = new List<double>();
        for (var i = 0; i < Runs * 2; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await run();
            if (i >= Runs)
            {
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        times.Sort();
        return times[Runs / 2];
    }

    private static void Decode(byte[] message)
    {
        var reader = new MessagePackReader(message);
        MessagePackSerializer.Deserialize<object>(ref reader, MessagePack.Resolvers.ContractlessStandardResolver.Options);
    }

    private static void Decode(byte[] gzip, long seq)
    {
        using var unpacked = new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress);
        using var json = JsonDocument.Parse(unpacked);
        if (json.RootElement.GetProperty("seq").GetInt64() != seq || json.RootElement.GetProperty("notes").GetArrayLength() != Notes)
        {
            throw new InvalidDataException("The state is not the board's.");
        }
    }
}
