using Dapper;
using Fachgruppe.Platform.Database;
using Hangfire.PostgreSql;
using Npgsql;

namespace Fachgruppe.Platform.Jobs;

/// <summary>Prepares Hangfire's own schema on PostgreSQL.</summary>
internal static class JobsSchema
{
    // Not the migrator's number: that lock belongs to transactions, this one to the session.
    private const long Lock = 7031984520117;

    /// <summary>Installs it under a lock, because two nodes that start together would race on it.</summary>
    public static async Task PrepareAsync(DatabaseOptions options, CancellationToken cancel)
    {
        if (options.Engine != DatabaseEngine.PostgreSql)
        {
            return;
        }

        await using var connection = new NpgsqlConnection(options.ConnectionString);
        await connection.OpenAsync(cancel);
        await connection.ExecuteAsync("select pg_advisory_lock(@Lock)", new { Lock });
        try
        {
            PostgreSqlObjectsInstaller.Install(connection);
        }
        finally
        {
            await connection.ExecuteAsync("select pg_advisory_unlock(@Lock)", new { Lock });
        }
    }
}
