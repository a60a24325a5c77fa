using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Microsoft.AspNetCore.DataProtection;

namespace Fachgruppe.Platform.Outbox;

/// <summary>The outbox: rows come in with the business transaction and are handed out under a lease.</summary>
public sealed class OutboxStore(Database.Database database, IDataProtectionProvider keys, TimeProvider time)
{
    private const int LongestReason = 300;

    // Payloads hold addresses and links that open doors: whoever copies the table alone learns neither.
    private readonly IDataProtector _protector = keys.CreateProtector("Fachgruppe.Outbox");
    private readonly string _claim = OutboxItem.Claim(database.ForUpdateOfFree);

    /// <summary>Makes a row unreadable for others, before the transaction begins.</summary>
    /// <remarks>Protecting may make a new key, which is a write of its own and would wait for the transaction for ever.</remarks>
    public SealedItem Seal(NewOutboxItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var now = time.GetUtcNow();
        return new SealedItem(Ids.New(), item.Kind, _protector.Protect(item.Payload), item.PersonId, item.DedupKey, now, item.DueAt ?? now);
    }

    /// <summary>Adds a row in the transaction of the caller.</summary>
    /// <returns>False when a row with that dedup key is there already.</returns>
    public static async Task<bool> AddAsync(DbConnection connection, DbTransaction transaction, SealedItem item) =>
        await connection.ExecuteAsync(OutboxItem.Insert, item, transaction) > 0;

    /// <summary>Leases the next row that is due, or null.</summary>
    public async Task<OutboxItem?> ClaimAsync(TimeSpan lease, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        var parameters = new { now, until = now + lease, lease = Ids.New() };
        var item = await database.WriteAsync((c, t) => c.QuerySingleOrDefaultAsync<OutboxItem?>(_claim, parameters, t), cancel: cancel);
        if (item is null)
        {
            return null;
        }

        if (Reveal(item.Payload) is { } payload)
        {
            return item with { Payload = payload };
        }

        await FailAsync(item, "The keys that protected it are gone.");
        return await ClaimAsync(lease, cancel);
    }

    /// <summary>Marks a row as done and forgets its payload.</summary>
    /// <returns>False when the lease has passed to somebody else.</returns>
    public Task<bool> DoneAsync(OutboxItem item) => EndAsync(OutboxItem.Done, item, null, default);

    /// <summary>Gives a row back, to be tried again later.</summary>
    public Task<bool> RetryAsync(OutboxItem item, DateTimeOffset due, string reason) => EndAsync(OutboxItem.Retry, item, reason, due);

    /// <summary>Gives a row up until a person decides otherwise.</summary>
    public Task<bool> FailAsync(OutboxItem item, string reason) => EndAsync(OutboxItem.Fail, item, reason, default);

    /// <summary>When the next free row is due, or null.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel = default)
    {
        var due = await database.ReadAsync(c => c.QuerySingleAsync<long?>(OutboxItem.NextDue, new { now = time.GetUtcNow() }), cancel);
        return due is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(due.Value);
    }

    /// <summary>Frees what a server that is no more held. Only where no other server can be running.</summary>
    public Task ReleaseAsync(CancellationToken cancel = default) =>
        database.WriteAsync((c, t) => c.ExecuteAsync(OutboxItem.Release, transaction: t), cancel: cancel);

    /// <summary>Deletes what was done or given up before a moment.</summary>
    public Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancel = default) =>
        database.WriteAsync((c, t) => c.ExecuteAsync(OutboxItem.Forget, new { before }, t), cancel: cancel);

    /// <summary>Deletes rows that wait or were given up, by what they say; those that cannot be read any more go too.</summary>
    /// <param name="concerns">Kind and payload in clear.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task RemoveAsync(Func<string, string, bool> concerns, CancellationToken cancel = default)
    {
        var rows = await database.ReadAsync(c => c.QueryAsync<(string Id, string Kind, string Payload)>(OutboxItem.Unsent), cancel);
        var gone = rows.Where(row => Reveal(row.Payload) is not { } payload || concerns(row.Kind, payload)).Select(row => new { row.Id }).ToList();
        await database.WriteAsync((c, t) => c.ExecuteAsync("delete from outbox where id = @Id", gone, t), cancel: cancel);
    }

    /// <summary>A payload in clear; null when the keys are gone.</summary>
    internal string? Reveal(string payload)
    {
        try
        {
            return _protector.Unprotect(payload);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private async Task<bool> EndAsync(string sql, OutboxItem item, string? reason, DateTimeOffset due)
    {
        var parameters = new { item.Id, item.Lease, due, now = time.GetUtcNow(), reason = reason is { Length: > LongestReason } ? reason[..LongestReason] : reason };
        return await database.WriteAsync((c, t) => c.ExecuteAsync(sql, parameters, t)) > 0;
    }
}
