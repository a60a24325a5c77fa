using System.CommandLine;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Platform.Cli;

/// <summary><c>serve</c>: migrates and answers until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Serve the platform (the default).");
        command.SetAction(async (parsed, cancel) =>
        {
            await using var app = Application.Build([.. parsed.UnmatchedTokens]);
            using var only = ServeLock.Take(app.Services.GetRequiredService<DatabaseOptions>());
            await app.PrepareAsync(cancel);
            await app.RunAsync(cancel);
            return 0;
        });
        return command;
    }
}
