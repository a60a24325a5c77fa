using Dapper;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Accounts.Joining;

/// <summary>Remembers the steps of newcomers.</summary>
public sealed class WelcomeStore(Database database, TimeProvider time)
{
    /// <summary>How far a person has come; null for an account that was not made by invitation.</summary>
    public Task<Welcome?> FindAsync(string personId, CancellationToken cancel = default) =>
        database.ReadAsync(c => c.QuerySingleOrDefaultAsync<Welcome?>(Welcome.OfPerson, new { personId }), cancel);

    /// <summary>The profile was looked over.</summary>
    public Task ProfileDoneAsync(string personId, CancellationToken cancel = default) => StepAsync(Welcome.Profile, personId, cancel);

    /// <summary>A first board was opened.</summary>
    public Task BoardDoneAsync(string personId, CancellationToken cancel = default) => StepAsync(Welcome.Board, personId, cancel);

    /// <summary>The rest is put aside.</summary>
    public Task EndAsync(string personId, CancellationToken cancel = default) => StepAsync(Welcome.End, personId, cancel);

    private Task StepAsync(string sql, string personId, CancellationToken cancel) => database.WriteAsync(
        async (c, t) =>
        {
            var parameters = new { personId, now = time.GetUtcNow() };
            await c.ExecuteAsync(Welcome.Begin, parameters, t);
            await c.ExecuteAsync(sql, parameters, t);
        },
        cancel: cancel);
}
