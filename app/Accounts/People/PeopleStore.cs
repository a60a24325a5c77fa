using System.Data.Common;
using Dapper;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Rights;

namespace Fachgruppe.Accounts.People;

/// <summary>Looks people up for other features.</summary>
public sealed class PeopleStore(Database database)
{
    private const string All = $"select {PersonCard.Columns} from people p order by p.name, p.id";

    private readonly string _ofIds = $"select {PersonCard.Columns} from people p where {database.In("p.id", "ids")}";

    /// <summary>The cards of some people; unknown ids are left out.</summary>
    public async Task<IReadOnlyList<PersonCard>> CardsAsync(IReadOnlyCollection<string> ids, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var found = new List<PersonCard>(ids.Count);
        // SQLite takes a limited number of parameters in one statement.
        foreach (var some in ids.Chunk(500))
        {
            found.AddRange(await database.ReadAsync(c => c.QueryAsync<PersonCard>(_ofIds, new { ids = some }), cancel));
        }

        return found;
    }

    /// <summary>Everybody, by name: what members see of each other when they choose named people.</summary>
    public async Task<IReadOnlyList<PersonCard>> AllAsync(CancellationToken cancel = default) =>
        [.. await database.ReadAsync(c => c.QueryAsync<PersonCard>(All), cancel)];

    /// <summary>The organisations of those who exist among some people, inside a transaction of the caller; null for people without one.</summary>
    public static async Task<Dictionary<string, string?>> OrganisationsAsync(DbConnection connection, DbTransaction transaction, IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var found = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var id in ids.Distinct())
        {
            foreach (var organisation in await connection.QueryAsync<string?>("select organisation_id from people where id = @id", new { id }, transaction))
            {
                found[id] = organisation;
            }
        }

        return found;
    }

    /// <summary>How many accounts there are.</summary>
    public Task<long> CountAsync(CancellationToken cancel = default) =>
        database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from people"), cancel);

    /// <summary>Removes the fictitious people inside a transaction of the caller.</summary>
    public static async Task RemoveDemoAsync(DbConnection connection, DbTransaction transaction)
    {
        await connection.ExecuteAsync("delete from people where is_demo = 1", transaction: transaction);
        await RightsVersion.RaiseAsync(connection, transaction);
    }
}
