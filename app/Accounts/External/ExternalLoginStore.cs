using System.Data.Common;
using Dapper;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Accounts.External;

/// <summary>Keeps which accounts belong to whom at external authorities.</summary>
public sealed class ExternalLoginStore(Database database, TimeProvider time)
{
    /// <summary>The logins of a person, the oldest first.</summary>
    public async Task<IReadOnlyList<ExternalLogin>> OfPersonAsync(string personId, CancellationToken cancel = default) =>
        [.. await database.ReadAsync(c => c.QueryAsync<ExternalLogin>(ExternalLogin.OfPerson, new { personId }), cancel)];

    /// <summary>The login of an identity, or null.</summary>
    public Task<ExternalLogin?> FindAsync(ExternalIdentity identity, CancellationToken cancel = default) =>
        database.ReadAsync(c => c.QuerySingleOrDefaultAsync<ExternalLogin?>(ExternalLogin.BySubject, identity), cancel);

    /// <summary>Notes a use.</summary>
    public Task UsedAsync(string id, CancellationToken cancel = default) => database.WriteAsync(
        (c, t) => c.ExecuteAsync("update external_logins set used_at = @now where id = @id", new { id, now = time.GetUtcNow() }, t), cancel: cancel);

    /// <summary>Links an identity to an account.</summary>
    /// <returns>False when it belongs to an account already.</returns>
    public Task<bool> LinkAsync(string personId, ExternalIdentity identity, CancellationToken cancel = default) => database.WriteAsync(
        (c, t) => AddAsync(c, t, ExternalLogin.InsertIfFree, ExternalLogin.Of(personId, identity, time.GetUtcNow())), cancel: cancel);

    /// <summary>Links the identity that an account is being made for; two accounts for one identity fail, and everything with them.</summary>
    internal static Task AddAsync(DbConnection connection, DbTransaction transaction, string personId, ExternalIdentity identity, DateTimeOffset now) =>
        AddAsync(connection, transaction, ExternalLogin.Insert, ExternalLogin.Of(personId, identity, now) with { UsedAt = now });

    private static async Task<bool> AddAsync(DbConnection connection, DbTransaction transaction, string insert, ExternalLogin login)
    {
        if (await connection.ExecuteAsync(insert, login, transaction) == 0)
        {
            return false;
        }

        await AuditLog.AppendAsync(connection, transaction, login.CreatedAt, new("login.linked", login.PersonId, login.PersonId, login.Provider));
        return true;
    }

    /// <summary>Unlinks a login of a person, unless no way of our own is left to sign in.</summary>
    /// <returns>False when it must stay.</returns>
    public Task<bool> UnlinkAsync(string personId, string id, CancellationToken cancel = default) => database.WriteAsync(
        async (c, t) =>
        {
            var ways = await SignInWays.LockedAsync(database, c, t, personId);
            if (!ways.MayLoseExternal)
            {
                return false;
            }

            if (await c.ExecuteAsync("delete from external_logins where person_id = @personId and id = @id", new { personId, id }, t) > 0)
            {
                await AuditLog.AppendAsync(c, t, time.GetUtcNow(), new("login.unlinked", personId, personId));
            }

            return true;
        },
        cancel: cancel);
}
