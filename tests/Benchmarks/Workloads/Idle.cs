using Fachgruppe.Benchmarks.Load;
using Fachgruppe.Benchmarks.Servers;

namespace Fachgruppe.Benchmarks.Workloads;

/// <summary>W5: what 1,000 connections cost that do nothing.</summary>
internal static class Idle
{
    private const int Connections = 1_000;

    public static async Task<IEnumerable<Verdict>> RunAsync(ProductTarget target)
    {
        await using var owned = target;
        var board = await target.BoardAsync();
        var clients = new List<LoadClient>();
        for (var i = 0; i < 50; i++)
        {
            clients.Add(await target.ConnectAsync(i, board, static (_, _, _) => { }));
        }

        await Task.Delay(TimeSpan.FromSeconds(5));
        var before = target.Server.MemoryBytes;
        for (var i = 0; i < Connections; i++)
        {
            clients.Add(await target.ConnectAsync(i, board, static (_, _, _) => { }));
        }

        await Task.Delay(TimeSpan.FromSeconds(10));
        var each = (target.Server.MemoryBytes - before) / 1024.0 / Connections;
        Console.WriteLine($"{before / 1048576.0:0} MB with 50 connections, {target.Server.MemoryBytes / 1048576.0:0} MB with {clients.Count(c => c.IsOpen)}");
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }

        return [new("W5 memory of an idle connection", $"{each:0.0} KB", "≤ 50 KB", each <= 50)];
    }
}
