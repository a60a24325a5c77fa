using Dapper;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;
using Microsoft.AspNetCore.DataProtection;

namespace Fachgruppe.Accounts.SecondFactor;

/// <summary>Keeps the secrets of authenticator apps and checks their codes.</summary>
public sealed class AuthenticatorStore(Database database, IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Fachgruppe.Authenticator");

    /// <summary>The app of a person, or null.</summary>
    public Task<Authenticator?> FindAsync(string personId, CancellationToken cancel = default) =>
        database.ReadAsync(c => c.QuerySingleOrDefaultAsync<Authenticator?>(Authenticator.OfPerson, new { personId }), cancel);

    /// <summary>Sets up an app once its first code was right.</summary>
    /// <returns>False when the code is not the secret's.</returns>
    public async Task<bool> AddAsync(string personId, string secret, string code, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        if (Totp.StepOf(secret, code, now) is not { } step)
        {
            return false;
        }

        await database.WriteAsync(
            async (c, t) =>
            {
                await c.ExecuteAsync(Authenticator.Put, new Authenticator(personId, _protector.Protect(secret), step, now), t);
                await AuditLog.AppendAsync(c, t, now, new("app.added", personId, personId));
            },
            cancel: cancel);
        return true;
    }

    /// <summary>Checks a code and uses it up.</summary>
    /// <returns>False when it is wrong, or was used before.</returns>
    public async Task<bool> UseAsync(string personId, string code, CancellationToken cancel = default) =>
        await FindAsync(personId, cancel) is { } app
        && Totp.StepOf(_protector.Unprotect(app.Secret), code, time.GetUtcNow()) is { } step
        && await database.WriteAsync(async (c, t) => await c.ExecuteAsync(Authenticator.Use, new { personId, step }, t) == 1, cancel: cancel);

    /// <summary>Removes the app of a person, unless a duty to have a second factor forbids it.</summary>
    /// <returns>False when it must stay.</returns>
    public Task<bool> RemoveAsync(string personId, CancellationToken cancel = default) => database.WriteAsync(
        async (c, t) =>
        {
            var ways = await SignInWays.LockedAsync(database, c, t, personId);
            if (!ways.MayLoseApp)
            {
                return false;
            }

            if (await c.ExecuteAsync("delete from authenticators where person_id = @personId", new { personId }, t) > 0)
            {
                await AuditLog.AppendAsync(c, t, time.GetUtcNow(), new("app.removed", personId, personId));
            }

            return true;
        },
        cancel: cancel);
}
