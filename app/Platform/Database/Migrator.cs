using System.Data.Common;
using Dapper;

namespace Fachgruppe.Platform.Database;

/// <summary>Brings a database to this release: forward only, one transaction a file, under a lock.</summary>
public sealed class Migrator(Database database, TimeProvider time, ILogger<Migrator> log)
{
    private const string Table = """
        create table if not exists schema_migrations (
            number bigint primary key,
            name text not null,
            sha256 text not null,
            applied_at bigint not null)
        """;

    private const string SqliteTables = "select count(*) from sqlite_master where name = 'schema_migrations'";
    private const string PostgresTables = "select count(*) from pg_tables where tablename = 'schema_migrations'";

    // Any constant does; it only has to be ours on this server.
    private const string PostgresLock = "select pg_advisory_xact_lock(7031984520116)";

    /// <summary>Applies what is missing.</summary>
    /// <returns>The names of the files applied now.</returns>
    /// <exception cref="InvalidOperationException">An applied file was changed.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancel = default)
    {
        await database.WriteAsync(
            async (connection, transaction) =>
            {
                await LockAsync(connection, transaction);
                await connection.ExecuteAsync(Table, transaction: transaction);
            },
            cancel: cancel);
        var applied = new List<string>();
        foreach (var migration in Migration.For(database.Kind))
        {
            if (await database.WriteAsync((connection, transaction) => ApplyAsync(connection, transaction, migration), cancel: cancel))
            {
                applied.Add(migration.Name);
                log.LogInformation("Applied migration {Migration}", migration.Name);
            }
        }

        return applied;
    }

    /// <summary>The files of this release that the database lacks, without changing anything.</summary>
    public Task<IReadOnlyList<string>> MissingAsync(CancellationToken cancel = default) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async connection =>
            {
                var fresh = await connection.QuerySingleAsync<long>(database.IsSqlite ? SqliteTables : PostgresTables) == 0;
                var known = fresh ? [] : (await connection.QueryAsync<long>("select number from schema_migrations")).ToHashSet();
                return [.. Migration.For(database.Kind).Where(m => !known.Contains(m.Number)).Select(m => m.Name)];
            },
            cancel);

    private async Task<bool> ApplyAsync(DbConnection connection, DbTransaction transaction, Migration migration)
    {
        await LockAsync(connection, transaction);
        var sha256 = await connection.QuerySingleOrDefaultAsync<string>(
            "select sha256 from schema_migrations where number = @Number", new { migration.Number }, transaction);
        if (sha256 is not null)
        {
            return sha256 == migration.Sha256
                ? false
                : throw new InvalidOperationException(
                    $"Migration {migration.Name} was changed after it had been applied. Restore the file and add a new one instead.");
        }

        await connection.ExecuteAsync(migration.Sql, transaction: transaction);
        await connection.ExecuteAsync(
            "insert into schema_migrations (number, name, sha256, applied_at) values (@Number, @Name, @Sha256, @At)",
            new { migration.Number, migration.Name, migration.Sha256, At = time.GetUtcNow() },
            transaction);
        return true;
    }

    private Task LockAsync(DbConnection connection, DbTransaction transaction) =>
        database.IsPostgres ? connection.ExecuteAsync(PostgresLock, transaction: transaction) : Task.CompletedTask;
}
