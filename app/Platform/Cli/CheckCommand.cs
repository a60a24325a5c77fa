using System.CommandLine;
using Dapper;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Platform.Cli;

/// <summary><c>check</c>: says whether this instance could serve, changing nothing.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command("check", "Check configuration, database and migrations.");
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(parsed, services => RunAsync(services, cancel), migrate: false));
        return command;
    }

    private static async Task RunAsync(IServiceProvider services, CancellationToken cancel)
    {
        var database = services.GetRequiredService<Database.Database>();
        var missing = await services.GetRequiredService<Migrator>().MissingAsync(cancel);
        if (missing.Count > 0)
        {
            throw new CliException($"The database lacks {missing.Count} migrations. Run 'migrate': {string.Join(", ", missing)}");
        }

        if (database.IsSqlite)
        {
            var answer = await database.ReadAsync(c => c.QueryFirstAsync<string>("pragma integrity_check"), cancel);
            if (answer != "ok")
            {
                throw new CliException($"The database file is damaged ({answer}). Restore the last backup.");
            }
        }

        var log = await services.GetRequiredService<AuditLog>().VerifyAsync(cancel);
        if (log.BrokenAt is { } broken)
        {
            throw new CliException($"Entry {broken} of the log is not what was written. Compare it with the last backup.");
        }

        if (services.GetServices<ConfigurationProblem>().ToList() is { Count: > 0 } problems)
        {
            throw new CliException(string.Join(Environment.NewLine, problems.Select(problem => problem.Text)));
        }

        Console.WriteLine($"Database {database.Kind}: reachable, complete, intact.");
        Console.WriteLine($"Log: {log.Entries} entries, the chain is unbroken.");
        Console.WriteLine($"Public address: {services.GetRequiredService<IConfiguration>()["App:PublicUrl"]}");
    }
}
