using System.Data.Common;
using Npgsql;

namespace Fachgruppe.Platform.Database;

/// <summary>PostgreSQL through one data source, read committed.</summary>
internal sealed class PostgresEngine(DatabaseOptions options) : IEngine
{
    private readonly NpgsqlDataSource _source = new NpgsqlDataSourceBuilder(options.ConnectionString).Build();

    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancel) => await _source.OpenConnectionAsync(cancel);

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
