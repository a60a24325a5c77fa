using System.Collections.Concurrent;
using Dapper;
using Fachgruppe.Benchmarks.Load;
using Fachgruppe.Benchmarks.Servers;
using Fachgruppe.Platform;
using Microsoft.Data.Sqlite;

namespace Fachgruppe.Benchmarks.Workloads;

/// <summary>W6: kill -9 in a burst of 2,000 notes a second; everything that anybody saw is there, nothing twice.</summary>
internal static class Crash
{
    private const int Writers = 10;
    private const double NotesPerSecond = 2_000;

    // A board that holds the notes of two hundred bursts would measure its own opening.
    private const int CyclesPerBoard = 10;

    public static async Task<IEnumerable<Verdict>> RunAsync(ProductTarget target, int cycles)
    {
        await using var owned = target;
        var board = "";
        var (lost, twice, seen) = (0, 0, 0);
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            if (cycle % CyclesPerBoard == 0)
            {
                board = await target.BoardAsync();
            }

            var heard = await BurstAsync(target, board, cycle);
            await target.StartServerAsync();
            var (missing, doubled) = Compare(target, heard);
            lost += missing;
            twice += doubled;
            seen += heard.Count;
        }

        Console.WriteLine($"{cycles} kills, {seen} notes seen by somebody, {lost} lost, {twice} twice");
        return [new($"W6 notes lost or doubled in {cycles} kills", $"{lost} and {twice} of {seen} seen", "0", lost == 0 && twice == 0 && seen > 0)];
    }

    private static async Task<ConcurrentDictionary<(int X, int Y), bool>> BurstAsync(ProductTarget target, string board, int cycle)
    {
        var heard = new ConcurrentDictionary<(int X, int Y), bool>();
        var clients = new List<LoadClient>();
        for (var i = 0; i < Writers; i++)
        {
            clients.Add(await target.ConnectAsync(i, board, (_, x, y) => heard[(x, y)] = true));
        }

        var pace = new Pace(Writers);
        var burst = Task.Run(() => pace.Run(TimeSpan.FromSeconds(1), NotesPerSecond / Writers, (writer, number) =>
            clients[writer].Post(Messages.Invoke($"n{number}", "Apply", board, buffer =>
                Messages.WriteAdd(buffer, Ids.New(), Ids.New(), "Zettel", (cycle * Writers) + writer, number)))));
        await Task.Delay(300 + (cycle * 37 % 600));
        target.Server.Kill();
        await burst;
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }

        return heard;
    }

    private static (int Missing, int Doubled) Compare(ProductTarget target, ConcurrentDictionary<(int X, int Y), bool> heard)
    {
        using var connection = new SqliteConnection($"Data Source={target.DatabaseFile};Mode=ReadOnly");
        var stored = connection.Query<(int X, int Y)>(
            "select cast(payload ->> '$.x' as integer), cast(payload ->> '$.y' as integer) from board_ops").GroupBy(p => p).ToDictionary(g => g.Key, g => g.Count());
        return (heard.Keys.Count(k => !stored.ContainsKey(k)), stored.Values.Count(count => count > 1));
    }
}
