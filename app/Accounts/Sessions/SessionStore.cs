using Dapper;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Rights;

namespace Fachgruppe.Accounts.Sessions;

/// <summary>The table <c>sessions</c>. Ending one raises the rights version, so open boards close within a second.</summary>
public sealed class SessionStore(Platform.Database.Database database, TimeProvider time)
{
    /// <summary>How long a session lasts without being used.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromDays(14);

    /// <summary>How long it lasts at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    private static readonly TimeSpan TouchEvery = TimeSpan.FromHours(1);

    private const string Columns = "id, person_id, device, created_at, seen_at, expires_at";
    private const string Insert = $"""
        insert into sessions ({Columns}) values (@Id, @PersonId, @Device, @CreatedAt, @SeenAt, @ExpiresAt)
        """;

    /// <summary>Signs a browser in; expired sessions of everybody are cleared on the way.</summary>
    public async Task<Session> StartAsync(string personId, string device, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        var session = new Session(Ids.New(), personId, device, now, now, now + Idle);
        await database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync("delete from sessions where expires_at <= @now", new { now }, transaction);
                await connection.ExecuteAsync(Insert, session, transaction);
            },
            cancel: cancel);
        return session;
    }

    /// <summary>The session if it is still good, or null. Using it moves its end, noted at most once an hour.</summary>
    public async Task<Session?> UseAsync(string id, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        var session = await FindAsync(id, cancel);
        if (session is null || now - session.SeenAt < TouchEvery)
        {
            return session;
        }

        var end = session.CreatedAt + Longest;
        var used = session with { SeenAt = now, ExpiresAt = now + Idle < end ? now + Idle : end };
        await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "update sessions set seen_at = @SeenAt, expires_at = @ExpiresAt where id = @Id", used, transaction),
            cancel: cancel);
        return used;
    }

    /// <summary>The session if it is still good, or null.</summary>
    public Task<Session?> FindAsync(string id, CancellationToken cancel = default) =>
        database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Session>(
                $"select {Columns} from sessions where id = @id and expires_at > @now", new { id, now = time.GetUtcNow() }),
            cancel);

    /// <summary>A person's sessions, the last used first.</summary>
    public async Task<IReadOnlyList<Session>> ListAsync(string personId, CancellationToken cancel = default) =>
        [.. await database.ReadAsync(
            connection => connection.QueryAsync<Session>(
                $"select {Columns} from sessions where person_id = @personId and expires_at > @now order by seen_at desc, id",
                new { personId, now = time.GetUtcNow() }),
            cancel)];

    /// <summary>Ends one session of a person.</summary>
    public Task EndAsync(string personId, string id, CancellationToken cancel = default) =>
        DeleteAsync("delete from sessions where person_id = @personId and id = @id", new { personId, id }, cancel);

    /// <summary>Ends every session of a person, except one if named.</summary>
    public Task EndAllAsync(string personId, string? except = null, CancellationToken cancel = default) =>
        DeleteAsync("delete from sessions where person_id = @personId and id <> @except", new { personId, except = except ?? "" }, cancel);

    private Task DeleteAsync(string sql, object parameters, CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(sql, parameters, transaction);
                await RightsVersion.RaiseAsync(connection, transaction);
            },
            cancel: cancel);
}
