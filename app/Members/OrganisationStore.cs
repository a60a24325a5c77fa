using Dapper;

namespace Fachgruppe.Members;

/// <summary>The table <c>organisations</c>.</summary>
public sealed class OrganisationStore(Platform.Database.Database database, TimeProvider time)
{
    private const string Insert = """
        insert into organisations (id, name, sector, is_demo, created_at) values (@Id, @Name, @Sector, @IsDemo, @now)
        """;

    /// <summary>Adds an organisation.</summary>
    public Task AddAsync(Organisation organisation, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        var row = new { organisation.Id, organisation.Name, organisation.Sector, organisation.IsDemo, now = time.GetUtcNow() };
        return database.WriteAsync((connection, transaction) => connection.ExecuteAsync(Insert, row, transaction), cancel: cancel);
    }

    /// <summary>Removes the organisations of the demo content.</summary>
    public Task RemoveDemoAsync(CancellationToken cancel = default) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync("delete from organisations where is_demo = 1", transaction: transaction),
            cancel: cancel);
}
