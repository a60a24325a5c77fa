using System.Buffers.Text;
using Dapper;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.Passkeys;

/// <summary>Keeps passkeys.</summary>
public sealed class PasskeyStore(Database database, TimeProvider time)
{
    /// <summary>The passkeys of a person, the oldest first.</summary>
    public async Task<IReadOnlyList<Passkey>> OfPersonAsync(string personId, CancellationToken cancel = default) =>
        [.. await database.ReadAsync(c => c.QueryAsync<Passkey>(Passkey.OfPerson, new { personId }), cancel)];

    /// <summary>The passkey of an authenticator's id, or null.</summary>
    public Task<Passkey?> FindAsync(byte[] credentialId, CancellationToken cancel = default) => database.ReadAsync(
        c => c.QuerySingleOrDefaultAsync<Passkey?>(Passkey.ByCredential, new { credentialId = Base64Url.EncodeToString(credentialId) }), cancel);

    /// <summary>Adds a passkey.</summary>
    public Task AddAsync(Passkey passkey, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(passkey);
        return database.WriteAsync(
            async (c, t) =>
            {
                await c.ExecuteAsync(Passkey.Insert, passkey, t);
                await AuditLog.AppendAsync(c, t, passkey.CreatedAt, new("passkey.added", passkey.PersonId, passkey.PersonId, passkey.Name));
            },
            cancel: cancel);
    }

    /// <summary>Notes a use.</summary>
    /// <returns>False when its counter did not grow.</returns>
    public Task<bool> UsedAsync(UserPasskeyInfo info, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(info);
        var use = new { CredentialId = Base64Url.EncodeToString(info.CredentialId), SignCount = (long)info.SignCount, BackedUp = info.IsBackedUp, now = time.GetUtcNow() };
        return database.WriteAsync(async (c, t) => await c.ExecuteAsync(Passkey.Used, use, t) == 1, cancel: cancel);
    }

    /// <summary>Gives a passkey of a person another name.</summary>
    public Task RenameAsync(string personId, string id, string name, CancellationToken cancel = default) => database.WriteAsync(
        (c, t) => c.ExecuteAsync("update passkeys set name = @name where person_id = @personId and id = @id", new { personId, id, name }, t), cancel: cancel);

    /// <summary>Removes a passkey of a person, unless the person could not sign in any more.</summary>
    /// <returns>False when it must stay.</returns>
    public Task<bool> RemoveAsync(string personId, string id, CancellationToken cancel = default) => database.WriteAsync(
        async (c, t) =>
        {
            var ways = await SignInWays.LockedAsync(database, c, t, personId);
            if (!ways.MayLosePasskey)
            {
                return false;
            }

            if (await c.ExecuteAsync("delete from passkeys where person_id = @personId and id = @id", new { personId, id }, t) > 0)
            {
                await AuditLog.AppendAsync(c, t, time.GetUtcNow(), new("passkey.removed", personId, personId));
            }

            return true;
        },
        cancel: cancel);
}
