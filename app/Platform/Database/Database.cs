using System.Data.Common;

namespace Fachgruppe.Platform.Database;

/// <summary>The one door to the data: SQLite or PostgreSQL, chosen by configuration.</summary>
/// <remarks>
/// On SQLite the writers of this process queue at one gate before they ask the engine for its lock, so they
/// never poll each other. Keep writes short: no HTTP and no SMTP inside one.
/// </remarks>
public sealed class Database : IAsyncDisposable
{
    private readonly IEngine _engine;
    private readonly WriteGate? _gate;

    /// <param name="options">Engine and connection string; SQLite's folder is created when missing.</param>
    public Database(DatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        DapperMappings.Register();
        Kind = options.Engine;
        _engine = options.Engine == DatabaseEngine.Sqlite ? new SqliteEngine(options) : new PostgresEngine(options);
        _gate = options.Engine == DatabaseEngine.Sqlite ? new WriteGate() : null;
    }

    /// <summary>Which engine answers.</summary>
    public DatabaseEngine Kind { get; }

    /// <summary>True when SQLite answers.</summary>
    public bool IsSqlite => Kind == DatabaseEngine.Sqlite;

    /// <summary>True when PostgreSQL answers.</summary>
    public bool IsPostgres => Kind == DatabaseEngine.PostgreSql;

    /// <summary>A condition that a column is one of the values of an array parameter (Dapper hands arrays to PostgreSQL whole).</summary>
    /// <param name="column">The column, with its alias.</param>
    /// <param name="parameter">The parameter's name without the sign; its value is an array.</param>
    public string In(string column, string parameter) => IsSqlite ? $"{column} in @{parameter}" : $"{column} = any(@{parameter})";

    /// <summary>What a select ends with to lock its rows; SQLite's writers hold the whole file anyway.</summary>
    public string ForUpdate => IsPostgres ? "for update" : "";

    /// <summary>The same for rows that nobody else holds: those held are passed over.</summary>
    public string ForUpdateOfFree => IsPostgres ? "for update skip locked" : "";

    /// <summary>Opens a connection of the pool, with this engine's session settings. The caller disposes it.</summary>
    /// <exception cref="DbException">The engine cannot be reached.</exception>
    public ValueTask<DbConnection> OpenAsync(CancellationToken cancel = default) => _engine.OpenAsync(cancel);

    /// <summary>Runs a read on a connection of its own.</summary>
    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        await using var connection = await OpenAsync(cancel);
        return await read(connection);
    }

    /// <summary>Runs a write in one transaction and commits it; any exception rolls everything back.</summary>
    /// <returns>What <paramref name="write"/> returned, after the commit.</returns>
    /// <exception cref="DbException">The write or its commit failed; whether a failed commit took effect is unknown.</exception>
    public async Task<T> WriteAsync<T>(
        Func<DbConnection, DbTransaction, Task<T>> write,
        WritePriority priority = WritePriority.Normal,
        CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var turn = _gate is null ? null : await _gate.EnterAsync(priority, cancel);
        await using var connection = await OpenAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var result = await write(connection, transaction);
        await transaction.CommitAsync(cancel);
        return result;
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(
        Func<DbConnection, DbTransaction, Task> write,
        WritePriority priority = WritePriority.Normal,
        CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        return WriteAsync(
            async (connection, transaction) =>
            {
                await write(connection, transaction);
                return 0;
            },
            priority,
            cancel);
    }

    /// <summary>
    /// Takes what was deleted out of SQLite's write-ahead log; in the file itself secure_delete has overwritten it.
    /// PostgreSQL's log ages out by itself.
    /// </summary>
    /// <returns>False when somebody was still reading and the log stays until the next time.</returns>
    public async Task<bool> ForgetDeletedAsync(CancellationToken cancel = default)
    {
        if (_gate is null)
        {
            return true;
        }

        using var turn = await _gate.EnterAsync(WritePriority.Normal, cancel);
        await using var connection = await OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "pragma wal_checkpoint(truncate)";
        // The first column says whether readers stood in the way; the engine has waited for them already.
        return await command.ExecuteScalarAsync(cancel) is 0L;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
