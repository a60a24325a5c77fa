using System.Diagnostics;
using System.Text.Json;
using Dapper;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Boards;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Journal;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Audience;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fachgruppe.Tests.Boards.Kill;

/// <summary>A server process that is killed in the middle of a burst, again and again, on one SQLite file.</summary>
internal sealed class Burst : IAsyncDisposable
{
    private const int Clients = 4;
    private const int NotesPerCall = 20;

    private readonly TestFolder _folder = new();
    private readonly System.Random _random = new(20261123);
    private readonly Dictionary<string, long> _acknowledged = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private DatabaseOptions _options = null!;
    private string _board = "";
    private string _token = "";

    public int Acknowledged => _acknowledged.Count;

    public static async Task<Burst> PrepareAsync()
    {
        var burst = new Burst();
        burst._options = await Engines.FreshAsync(DatabaseEngine.Sqlite, burst._folder.Path);
        await using var database = new Database(burst._options);
        await new Migrator(database, TimeProvider.System, NullLogger<Migrator>.Instance).RunAsync();
        var person = Ids.New();
        await database.WriteAsync((c, t) => c.ExecuteAsync(
            "insert into people (id, name, email, email_normalized, sector, security_stamp, created_at) values (@person, 'Demo', 'a', 'A', 'company', '', 0)",
            new { person }, t));
        burst._token = await new TokenStore(database, TimeProvider.System).CreateAsync(person, Scopes.All);
        var board = new NewBoard("Probe", new Audience(AudienceKind.Members));
        burst._board = (await new BoardStore(database, TimeProvider.System).CreateAsync(board, person)).Id;
        return burst;
    }

    /// <summary>Starts the server, writes from several connections at once, and kills it after a random number of receipts.</summary>
    public async Task CycleAsync()
    {
        using var process = CommandLine.Start(
            _folder.Path, "serve", "--urls=http://127.0.0.1:0", "--Limits:CallsPerSecond=100000", "--Limits:CallBurst=100000",
            "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information");
        var line = await CommandLine.LineWithAsync(process, "Now listening on");
        var address = new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..].Trim());
        var goal = Acknowledged + _random.Next(1, 1500);
        var writers = Enumerable.Range(0, Clients).Select(_ => WriteAsync(address, process, goal)).ToList();
        await Task.WhenAll(writers);
        await process.WaitForExitAsync();
    }

    /// <summary>Every acknowledged operation at its place, none twice, and the state equal to the journal's replay.</summary>
    public async Task VerifyAsync()
    {
        await using var database = new Database(_options);
        var journal = (await database.ReadAsync(c =>
            c.QueryAsync<(long Seq, string OpId)>("select seq, op_id from board_ops where board_id = @board order by seq", new { board = _board }))).ToList();
        var stored = journal.ToDictionary(op => op.OpId, op => op.Seq, StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(1, journal.Count).Select(i => (long)i), journal.Select(op => op.Seq));
        Assert.All(_acknowledged, receipt => Assert.Equal(receipt.Value, stored.GetValueOrDefault(receipt.Key)));
        var state = await database.ReadAsync(async c =>
        {
            var (snapshot, after) = await JournalStore.LoadAsync(c, null, _board, long.MaxValue);
            return BoardReducer.Apply(snapshot, after);
        });
        Assert.Equal(journal.Count, state.Notes.Count);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task WriteAsync(Uri address, Process process, int goal)
    {
        await using var hub = new HubConnectionBuilder().WithUrl(new Uri(address, "/hubs/board"), options =>
        {
            options.Headers["Authorization"] = $"Bearer {_token}";
            options.SkipNegotiation = true;
            options.Transports = HttpTransportType.WebSockets;
        }).Build();
        await hub.StartAsync();
        await hub.InvokeAsync<JsonElement>("Open", _board, null);
        try
        {
            while (true)
            {
                var notes = Enumerable.Range(0, NotesPerCall).Select(_ => Ops.Note(Ids.New())).ToList();
                Take(await hub.InvokeAsync<JsonElement>("Apply", _board, notes), process, goal);
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or InvalidOperationException or System.Net.WebSockets.WebSocketException)
        {
            Assert.True(process.HasExited || process.WaitForExit(TimeSpan.FromSeconds(20)), $"Only the kill may end a connection: {error}");
        }
    }

    private void Take(JsonElement receipts, Process process, int goal)
    {
        lock (_lock)
        {
            foreach (var receipt in receipts.EnumerateArray())
            {
                _acknowledged.Add(receipt.GetProperty("opId").GetString()!, receipt.GetProperty("seq").GetInt64());
            }

            if (Acknowledged >= goal && !process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
