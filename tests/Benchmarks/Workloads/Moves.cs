using Fachgruppe.Benchmarks.Load;
using Fachgruppe.Benchmarks.Servers;

namespace Fachgruppe.Benchmarks.Workloads;

/// <summary>What a run of moves gave.</summary>
/// <param name="Server">Product or reference.</param>
/// <param name="PerSecond">Moves a second in all.</param>
/// <param name="P50">Latency from when a move was due to every receiver, ms.</param>
/// <param name="P95">As P50.</param>
/// <param name="P99">As P50.</param>
/// <param name="Arrived">Share of the deliveries that arrived.</param>
/// <param name="CpuPerDelivery">The server's processor time for a delivery, µs.</param>
/// <param name="Receipts">Share of the moves with a receipt; null where the server has none.</param>
internal sealed record MovesResult(string Server, double PerSecond, double P50, double P95, double P99, double Arrived, double CpuPerDelivery, double? Receipts)
{
    public bool Holds => P99 <= 100 && Arrived >= 0.99;

    public override string ToString() =>
        $"{Server,-8} {PerSecond,8:0}/s  p50 {P50,7:0.0}  p95 {P95,7:0.0}  p99 {P99,7:0.0} ms  arrived {Arrived,7:0.00%}  cpu/delivery {CpuPerDelivery,6:0.00} µs  receipts {Receipts:0.0%}";
}

/// <summary>Boards × clients × writers that move notes at a rate.</summary>
internal sealed class Moves : IAsyncDisposable
{
    private readonly Target _target;
    private readonly string[] _boards;
    private readonly string[][] _notes;
    private readonly int _writersPerBoard;
    private readonly LoadClient[][] _clients;
    private readonly Pace _pace;

    private Moves(Target target, string[] boards, string[][] notes, int clientsPerBoard, int writersPerBoard)
    {
        (_target, _boards, _notes, _writersPerBoard) = (target, boards, notes, writersPerBoard);
        _clients = [.. boards.Select(_ => new LoadClient[clientsPerBoard])];
        _pace = new Pace(boards.Length * writersPerBoard);
    }

    public static async Task<Moves> PrepareAsync(Target target, int boards, int clientsPerBoard, int writersPerBoard)
    {
        var (ids, notes) = await target.PrepareAsync(boards, writersPerBoard);
        var moves = new Moves(target, ids, notes, clientsPerBoard, writersPerBoard);
        for (var b = 0; b < boards; b++)
        {
            for (var c = 0; c < clientsPerBoard; c++)
            {
                moves._clients[b][c] = await target.ConnectAsync((b * clientsPerBoard) + c, ids[b], (client, w, n) => moves._pace.Heard(client, w, n));
            }
        }

        return moves;
    }

    /// <summary>Runs at a rate for each writer: warms up, then counts.</summary>
    public async Task<MovesResult> RunAsync(double perWriter, TimeSpan warmUp, TimeSpan duration)
    {
        var all = _clients.SelectMany(c => c).ToList();
        await Task.Run(() => _pace.Run(warmUp, perWriter, Send));
        await SettleAsync(all);
        _pace.CountFrom = System.Diagnostics.Stopwatch.GetTimestamp();
        var before = all.Sum(c => c.Latencies.Count);
        var (cpu, receipts, counted) = (_target.Server.CpuMilliseconds, all.Sum(c => c.Receipts), _pace.Counted);
        var mark = Snapshot(all);
        await Task.Run(() => _pace.Run(duration, perWriter, Send));
        await SettleAsync(all);
        var result = Difference(Snapshot(all), mark);
        var moves = _pace.Counted - counted;
        _pace.CountFrom = long.MaxValue;
        return new(
            _target.Name, moves / duration.TotalSeconds, result.At(0.5), result.At(0.95), result.At(0.99),
            (double)(all.Sum(c => c.Latencies.Count) - before) / (moves * _clients[0].Length),
            (_target.Server.CpuMilliseconds - cpu) * 1000 / Math.Max(1, all.Sum(c => c.Latencies.Count) - before),
            _target is RawTarget ? null : (double)(all.Sum(c => c.Receipts) - receipts) / moves);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.SelectMany(c => c))
        {
            await client.DisposeAsync();
        }
    }

    private void Send(int writer, int number)
    {
        var (board, own) = (writer / _writersPerBoard, writer % _writersPerBoard);
        _clients[board][own].Post(_target.Move(_boards[board], _notes[board][own], writer, number));
    }

    // What is under way may arrive, for two seconds at most.
    private static async Task SettleAsync(List<LoadClient> clients)
    {
        long before;
        var waited = 0;
        do
        {
            before = clients.Sum(c => c.Latencies.Count + c.Receipts);
            await Task.Delay(200);
        }
        while (clients.Sum(c => c.Latencies.Count + c.Receipts) != before && ++waited < 10);
    }

    private static Histogram Snapshot(List<LoadClient> clients)
    {
        var sum = new Histogram();
        clients.ForEach(c => sum.Add(c.Latencies));
        return sum;
    }

    private static Histogram Difference(Histogram later, Histogram earlier)
    {
        later.Subtract(earlier);
        return later;
    }
}
