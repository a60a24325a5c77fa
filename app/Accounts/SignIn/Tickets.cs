using System.Text.Json;
using Dapper;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Microsoft.AspNetCore.DataProtection;

namespace Fachgruppe.Accounts.SignIn;

/// <summary>A promise that the platform gave to a browser.</summary>
/// <param name="Id">Names it, so that it can be kept once only.</param>
/// <param name="ExpiresAt">Unix milliseconds.</param>
/// <param name="Content">What it is about.</param>
public sealed record Ticket(string Id, long ExpiresAt, string Content);

/// <summary>Short-lived, protected, single-use notes that travel with a form, so that asking for one stores nothing.</summary>
public sealed class Tickets(IDataProtectionProvider protection, Database database, TimeProvider time)
{
    private const string Use = "insert into used_tickets (id, expires_at) values (@Id, @ExpiresAt) on conflict do nothing";

    /// <summary>Writes a ticket.</summary>
    /// <param name="purpose">Where it counts; elsewhere it is worth nothing.</param>
    /// <param name="content">What it is about; nobody but the platform can read it.</param>
    /// <param name="life">How long it counts.</param>
    public string Issue(string purpose, string content, TimeSpan life) =>
        For(purpose).Protect(JsonSerializer.Serialize(new Ticket(Ids.New(), (time.GetUtcNow() + life).ToUnixTimeMilliseconds(), content)));

    /// <summary>Reads a ticket; null when it is none of this purpose or has expired.</summary>
    public Ticket? Read(string purpose, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            var ticket = JsonSerializer.Deserialize<Ticket>(For(purpose).Unprotect(text))!;
            return ticket.ExpiresAt > time.GetUtcNow().ToUnixTimeMilliseconds() ? ticket : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Uses a ticket up.</summary>
    /// <returns>False when somebody did before.</returns>
    public Task<bool> UseAsync(Ticket ticket, CancellationToken cancel = default) => database.WriteAsync(
        async (c, t) =>
        {
            await c.ExecuteAsync("delete from used_tickets where expires_at <= @now", new { now = time.GetUtcNow() }, t);
            return await c.ExecuteAsync(Use, ticket, t) == 1;
        },
        cancel: cancel);

    private IDataProtector For(string purpose) => protection.CreateProtector("Fachgruppe.Tickets", purpose);
}
