using System.Text.Json;
using Dapper;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Journal;
using Fachgruppe.Boards.Live;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Boards.Random;

/// <summary>Eight clients, 500 operations each, cut off and restarted at will: all end in the same state.</summary>
public sealed class RandomTests
{
    private const int Clients = 8;
    private const int Operations = 500;
    private const int Seeds = 20;

    /// <summary>Engine and seed; the seed stands in the test's name.</summary>
    public static TheoryData<DatabaseEngine, int> Runs
    {
        get
        {
            var runs = new TheoryData<DatabaseEngine, int>();
            foreach (var seed in Enumerable.Range(1, Seeds))
            {
                runs.Add(DatabaseEngine.Sqlite, seed * 7919);
                runs.Add(DatabaseEngine.PostgreSql, seed * 104729);
            }

            return runs;
        }
    }

    [Theory, MemberData(nameof(Runs))]
    public async Task A_wild_crowd_ends_in_one_state_that_equals_the_journals_replay(DatabaseEngine engine, int seed)
    {
        await using var app = await TestApp.StartAsync(engine, null, "--Limits:CallsPerSecond=100000", "--Limits:CallBurst=100000");
        var board = await app.BoardAsync();
        var clients = new List<WildClient>();
        for (var i = 0; i < Clients; i++)
        {
            clients.Add(new WildClient(app, await app.TokenAsync(await app.PersonAsync($"Demo {i}")), board, seed + (i * 31)));
        }

        var work = Task.WhenAll(clients.Select(client => client.RunAsync(Operations)));
        await RestartInBetweenAsync(app, board, work);
        await work;

        var journal = await JournalAsync(app, board);
        foreach (var client in clients)
        {
            await client.SettleAsync(journal.Count);
        }

        Assert.Equal(clients.SelectMany(c => c.Accepted).Select(a => (a.Value, a.Key)).Order(), journal.Select((op, i) => (i + 1L, op.OpId)));
        Assert.Single(clients.Select(client => client.Board.Canonical()).Append(await ServerAsync(app, board)).Distinct());
        AssertReplay(app, board, await ReplayAsync(app, board));
        await Task.WhenAll(clients.Select(client => client.DisposeAsync().AsTask()));
    }

    // Restarts when a third and two thirds of the operations are in, whenever that is.
    private static async Task RestartInBetweenAsync(TestApp app, string board, Task work)
    {
        foreach (var part in (int[])[1, 2])
        {
            while (!work.IsCompleted && (await JournalAsync(app, board)).Count < Clients * Operations * part / 4)
            {
                await Task.WhenAny(work, NextLookAsync());
            }

            await app.RestartAsync();
        }
    }

    private static async Task NextLookAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        await timer.WaitForNextTickAsync();
    }

    private static async Task<List<(long Seq, string OpId)>> JournalAsync(TestApp app, string board) => (await app.Database.ReadAsync(c =>
        c.QueryAsync<(long, string)>("select seq, op_id from board_ops where board_id = @board order by seq", new { board }))).ToList();

    private static async Task<string> ServerAsync(TestApp app, string board)
    {
        using var client = app.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await app.TokenAsync(await app.PersonAsync("Demo Leser")));
        var replica = new Replica();
        replica.Reset(JsonDocument.Parse(await client.GetStringAsync($"/api/v1/boards/{board}")).RootElement);
        return replica.Canonical();
    }

    private static Task<BoardState> ReplayAsync(TestApp app, string board) => app.Database.ReadAsync(async connection =>
        BoardReducer.Apply(BoardState.Empty, await JournalStore.OperationsAsync(connection, null, board, 0, long.MaxValue)));

    private static void AssertReplay(TestApp app, string board, BoardState replayed)
    {
        var live = app.Services.GetRequiredService<Rooms>().Of(board).State;
        Assert.Equal(live.Seq, replayed.Seq);
        Assert.Equal(live.Notes.OrderBy(n => n.Key), replayed.Notes.OrderBy(n => n.Key));
        Assert.Equal(live.Frames.OrderBy(f => f.Key), replayed.Frames.OrderBy(f => f.Key));
        Assert.Equal(live.Groups.OrderBy(g => g.Key), replayed.Groups.OrderBy(g => g.Key));
    }
}
