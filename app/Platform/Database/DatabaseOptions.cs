namespace Fachgruppe.Platform.Database;

/// <summary>The engines the platform runs on.</summary>
public enum DatabaseEngine
{
    /// <summary>A file in the data folder, the default.</summary>
    Sqlite,

    /// <summary>A server, for more than one node.</summary>
    PostgreSql,
}

/// <summary>Where the data is: <c>Database:Engine</c>, <c>Database:ConnectionString</c>, <c>Data:Directory</c>.</summary>
/// <param name="Engine">Which engine.</param>
/// <param name="ConnectionString">Never empty; on SQLite without one, a file <c>fachgruppe.db</c> in the data folder.</param>
public sealed record DatabaseOptions(DatabaseEngine Engine, string ConnectionString)
{
    /// <summary>Reads the options.</summary>
    /// <exception cref="InvalidOperationException">The engine is unknown, or PostgreSQL lacks its connection string.</exception>
    public static DatabaseOptions From(IConfiguration configuration, DataDirectory data)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(data);
        var name = configuration["Database:Engine"] ?? nameof(DatabaseEngine.Sqlite);
        if (!Enum.TryParse<DatabaseEngine>(name, ignoreCase: true, out var engine))
        {
            throw new InvalidOperationException($"Database:Engine is '{name}'. Known engines: Sqlite, PostgreSql.");
        }

        var connection = configuration["Database:ConnectionString"];
        if (!string.IsNullOrWhiteSpace(connection))
        {
            return new DatabaseOptions(engine, connection);
        }

        return engine == DatabaseEngine.Sqlite
            ? new DatabaseOptions(engine, $"Data Source={data.File("fachgruppe.db")}")
            : throw new InvalidOperationException("Database:Engine is PostgreSql, so Database:ConnectionString must be set.");
    }
}
