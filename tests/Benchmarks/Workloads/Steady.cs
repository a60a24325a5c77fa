using System.Diagnostics;
using Fachgruppe.Benchmarks.Servers;
using Microsoft.Data.Sqlite;

namespace Fachgruppe.Benchmarks.Workloads;

/// <summary>W1 and W2: a steady rate.</summary>
internal static class Steady
{
    public static async Task<IEnumerable<Verdict>> OneBoardAsync(Func<IEnumerable<Func<Task<Target>>>> starters)
    {
        var results = await RunAsync(starters, boards: 1, clients: 100, writers: 10, rate: 20);
        var (relay, raw, product) = (results["relay"], results["raw"], results["product"]);
        var commit = MeasureCommit();
        var cpu = product.CpuPerDelivery / relay.CpuPerDelivery;
        Console.WriteLine($"commit p50 {commit:0.00} ms");
        var first = cpu <= 1.2 && product.P99 <= raw.P99 + (2 * commit);
        var second = cpu <= 1.0 && product.P95 <= 25;
        return
        [
            new("W1 CPU per delivery against the relay, with p99 or p95",
                $"{cpu:0.00} ×, p95 {product.P95:0.0} ms, p99 {product.P99:0.0} ms",
                $"≤ 1.2 × with p99 ≤ {raw.P99 + (2 * commit):0.0} ms, or ≤ 1.0 × with p95 ≤ 25 ms",
                first || second),
            new("W1 every move arrives and has its receipt", $"{product.Arrived:0.00%}, {product.Receipts:0.00%}", "100 %", product is { Arrived: >= 1, Receipts: >= 1 }),
        ];
    }

    public static async Task<IEnumerable<Verdict>> ManyBoardsAsync(Func<IEnumerable<Func<Task<Target>>>> starters)
    {
        var product = (await RunAsync(starters, boards: 100, clients: 5, writers: 5, rate: 5))["product"];
        return [new("W2 every operation arrives and has its receipt", $"{product.Arrived:0.00%}, {product.Receipts:0.00%}", "100 %", product is { Arrived: >= 1, Receipts: >= 1 })];
    }

    private static async Task<Dictionary<string, MovesResult>> RunAsync(Func<IEnumerable<Func<Task<Target>>>> starters, int boards, int clients, int writers, double rate)
    {
        var results = new Dictionary<string, MovesResult>();
        foreach (var start in starters())
        {
            await using var target = await start();
            await using var moves = await Moves.PrepareAsync(target, boards, clients, writers);
            var result = await moves.RunAsync(rate, warmUp: TimeSpan.FromSeconds(6), duration: TimeSpan.FromSeconds(15));
            Console.WriteLine(result);
            results[result.Server] = result;
        }

        return results;
    }

    // A commit of the journal's kind on this disk: WAL, synchronous=FULL, some rows.
    private static double MeasureCommit()
    {
        var folder = Directory.CreateTempSubdirectory("fachgruppe-commit-");
        using var connection = new SqliteConnection($"Data Source={folder.FullName}/c.db;Pooling=False");
        connection.Open();
        Run(connection, "pragma journal_mode=wal; pragma synchronous=full; create table t (id text primary key, payload text);");
        var times = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            using var transaction = connection.BeginTransaction();
            Run(connection, $"insert into t values ('{Guid.NewGuid()}', '{new string('x', 200)}')");
            var started = Stopwatch.GetTimestamp();
            transaction.Commit();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        connection.Close();
        folder.Delete(recursive: true);
        times.Sort();
        return times[times.Count / 2];
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
