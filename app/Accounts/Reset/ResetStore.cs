using Dapper;
using Fachgruppe.Accounts.Joining;
using Fachgruppe.Accounts.Letters;
using Fachgruppe.Accounts.People;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Outbox;
using Fachgruppe.Platform.Rights;
using Fachgruppe.Texts;

namespace Fachgruppe.Accounts.Reset;

/// <summary>Forgotten passwords: asked for, answered by mail, set anew.</summary>
public sealed class ResetStore(Database database, OutboxStore outbox, AccountLetters letters, TimeProvider time)
{
    /// <summary>How long a link opens.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private const string Insert = "insert into password_resets (token_hash, person_id, expires_at) values (@hash, @personId, @until)";
    private const string Alive = "select person_id from password_resets where token_hash = @hash and expires_at > @now";
    private const string Use = "delete from password_resets where token_hash = @hash and expires_at > @now";

    /// <summary>Makes a link and its letter for an account, once for each asking.</summary>
    /// <param name="person">Whose account.</param>
    /// <param name="language">For an account without a language of its own.</param>
    /// <param name="asking">The id of the asking.</param>
    /// <param name="cancel">Ends it before anything happened.</param>
    public Task AnswerAsync(Person person, string language, string asking, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        var secret = SecretLink.New();
        var letter = outbox.Seal(letters.Reset(person.Email, person.Name, person.Language ?? language, secret).ToItem("reset", person.Id, "reset:" + asking));
        return database.WriteAsync(
            async (c, t) =>
            {
                if (await OutboxStore.AddAsync(c, t, letter))
                {
                    await c.ExecuteAsync(Insert, new { hash = SecretLink.Hash(secret), personId = person.Id, until = time.GetUtcNow() + Life }, t);
                }
            },
            cancel: cancel);
    }

    /// <summary>Whose password a link may set; null when it opens nothing any more.</summary>
    public Task<string?> FindAsync(string secret, CancellationToken cancel = default) => database.ReadAsync(
        c => c.QuerySingleOrDefaultAsync<string?>(Alive, new { hash = SecretLink.Hash(secret), now = time.GetUtcNow() }), cancel);

    /// <summary>Uses the link, stores the person's new password, ends every session, and tells the person: all of it or nothing.</summary>
    /// <returns>False when the link was used meanwhile or the account changed.</returns>
    public async Task<bool> FinishAsync(string secret, Person person, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        var letter = outbox.Seal(
            letters.PasswordChanged(person.Email, person.Name, person.Language ?? TextCatalog.Current.Code).ToItem("changed", person.Id));
        return await database.WriteAsync(
            async (c, t) =>
            {
                var now = time.GetUtcNow();
                if (await c.ExecuteAsync(Use, new { hash = SecretLink.Hash(secret), now }, t) == 0 || await c.ExecuteAsync(Person.Update, person, t) == 0)
                {
                    return false;
                }

                await c.ExecuteAsync("delete from password_resets where person_id = @Id", person, t);
                await c.ExecuteAsync("delete from sessions where person_id = @Id", person, t);
                await RightsVersion.RaiseAsync(c, t);
                await OutboxStore.AddAsync(c, t, letter);
                await AuditLog.AppendAsync(c, t, now, new("password.reset", person.Id, person.Id));
                return true;
            },
            cancel: cancel);
    }
}
