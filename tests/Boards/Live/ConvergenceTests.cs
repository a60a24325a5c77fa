using System.Text;
using System.Text.Json;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Journal;
using Fachgruppe.Boards.Wire;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Boards.Live;

public sealed class ConvergenceTests(ITestOutputHelper output)
{
    private const int Seeds = 20;
    private const int Clients = 8;
    private const int Operations = 500;

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task All_clients_end_in_the_state_of_the_journal_whatever_breaks_in_between(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine, settings: ["--Limits:CallsPerSecond=100000", "--Limits:CallBurst=100000"]);
        var tokens = await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ => await app.TokenAsync(await app.PersonAsync())));
        var first = Environment.TickCount;
        for (var seed = first; seed < first + Seeds; seed++)
        {
            output.WriteLine($"seed {seed}");
            await RunAsync(app, tokens, seed);
        }
    }

    private static async Task RunAsync(TestApp app, string[] tokens, int seed)
    {
        var board = await app.BoardAsync();
        var clients = tokens.Select((token, i) => new RandomClient(app, token, board, (seed * 31) + i)).ToList();
        var writing = clients.Select(c => Task.Run(() => c.WriteAsync(Operations))).ToList();
        await Until.TrueAsync(() => clients.Any(c => c.State.Seq > Clients * Operations / 4) || writing.All(w => w.IsCompleted));
        await app.RestartAsync();
        await Task.WhenAll(writing);

        var (snapshot, journal) = await app.Database.ReadAsync(c => JournalStore.LoadAsync(c, null, board, long.MaxValue));
        var replayed = BoardReducer.Apply(snapshot, journal);
        await Task.WhenAll(clients.Select(c => c.ReachAsync(replayed.Seq)));
        await using var fresh = await BoardClient.ConnectAsync(app, tokens[0], board);
        var served = await fresh.OpenAsync();

        var expected = Living(replayed);
        Assert.All(clients, client => Assert.Equal(expected, Living(client.State)));
        Assert.Equal(replayed.Seq, served.GetProperty("seq").GetInt64());
        Assert.Equal(Count(replayed), served.GetProperty("notes").GetArrayLength() + served.GetProperty("frames").GetArrayLength() + served.GetProperty("groups").GetArrayLength());
        Assert.Equal(Enumerable.Range(1, journal.Count).Select(i => snapshot.Seq + i), journal.Select(o => o.Seq));
        Assert.Equal(journal.Count, journal.Select(o => o.Operation.OpId).Distinct().Count());
        Assert.True(replayed.Seq > Clients * Operations / 2, $"Only {replayed.Seq} operations were accepted.");
    }

    private static int Count(BoardState state) => state.Living;

    private static string Living(BoardState state)
        => JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetString(WireFormats.ToJson(new SnapshotFormat(state)))).GetProperty("living").ToString();
}
