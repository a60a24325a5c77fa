using System.CommandLine;

namespace Fachgruppe.Platform.Cli;

/// <summary>The commands of the contract. Whatever is not a command's own goes to the configuration.</summary>
public static class Cli
{
    /// <summary>Runs a command line; nothing at all means <c>serve</c>.</summary>
    /// <param name="args">What stands on the command line.</param>
    /// <param name="commands">The platform's commands and those of the features.</param>
    /// <returns>0, or 1 after a failure told on standard error.</returns>
    public static async Task<int> RunAsync(string[] args, IEnumerable<Command> commands)
    {
        ArgumentNullException.ThrowIfNull(commands);
        var root = new RootCommand("Fachgruppe: the platform of a public-private expert group.");
        foreach (var command in commands)
        {
            command.TreatUnmatchedTokensAsErrors = false;
            root.Add(command);
        }

        var named = args.Length > 0 && !args[0].StartsWith('-') || args.Any(a => a is "--help" or "-h" or "-?" or "--version");
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        try
        {
            return await root.Parse(named ? args : ["serve", .. args]).InvokeAsync(configuration);
        }
        catch (Exception error) when (error is CliException or InvalidOperationException or System.Data.Common.DbException or IOException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }

    /// <summary>The platform's own commands.</summary>
    public static IEnumerable<Command> OwnCommands() => [ServeCommand.Create(), MigrateCommand.Create(), CheckCommand.Create()];
}
