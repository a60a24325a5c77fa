using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Dapper;
using Fachgruppe.Platform;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Data.Sqlite;

namespace Fachgruppe.Tests.Boards.Journal;

public sealed class KillTests
{
    private const int Writers = 4;

    /// <summary>The 200 cycles of the issue: <c>Fachgruppe.Benchmarks kill200</c>.</summary>
    [Fact]
    public async Task After_ten_kills_in_a_burst_every_acknowledged_operation_is_there_and_none_twice()
    {
        using var folder = new TestFolder();
        await CommandLine.RunAsync(folder.Path, "user", "add", "a@example.org", "--name", "Demo Person", "--sector", "company");
        var token = (await CommandLine.RunAsync(folder.Path, "token", "create", "--user", "a@example.org", "--scope", "all")).Output.TrimEnd().Split('\n')[^1];
        var board = Ids.New();
        await using (var database = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "fachgruppe.db")};Pooling=False"))
        {
            await database.ExecuteAsync("insert into boards (id, title, audience_kind, created_at, updated_at) values (@board, 'Probe', 'members', 0, 0)", new { board });
        }

        var acknowledged = new ConcurrentDictionary<string, long>();
        for (var cycle = 0; cycle < 10; cycle++)
        {
            await BurstAsync(folder.Path, token, board, acknowledged, killAfter: 60 + (cycle * 23));
        }

        await using var after = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "fachgruppe.db")};Pooling=False");
        var stored = (await after.QueryAsync<(string OpId, long Seq)>("select op_id, seq from board_ops order by seq")).ToList();
        Assert.True(acknowledged.Count > 500, $"Only {acknowledged.Count} were acknowledged.");
        Assert.Equal(Enumerable.Range(1, stored.Count).Select(i => (long)i), stored.Select(s => s.Seq));
        Assert.Equal(stored.Count, stored.Select(s => s.OpId).Distinct().Count());
        var seqs = stored.ToDictionary(s => s.OpId, s => s.Seq);
        Assert.All(acknowledged, a => Assert.Equal(a.Value, seqs.GetValueOrDefault(a.Key)));
    }

    private static async Task BurstAsync(string folder, string token, string board, ConcurrentDictionary<string, long> acknowledged, int killAfter)
    {
        var port = FreePort();
        using var server = CommandLine.Start(folder, "serve", "--urls", $"http://127.0.0.1:{port}", "--Limits:CallsPerSecond=100000", "--Limits:CallBurst=100000");
        await AnswersAsync(server, port);
        var before = acknowledged.Count;
        var writers = Enumerable.Range(0, Writers).Select(_ => Task.Run(() => WriteAsync(port, token, board, acknowledged))).ToList();
        await Until.TrueAsync(() => acknowledged.Count >= before + killAfter || writers.All(w => w.IsCompleted));
        server.Kill();
        await server.WaitForExitAsync();
        await Task.WhenAll(writers);
    }

    private static async Task WriteAsync(int port, string token, string board, ConcurrentDictionary<string, long> acknowledged)
    {
        await using var hub = new HubConnectionBuilder()
            .WithUrl($"http://127.0.0.1:{port}/hubs/board", options => options.Headers["Authorization"] = $"Bearer {token}").Build();
        try
        {
            await hub.StartAsync();
            await hub.InvokeAsync<JsonElement>("Open", board, null);
            while (true)
            {
                object[] ops = [Ops.Note(Ids.New()), Ops.Note(Ids.New()), Ops.Note(Ids.New())];
                foreach (var receipt in (await hub.InvokeAsync<JsonElement>("Apply", board, ops)).EnumerateArray())
                {
                    acknowledged[receipt.GetProperty("opId").GetString()!] = receipt.GetProperty("seq").GetInt64();
                }
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or InvalidOperationException or HttpRequestException or System.Net.WebSockets.WebSocketException)
        {
            // The kill: what was under way has no receipt, and nobody was told that it had.
            Assert.False(hub.State == HubConnectionState.Connected && hub.ConnectionId is null);
        }
    }

    private static async Task AnswersAsync(Process server, int port)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await Until.TrueAsync(() => server.HasExited || Answers(http).GetAwaiter().GetResult(), "the server");
        Assert.False(server.HasExited);
    }

    private static async Task<bool> Answers(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/healthz/live", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
