using System.Data.Common;
using Dapper;
using Fachgruppe.Accounts.Letters;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Outbox;

namespace Fachgruppe.Accounts.Joining;

/// <summary>Invitations: made, sent again, taken back, accepted.</summary>
public sealed class InvitationStore(Database database, OutboxStore outbox, AccountLetters letters, TimeProvider time)
{
    /// <summary>How long a link opens.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    /// <summary>How many invitations a person has sent.</summary>
    public Task<long> CountByAsync(string personId, CancellationToken cancel = default) =>
        database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from invitations where invited_by = @personId", new { personId }), cancel);

    /// <summary>Invites somebody; an invitation to the same address that is still open is replaced.</summary>
    /// <returns>The secret of the link.</returns>
    public async Task<string> InviteAsync(Newcomer newcomer, string? invitedBy, CancellationToken cancel = default)
    {
        var secret = SecretLink.New();
        var letter = outbox.Seal(letters.Invitation(newcomer, secret).ToItem("invitation"));
        await database.WriteAsync(
            async (c, t) =>
            {
                await AddAsync(c, t, newcomer, secret, invitedBy);
                await OutboxStore.AddAsync(c, t, letter);
                await AuditLog.AppendAsync(c, t, time.GetUtcNow(), new("invitation.sent", invitedBy, null));
            },
            cancel: cancel);
        return secret;
    }

    /// <summary>Adds the row alone, inside a transaction of the caller.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> AddAsync(DbConnection connection, DbTransaction transaction, Newcomer newcomer, string secret, string? invitedBy)
    {
        ArgumentNullException.ThrowIfNull(newcomer);
        var (now, id) = (time.GetUtcNow(), Ids.New());
        await connection.ExecuteAsync(Invitation.Supersede, newcomer, transaction);
        await connection.ExecuteAsync(
            Invitation.Insert,
            new
            {
                Id = id,
                newcomer.Email,
                newcomer.EmailNormalized,
                newcomer.Name,
                newcomer.Sector,
                newcomer.Organisation,
                newcomer.Language,
                Hash = SecretLink.Hash(secret),
                InvitedBy = invitedBy,
                Now = now,
                ExpiresAt = now + Life,
            },
            transaction);
        return id;
    }

    /// <summary>The invitation that a link belongs to, in whatever state; null for no link of ours.</summary>
    public Task<Invitation?> FindAsync(string secret, CancellationToken cancel = default) =>
        database.ReadAsync(c => c.QuerySingleOrDefaultAsync<Invitation?>(Invitation.ByToken, new { hash = SecretLink.Hash(secret) }), cancel);

    /// <summary>The newest invitations.</summary>
    public async Task<IReadOnlyList<Invitation>> ListAsync(CancellationToken cancel = default) =>
        [.. await database.ReadAsync(c => c.QueryAsync<Invitation>(Invitation.Newest), cancel)];

    /// <summary>The invitations by which a person came.</summary>
    public async Task<IReadOnlyList<Invitation>> OfPersonAsync(string personId, CancellationToken cancel = default) =>
        [.. await database.ReadAsync(c => c.QueryAsync<Invitation>(Invitation.OfPerson, new { personId }), cancel)];

    /// <summary>Sends a new link, which lives as long as the first one did; the old one opens nothing any more.</summary>
    /// <returns>False for an invitation that was accepted or is none.</returns>
    public async Task<bool> SendAgainAsync(string id, string actor, CancellationToken cancel = default)
    {
        if (await database.ReadAsync(c => c.QuerySingleOrDefaultAsync<Invitation?>(Invitation.ById, new { id }), cancel) is not { } sent)
        {
            return false;
        }

        var (now, secret) = (time.GetUtcNow(), SecretLink.New());
        var newcomer = new Newcomer(sent.Email, sent.Name, sent.Sector, sent.Organisation, sent.Language);
        var letter = outbox.Seal(letters.Invitation(newcomer, secret).ToItem("invitation"));
        return await database.WriteAsync(
            async (c, t) =>
            {
                if (await c.ExecuteAsync(Invitation.Renew, new { id, hash = SecretLink.Hash(secret), now, until = now + Life }, t) == 0)
                {
                    return false;
                }

                await OutboxStore.AddAsync(c, t, letter);
                await AuditLog.AppendAsync(c, t, now, new("invitation.sent", actor, null));
                return true;
            },
            cancel: cancel);
    }

    /// <summary>Takes an invitation back.</summary>
    /// <returns>False when there was nothing to take back.</returns>
    public Task<bool> RevokeAsync(string id, string actor, CancellationToken cancel = default) => database.WriteAsync(
        async (c, t) =>
        {
            var now = time.GetUtcNow();
            var revoked = await c.ExecuteAsync(Invitation.Revoke, new { id, now }, t) > 0;
            if (revoked)
            {
                await AuditLog.AppendAsync(c, t, now, new("invitation.revoked", actor, null));
            }

            return revoked;
        },
        cancel: cancel);

    /// <summary>The invitation with an id, in whatever state.</summary>
    public Task<Invitation?> FindByIdAsync(string id, CancellationToken cancel = default) =>
        database.ReadAsync(c => c.QuerySingleOrDefaultAsync<Invitation?>(Invitation.ById, new { id }), cancel);

    /// <summary>The open invitation that somebody got for an application which an authority vouched for, or null.</summary>
    public Task<Invitation?> FindByLoginAsync(string issuer, string subject, CancellationToken cancel = default) =>
        database.ReadAsync(c => c.QueryFirstOrDefaultAsync<Invitation?>(Invitation.ByLogin, new { issuer, subject, now = time.GetUtcNow() }), cancel);

    /// <summary>Notes whose account an invitation became.</summary>
    public Task AcceptedAsync(string id, string personId, CancellationToken cancel = default) => database.WriteAsync(
        (c, t) => AcceptedAsync(c, t, id, personId, time.GetUtcNow()), cancel: cancel);

    /// <summary>The same inside a transaction of the caller.</summary>
    /// <returns>False when it was accepted before.</returns>
    internal static async Task<bool> AcceptedAsync(DbConnection connection, DbTransaction transaction, string id, string personId, DateTimeOffset now)
    {
        var isFirst = await connection.ExecuteAsync(Invitation.Accept, new { id, personId, now }, transaction) > 0;
        await connection.ExecuteAsync(Welcome.Begin, new { personId, now }, transaction);
        await AuditLog.AppendAsync(connection, transaction, now, new("invitation.accepted", personId, personId));
        return isFirst;
    }
}
