using System.CommandLine;
using Fachgruppe.Platform.Cli;

namespace Fachgruppe.Demo;

/// <summary><c>demo load</c> and <c>demo remove</c>.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var load = Sub("load", "Load the fictitious demo content, once.", async (demo, cancel) =>
            Console.WriteLine(await demo.LoadAsync(cancel) ? "Loaded." : "The demo content is there already."));
        var remove = Sub("remove", "Remove the demo content and nothing else.", async (demo, cancel) =>
        {
            await demo.RemoveAsync(cancel);
            Console.WriteLine("Removed.");
        });
        return new Command("demo", "Demo content.") { load, remove };
    }

    private static Command Sub(string name, string description, Func<DemoContent, CancellationToken, Task> work)
    {
        var command = new Command(name, description) { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((parsed, cancel) =>
            CommandHost.RunAsync(parsed, services => work(services.GetRequiredService<DemoContent>(), cancel)));
        return command;
    }
}
