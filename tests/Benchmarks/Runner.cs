using Fachgruppe.Benchmarks.Servers;
using Fachgruppe.Benchmarks.Workloads;

namespace Fachgruppe.Benchmarks;

/// <summary>Runs the workloads that are named, or all of them, and says what holds.</summary>
internal static class Runner
{
    private const int Port = 5292;

    public static async Task<int> RunAsync(string[] args)
    {
        var wanted = args.Length == 0 ? ["W1", "W2", "W3", "W4", "W5", "W6"] : args;
        var verdicts = new List<Verdict>();
        foreach (var name in wanted)
        {
            Console.WriteLine($"\n## {name}");
            verdicts.AddRange(name switch
            {
                "W1" => await Steady.OneBoardAsync(StartersAsync),
                "W2" => await Steady.ManyBoardsAsync(StartersAsync),
                "W3" => await Ramp.RunAsync(StartersAsync),
                "W4" => await Opening.RunAsync(await ProductTarget.StartAsync(Port)),
                "W5" => await Idle.RunAsync(await ProductTarget.StartAsync(Port)),
                "W6" => await Crash.RunAsync(await ProductTarget.StartAsync(Port), cycles: 10),
                "kill200" => await Crash.RunAsync(await ProductTarget.StartAsync(Port), cycles: 200),
                _ => throw new ArgumentException($"There is no workload {name}."),
            });
        }

        Console.WriteLine("\n| bound | measured | allowed | |\n|---|---|---|---|");
        verdicts.ForEach(v => Console.WriteLine($"| {v.Bound} | {v.Measured} | {v.Allowed} | {(v.Holds ? "holds" : "MISSED")} |"));
        return verdicts.All(v => v.Holds) ? 0 : 1;
    }

    private static IEnumerable<Func<Task<Target>>> StartersAsync() =>
    [
        async () => await RelayTarget.StartAsync(Port + 1),
        async () => await RawTarget.StartAsync(Port + 2),
        async () => await ProductTarget.StartAsync(Port),
    ];
}

/// <summary>One bound of the issue and what was measured.</summary>
internal sealed record Verdict(string Bound, string Measured, string Allowed, bool Holds);
