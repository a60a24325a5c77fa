using System.Data.Common;
using Dapper;
using Fachgruppe.Accounts.People;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Rights;

namespace Fachgruppe.Accounts.Roles;

/// <summary>Who has which role.</summary>
public sealed class RoleStore(Database database, TimeProvider time)
{
    private const string OfPerson = "select role from person_roles where person_id = @personId order by role";
    private const string Holders = $"select {PersonCard.Columns} from people p where exists (select 1 from person_roles r where r.person_id = p.id) order by p.name, p.id";
    private const string OtherAdmins = "select count(*) from person_roles where role = 'admin' and person_id <> @personId";
    private const string Insert = "insert into person_roles (person_id, role) values (@personId, @role) on conflict do nothing";
    private const string Delete = "delete from person_roles where person_id = @personId and role = @role";

    /// <summary>The roles that a person was given.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(string personId, CancellationToken cancel = default) =>
        [.. await database.ReadAsync(c => c.QueryAsync<string>(OfPerson, new { personId }), cancel)];

    /// <summary>Whether a person with an account has a right.</summary>
    public async Task<bool> MayAsync(string personId, string right, CancellationToken cancel = default)
    {
        var allowed = Rights.Find(right).Roles;
        return allowed.Contains(RoleNames.Member) || (await OfAsync(personId, cancel)).Any(allowed.Contains);
    }

    /// <summary>Everybody with a role, by name, with their roles.</summary>
    public Task<IReadOnlyList<(PersonCard Person, IReadOnlyList<string> Roles)>> HoldersAsync(CancellationToken cancel = default) => database.ReadAsync(
        async c =>
        {
            var roles = (await c.QueryAsync<(string Person, string Role)>("select person_id, role from person_roles order by role")).ToLookup(row => row.Person, row => row.Role);
            return (IReadOnlyList<(PersonCard, IReadOnlyList<string>)>)
                [.. (await c.QueryAsync<PersonCard>(Holders)).Select(person => (person, (IReadOnlyList<string>)[.. roles[person.Id]]))];
        },
        cancel);

    /// <summary>Whether a person is an admin and nobody else is.</summary>
    public async Task<bool> IsLastAdminAsync(string personId, CancellationToken cancel = default) =>
        (await OfAsync(personId, cancel)).Contains(RoleNames.Admin)
        && await database.ReadAsync(c => c.QuerySingleAsync<long>(OtherAdmins, new { personId }), cancel) == 0;

    /// <summary>Gives a role; giving it again changes nothing.</summary>
    public Task GiveAsync(string personId, string role, string? givenBy, CancellationToken cancel = default) =>
        database.WriteAsync((c, t) => GiveAsync(c, t, personId, role, givenBy, time.GetUtcNow()), cancel: cancel);

    /// <summary>Gives a role inside a transaction of the caller.</summary>
    public static async Task GiveAsync(DbConnection connection, DbTransaction transaction, string personId, string role, string? givenBy, DateTimeOffset now)
    {
        var given = await connection.ExecuteAsync(Insert, new { personId, role }, transaction);
        await RightsVersion.RaiseAsync(connection, transaction);
        if (given > 0)
        {
            await AuditLog.AppendAsync(connection, transaction, now, new("role.given", givenBy, personId, role));
        }
    }

    /// <summary>Takes a role.</summary>
    /// <returns>False when it was the last admin's: somebody has to be able to let others in.</returns>
    public Task<bool> TakeAsync(string personId, string role, string? takenBy, CancellationToken cancel = default) => database.WriteAsync(
        async (c, t) =>
        {
            // Raising the version first makes two who take from each other wait for one another.
            await RightsVersion.RaiseAsync(c, t);
            if (role == RoleNames.Admin && await c.QuerySingleAsync<long>(OtherAdmins, new { personId }, t) == 0)
            {
                return false;
            }

            if (await c.ExecuteAsync(Delete, new { personId, role }, t) > 0)
            {
                await AuditLog.AppendAsync(c, t, time.GetUtcNow(), new("role.taken", takenBy, personId, role));
            }

            return true;
        },
        cancel: cancel);
}
