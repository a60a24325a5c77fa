using System.CommandLine;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Platform.Cli;

/// <summary><c>migrate</c>: brings the database to this release and says what it did.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Bring the database to this release.");
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(
            parsed,
            async services =>
            {
                var applied = await services.GetRequiredService<Migrator>().RunAsync(cancel);
                Console.WriteLine(applied.Count == 0 ? "Nothing to do." : string.Join('\n', applied.Select(name => $"Applied {name}")));
            },
            migrate: false));
        return command;
    }
}
