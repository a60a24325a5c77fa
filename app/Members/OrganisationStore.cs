using System.Data.Common;
using Dapper;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Members;

/// <summary>An organisation that people belong to.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name.</param>
/// <param name="Sector"><c>administration</c>, <c>company</c>, <c>science</c> or <c>association</c>.</param>
/// <param name="IsDemo">True for a fictitious one.</param>
/// <param name="CreatedAt">Made.</param>
public sealed record Organisation(string Id, string Name, string Sector, bool IsDemo, DateTimeOffset CreatedAt)
{
    internal const string Columns = "id, name, sector, is_demo, created_at";
}

/// <summary>Organisations, as far as names beside people need them.</summary>
public sealed class OrganisationStore(Database database)
{
    private const string Insert = $"insert into organisations ({Organisation.Columns}) values (@Id, @Name, @Sector, @IsDemo, @CreatedAt)";
    private const string ById = $"select {Organisation.Columns} from organisations where id = @id";
    private const string OfSector = $"select {Organisation.Columns} from organisations where sector = @sector order by created_at, id";

    /// <summary>Adds one inside a transaction of the caller.</summary>
    public static Task AddAsync(DbConnection connection, DbTransaction transaction, Organisation organisation) =>
        connection.ExecuteAsync(Insert, organisation, transaction);

    /// <summary>Removes the fictitious ones inside a transaction of the caller.</summary>
    public static Task RemoveDemoAsync(DbConnection connection, DbTransaction transaction) =>
        connection.ExecuteAsync("delete from organisations where is_demo = 1", transaction: transaction);

    /// <summary>The id of the organisation of that name and sector, whatever the spelling; it is added where there is none.</summary>
    public Task<string> NamedAsync(string name, string sector, DateTimeOffset now, CancellationToken cancel = default) => database.WriteAsync(
        async (connection, transaction) =>
        {
            // The engines fold letters differently, so the comparison is made here; there are hundreds, not millions.
            var all = await connection.QueryAsync<Organisation>(OfSector, new { sector }, transaction);
            if (all.FirstOrDefault(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase)) is { } found)
            {
                return found.Id;
            }

            var added = new Organisation(Ids.New(), name, sector, IsDemo: false, now);
            await AddAsync(connection, transaction, added);
            return added.Id;
        },
        cancel: cancel);

    /// <summary>One by id, or null.</summary>
    public Task<Organisation?> FindAsync(string id, CancellationToken cancel = default) =>
        database.ReadAsync(c => c.QuerySingleOrDefaultAsync<Organisation?>(ById, new { id }), cancel);
}
