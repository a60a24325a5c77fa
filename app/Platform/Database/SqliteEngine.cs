using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Fachgruppe.Platform.Database;

/// <summary>SQLite: WAL, foreign keys, full synchronisation, erased bytes overwritten.</summary>
internal sealed class SqliteEngine : IEngine
{
    // busy_timeout waits inside the engine; the provider's own retry sleeps 150 ms a try. secure_delete
    // keeps erased text out of free pages.
    private const string Session =
        "pragma busy_timeout=5000; pragma synchronous=full; pragma foreign_keys=on; pragma secure_delete=on;";

    private readonly string _connectionString;

    public SqliteEngine(DatabaseOptions options)
    {
        var builder = new SqliteConnectionStringBuilder(options.ConnectionString) { ForeignKeys = true };
        builder.DefaultTimeout = Math.Min(builder.DefaultTimeout, 5);
        _connectionString = builder.ToString();
        if (Path.GetDirectoryName(Path.GetFullPath(builder.DataSource)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        using var first = new SqliteConnection(_connectionString);
        first.Open();
        Run(first, "pragma busy_timeout=5000; pragma journal_mode=wal;");
    }

    public ValueTask<DbConnection> OpenAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            Run(connection, Session);
            return new ValueTask<DbConnection>(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearPool(new SqliteConnection(_connectionString));
        return ValueTask.CompletedTask;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
