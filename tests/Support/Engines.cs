using Fachgruppe.Platform.Database;

namespace Fachgruppe.Tests.Support;

/// <summary>Both engines, as data of a theory: <c>[MemberData(nameof(Engines.All), MemberType = typeof(Engines))]</c>.</summary>
public static class Engines
{
    /// <summary>SQLite and PostgreSQL.</summary>
    public static TheoryData<DatabaseEngine> All => [DatabaseEngine.Sqlite, DatabaseEngine.PostgreSql];

    /// <summary>Options of a fresh, empty database.</summary>
    public static async Task<DatabaseOptions> FreshAsync(DatabaseEngine engine, string folder) =>
        engine == DatabaseEngine.Sqlite
            ? new DatabaseOptions(engine, $"Data Source={Path.Combine(folder, "fachgruppe.db")}")
            : new DatabaseOptions(engine, await PostgresServer.CreateDatabaseAsync());
}
