using System.Data.Common;
using Dapper;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Rights;

namespace Fachgruppe.Accounts.People;

/// <summary>Looks people up for other features, and changes what they may do.</summary>
public sealed class PeopleStore(Database database)
{
    private const string All = $"select {PersonCard.Columns} from people p order by p.name, p.id";
    private const string OtherAdmins = "select count(*) from person_roles where role = 'admin' and person_id <> @id";
    private const string HasRole = "select count(*) from person_roles where person_id = @id and role = @role";

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

    /// <summary>Whether a person has a role, <c>organiser</c> or <c>admin</c>.</summary>
    public async Task<bool> HasRoleAsync(string personId, string role, CancellationToken cancel = default) =>
        await database.ReadAsync(c => c.QuerySingleAsync<long>(HasRole, new { id = personId, role }), cancel) > 0;

    /// <summary>Whether a person is an admin and nobody else is.</summary>
    public async Task<bool> IsLastAdminAsync(string personId, CancellationToken cancel = default) =>
        await HasRoleAsync(personId, "admin", cancel)
        && await database.ReadAsync(c => c.QuerySingleAsync<long>(OtherAdmins, new { id = personId }), cancel) == 0;

    /// <summary>Gives a role; giving it again changes nothing.</summary>
    public static async Task AddRoleAsync(DbConnection connection, DbTransaction transaction, string personId, string role, DateTimeOffset now)
    {
        var given = await connection.ExecuteAsync(
            "insert into person_roles (person_id, role) values (@personId, @role) on conflict do nothing", new { personId, role }, transaction);
        await RightsVersion.RaiseAsync(connection, transaction);
        if (given > 0)
        {
            await AuditLog.AppendAsync(connection, transaction, now, new("role.given", null, personId, role));
        }
    }

    /// <summary>The roles of a person.</summary>
    public async Task<IReadOnlyList<string>> RolesAsync(string personId, CancellationToken cancel = default) =>
        [.. await database.ReadAsync(
            c => c.QueryAsync<string>("select role from person_roles where person_id = @personId order by role", new { personId }), cancel)];

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
