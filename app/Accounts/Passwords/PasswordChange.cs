using Dapper;
using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.Sessions;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.Passwords;

/// <summary>Sets a password: every session of the person ends with the old one.</summary>
public sealed class PasswordChange(
    UserManager<Person> people, IPasswordHasher<Person> hasher, PasswordTurns turns, SessionStore sessions, Database database, TimeProvider time)
{
    private const string Update = """
        update people set password_hash = @hash, security_stamp = @stamp, version = version + 1 where id = @personId
        """;

    /// <summary>What is wrong with a password in the reader's language, or null.</summary>
    public async Task<string?> ProblemAsync(Person person, string password) => (await people.CheckAsync(person, password)) is [var first, ..] ? first.Description : null;

    /// <summary>Changes the password of whoever sent the request; this browser gets a session of its own again.</summary>
    public async Task ChangeAsync(HttpContext context, Person person, string password)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(person);
        var current = await sessions.FindAsync(context.User.SessionId()!, context.RequestAborted);
        var next = Session.New(person.Id, DeviceName.Of(context.Request.Headers.UserAgent), current?.MultiFactor == true, time.GetUtcNow());
        await ReplaceAsync(person, password, next, context.RequestAborted);
        await context.SignInAsync(Principals.SessionScheme, Principals.OfSession(person.Id, next.Id));
    }

    /// <summary>Stores a password that passed the rules, and ends every session of the person in the same transaction.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="password">The new one.</param>
    /// <param name="next">The session that begins instead, or null.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task ReplaceAsync(Person person, string password, Session? next, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(person);
        var hash = await turns.TakeAsync(() => Task.FromResult(hasher.HashPassword(person, password)), cancel);
        var stamp = Guid.NewGuid().ToString("N");
        await database.WriteAsync(
            async (c, t) =>
            {
                await c.ExecuteAsync(Update, new { personId = person.Id, hash, stamp }, t);
                await SessionStore.ReplaceAllAsync(c, t, person.Id, next);
                await AuditLog.AppendAsync(c, t, time.GetUtcNow(), new("password.changed", person.Id, person.Id));
            },
            cancel: cancel);
    }
}
