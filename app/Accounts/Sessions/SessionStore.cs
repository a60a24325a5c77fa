using System.Data.Common;
using Dapper;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Rights;

namespace Fachgruppe.Accounts.Sessions;

/// <summary>Begins, finds and ends sessions; ending one raises the rights version, so open boards close.</summary>
public sealed class SessionStore(Database database, TimeProvider time)
{
    /// <summary>The longest life of a session.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(90);

    /// <inheritdoc cref="BeginAsync(string, string, bool, CancellationToken)"/>
    public Task<Session> BeginAsync(string personId, string device, CancellationToken cancel = default) => BeginAsync(personId, device, false, cancel);

    /// <summary>Begins a session and forgets expired ones.</summary>
    /// <param name="personId">Whose.</param>
    /// <param name="device">Browser and system in words.</param>
    /// <param name="multiFactor">Whether it begins with more than a password.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<Session> BeginAsync(string personId, string device, bool multiFactor, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        var session = Session.New(personId, device, multiFactor, now);
        await database.WriteAsync(
            async (c, t) =>
            {
                await c.ExecuteAsync("delete from sessions where expires_at <= @now", new { now }, t);
                await c.ExecuteAsync(Session.Insert, session, t);
                await AuditLog.AppendAsync(c, t, now, new("session.begun", personId, personId, device));
            },
            cancel: cancel);
        return session;
    }

    /// <summary>Ends every session of a person and begins another, inside a transaction of the caller.</summary>
    public static async Task ReplaceAllAsync(DbConnection connection, DbTransaction transaction, string personId, Session? next)
    {
        await connection.ExecuteAsync("delete from sessions where person_id = @personId", new { personId }, transaction);
        if (next is not null)
        {
            await connection.ExecuteAsync(Session.Insert, next, transaction);
        }

        await RightsVersion.RaiseAsync(connection, transaction);
    }

    /// <summary>Notes that a session's person proved who they are once more.</summary>
    public Task VerifiedAsync(string personId, string id, bool multiFactor, CancellationToken cancel = default) => database.WriteAsync(
        async (c, t) =>
        {
            var now = time.GetUtcNow();
            await c.ExecuteAsync(Session.Verify, new { id, now, multiFactor }, t);
            await AuditLog.AppendAsync(c, t, now, new("session.verified", personId, personId));
        },
        cancel: cancel);

    /// <summary>The session if it still runs.</summary>
    public Task<Session?> FindAsync(string id, CancellationToken cancel = default) =>
        database.ReadAsync(c => c.QuerySingleOrDefaultAsync<Session?>(Session.Alive, new { id, now = time.GetUtcNow() }), cancel);

    /// <summary>All running sessions of a person, last used first.</summary>
    public async Task<IReadOnlyList<Session>> OfPersonAsync(string personId, CancellationToken cancel = default) =>
        [.. await database.ReadAsync(c => c.QueryAsync<Session>(Session.OfPerson, new { personId, now = time.GetUtcNow() }), cancel)];

    /// <summary>Notes that a session was used.</summary>
    public Task TouchAsync(string id, CancellationToken cancel = default) => database.WriteAsync(
        (c, t) => c.ExecuteAsync("update sessions set seen_at = @now where id = @id", new { now = time.GetUtcNow(), id }, t), cancel: cancel);

    /// <summary>Ends one session of a person; somebody else's is left alone.</summary>
    /// <returns>Whether there was one.</returns>
    public Task<bool> EndAsync(string personId, string id, CancellationToken cancel = default) =>
        EndWhereAsync("delete from sessions where person_id = @personId and id = @id", new { personId, id }, new("session.ended", personId, personId), cancel);

    /// <summary>Ends all sessions of a person but one.</summary>
    public Task<bool> EndOthersAsync(string personId, string keptId, CancellationToken cancel = default) =>
        EndWhereAsync("delete from sessions where person_id = @personId and id <> @keptId", new { personId, keptId }, new("session.others-ended", personId, personId), cancel);

    private Task<bool> EndWhereAsync(string sql, object parameters, LogEvent happened, CancellationToken cancel) => database.WriteAsync(
        async (c, t) =>
        {
            var ended = await c.ExecuteAsync(sql, parameters, t);
            await RightsVersion.RaiseAsync(c, t);
            if (ended > 0)
            {
                await AuditLog.AppendAsync(c, t, time.GetUtcNow(), happened);
            }

            return ended > 0;
        },
        cancel: cancel);
}
