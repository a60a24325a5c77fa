using Fachgruppe.Benchmarks.Servers;

namespace Fachgruppe.Benchmarks.Workloads;

/// <summary>W3: one board, 100 clients, 20 writers, the rate raised until p99 passes 100 ms or less than 99 % arrive.</summary>
internal static class Ramp
{
    public static async Task<IEnumerable<Verdict>> RunAsync(Func<IEnumerable<Func<Task<Target>>>> starters)
    {
        var best = new Dictionary<string, double>();
        foreach (var start in starters())
        {
            await using var target = await start();
            await using var moves = await Moves.PrepareAsync(target, boards: 1, clientsPerBoard: 100, writersPerBoard: 20);
            best[target.Name] = await ClimbAsync(moves);
        }

        var (relay, raw) = (best["product"] / best["relay"], best["product"] / best["raw"]);
        return
        [
            new("W3 against the bare relay", $"{relay:0.00} × ({best["product"]:0} and {best["relay"]:0} moves/s)", "≥ 1.4 ×", relay >= 1.4),
            new("W3 against the raw limit", $"{raw:0.00} × ({best["raw"]:0} moves/s)", "≥ 0.35 ×", raw >= 0.35),
        ];
    }

    private static async Task<double> ClimbAsync(Moves moves)
    {
        var held = 0d;
        for (var rate = 20d; rate < 5_000; rate *= 1.5)
        {
            // Other work on the machine must not end a climb, so each step has a second chance, whichever server it is.
            var result = await moves.RunAsync(rate, TimeSpan.FromSeconds(held == 0 ? 8 : 3), TimeSpan.FromSeconds(6));
            Console.WriteLine(result);
            if (!result.Holds)
            {
                result = await moves.RunAsync(rate, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(6));
                Console.WriteLine(result);
            }

            if (!result.Holds)
            {
                break;
            }

            held = result.PerSecond;
        }

        return held;
    }
}
