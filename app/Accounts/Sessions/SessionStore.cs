using Dapper;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Rights;

namespace Fachgruppe.Accounts.Sessions;

/// <summary>Begins, finds and ends sessions; ending one raises the rights version, so open boards close.</summary>
public sealed class SessionStore(Database database, TimeProvider time)
{
    /// <summary>The longest life of a session.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(90);

    /// <summary>Begins a session and forgets expired ones.</summary>
    public async Task<Session> BeginAsync(string personId, string device, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        var session = new Session(Ids.New(), personId, device, now, now, now + Life);
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

    /// <summary>The session if it still runs.</summary>
    public Task<Session?> FindAsync(string id, CancellationToken cancel = default) =>
        database.ReadAsync(c => c.QuerySingleOrDefaultAsync<Session?>(Session.Alive, new { id, now = time.GetUtcNow() }), cancel);

    /// <summary>All running sessions of a person, last used first.</summary>
    public async Task<IReadOnlyList<Session>> OfPersonAsync(string personId, CancellationToken cancel = default) =>
        [.. await database.ReadAsync(c => c.QueryAsync<Session>(Session.OfPerson, new { personId, now = time.GetUtcNow() }), cancel)];

    /// <summary>Notes that a session was used; once an hour is enough to recognise it by.</summary>
    public async Task TouchAsync(Session session, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        var now = time.GetUtcNow();
        if (now - session.SeenAt >= TimeSpan.FromHours(1))
        {
            await database.WriteAsync((c, t) => c.ExecuteAsync("update sessions set seen_at = @now where id = @Id", new { now, session.Id }, t), cancel: cancel);
        }
    }

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
