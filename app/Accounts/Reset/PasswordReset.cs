using System.Net;
using Fachgruppe.Accounts.Passwords;
using Fachgruppe.Accounts.People;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Outbox;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.Reset;

/// <summary>The rules of a forgotten password.</summary>
public sealed class PasswordReset(
    UserManager<Person> people, ResetStore resets, PasswordTurns turns, FormThrottle throttle, OutboxStore outbox, OutboxBell bell, Database database)
{
    /// <summary>Notes that somebody asked; whether there is such an account is looked up later.</summary>
    /// <returns>False when this network asks too often.</returns>
    public async Task<bool> AskAsync(string email, IPAddress? address, CancellationToken cancel)
    {
        var verdict = await throttle.CountAsync("reset", email, address, cancel);
        if (verdict == FormVerdict.Free)
        {
            var asking = outbox.Seal(ResetHandler.Asking(email, TextCatalog.Current.Code));
            await database.WriteAsync((c, t) => OutboxStore.AddAsync(c, t, asking), cancel: cancel);
            bell.Ring();
        }

        return verdict != FormVerdict.Refused;
    }

    /// <summary>Sets the password.</summary>
    /// <returns>Null when it is set; otherwise what is wrong with the password, or nothing at all when the link opens nothing any more.</returns>
    public async Task<IReadOnlyList<IdentityError>?> SetAsync(string secret, string password, CancellationToken cancel)
    {
        if (await resets.FindAsync(secret, cancel) is not { } id || await people.FindByIdAsync(id) is not { } person)
        {
            return [];
        }

        if (await people.CheckAsync(person, password) is { Count: > 0 } errors)
        {
            return errors;
        }

        person.PasswordHash = await turns.TakeAsync(() => Task.FromResult(people.PasswordHasher.HashPassword(person, password)), cancel);
        person.SecurityStamp = Guid.NewGuid().ToString("N");
        if (!await resets.FinishAsync(secret, person, cancel))
        {
            return [];
        }

        bell.Ring();
        return null;
    }
}
