using Dapper;
using Fachgruppe.Platform.Rights;

namespace Fachgruppe.Accounts;

/// <summary>The table <c>person_roles</c>: <c>organiser</c>, <c>admin</c>.</summary>
public sealed class RoleStore(Platform.Database.Database database)
{
    /// <summary>A person's roles.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string personId, CancellationToken cancel = default) =>
        [.. await database.ReadAsync(
            connection => connection.QueryAsync<string>("select role from person_roles where person_id = @personId order by role", new { personId }),
            cancel)];

    /// <summary>Gives a role; giving it twice changes nothing.</summary>
    public Task GrantAsync(string personId, string role, CancellationToken cancel = default) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(
                    "insert into person_roles (person_id, role) values (@personId, @role) on conflict do nothing", new { personId, role }, transaction);
                await RightsVersion.RaiseAsync(connection, transaction);
            },
            cancel: cancel);
}
