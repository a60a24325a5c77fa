using Dapper;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;

namespace Fachgruppe.Identity.Keys;

/// <summary>The provider's keys: made, rotated, published and forgotten by whichever node looks first.</summary>
public sealed class KeyRing(Database database, IDataProtectionProvider protection, NewRsa newRsa, TimeProvider time) : IDisposable
{
    /// <summary>How long a key signs.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(90);

    /// <summary>How long a key is published before it signs.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromDays(2);

    /// <summary>How long a key is kept after it signed last: longer than anything it signed or encrypted.</summary>
    public static readonly TimeSpan Afterlife = ProviderOptions.RefreshLife + TimeSpan.FromDays(1);

    /// <summary>How old a look at the database may be.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(1);

    private readonly IDataProtector _protector = protection.CreateProtector("Fachgruppe.Identity.Keys");
    private readonly SemaphoreSlim _one = new(1, 1);
    private long _readAt = long.MinValue;
    private KeySet _keys = new([], []);

    /// <summary>The keys of the last look.</summary>
    public KeySet Current => Volatile.Read(ref _keys);

    /// <summary>Looks again when the last look is a minute old.</summary>
    /// <returns>Whether the keys changed.</returns>
    public async ValueTask<bool> RefreshAsync(CancellationToken cancel = default)
    {
        if (IsFresh)
        {
            return false;
        }

        await _one.WaitAsync(cancel);
        try
        {
            return !IsFresh && await ReadAsync(cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private bool IsFresh => Volatile.Read(ref _readAt) is var at && at != long.MinValue && time.GetElapsedTime(at) < MaxAge;

    private async Task<bool> ReadAsync(CancellationToken cancel)
    {
        var (now, at) = (time.GetUtcNow(), time.GetTimestamp());
        var rows = await AllAsync(cancel);
        if (Missing(rows, now) is { Count: > 0 } missing)
        {
            await AddAsync(missing, now, cancel);
            rows = await AllAsync(cancel);
        }

        var wanted = new[] { IdentityKey.Signing, IdentityKey.Encryption }.Select(purpose => InOrder(rows, purpose, now)).ToArray();
        var changed = !wanted.SelectMany(keys => keys).Select(key => key.Id).SequenceEqual(Current.Ids);
        if (changed)
        {
            Volatile.Write(ref _keys, new KeySet(Open(wanted[0]), Open(wanted[1])));
        }

        Volatile.Write(ref _readAt, at);
        return changed;
    }

    private async Task<List<IdentityKey>> AllAsync(CancellationToken cancel) =>
        (await database.ReadAsync(c => c.QueryAsync<IdentityKey>(IdentityKey.All), cancel)).AsList();

    private static List<(string Purpose, long Generation, DateTimeOffset BeginsAt)> Missing(List<IdentityKey> rows, DateTimeOffset now)
    {
        var missing = new List<(string, long, DateTimeOffset)>();
        foreach (var purpose in new[] { IdentityKey.Signing, IdentityKey.Encryption })
        {
            var newest = rows.LastOrDefault(key => key.Purpose == purpose);
            if (newest is null)
            {
                missing.Add((purpose, 1, now));
            }
            else if (now >= newest.BeginsAt + Life - Lead)
            {
                missing.Add((purpose, newest.Generation + 1, now + Lead));
            }
        }

        return missing;
    }

    // Making an RSA key takes a while, so it is made before the transaction.
    private async Task AddAsync(List<(string Purpose, long Generation, DateTimeOffset BeginsAt)> missing, DateTimeOffset now, CancellationToken cancel)
    {
        var made = missing.Select(key => IdentityKey.Create(_protector, newRsa, key.Purpose, key.Generation, key.BeginsAt)).ToList();
        await database.WriteAsync(
            async (c, t) =>
            {
                var added = await c.ExecuteAsync(IdentityKey.Insert, made, t);
                await c.ExecuteAsync(
                    """
                    delete from identity_keys where exists (
                        select 1 from identity_keys later where later.purpose = identity_keys.purpose
                            and later.generation = identity_keys.generation + 1 and later.begins_at < @forgotten)
                    """,
                    new { forgotten = now - Afterlife },
                    t);
                if (added > 0)
                {
                    await AuditLog.AppendAsync(c, t, now, new("keys.rotated", null, null, string.Join(' ', made.Select(key => key.Id))));
                }
            },
            cancel: cancel);
    }

    // The one that is used comes first; the others are published and still open what they closed.
    private static List<IdentityKey> InOrder(List<IdentityKey> rows, string purpose, DateTimeOffset now)
    {
        var ofPurpose = rows.Where(key => key.Purpose == purpose).ToList();
        var active = ofPurpose.LastOrDefault(key => key.BeginsAt <= now) ?? ofPurpose[0];
        var alive = ofPurpose.Where(key => ofPurpose.Find(next => next.Generation == key.Generation + 1) is not { } next || next.BeginsAt + Afterlife > now);
        return [active, .. alive.Where(key => key != active).OrderByDescending(key => key.Generation)];
    }

    private List<SecurityKey> Open(List<IdentityKey> keys) => keys.ConvertAll(key => key.Open(_protector));
}

/// <summary>Keys in use, the active one first.</summary>
/// <param name="Signing">Keys that sign.</param>
/// <param name="Encryption">Keys that encrypt.</param>
public sealed record KeySet(IReadOnlyList<SecurityKey> Signing, IReadOnlyList<SecurityKey> Encryption)
{
    /// <summary>Their ids in order.</summary>
    public IEnumerable<string> Ids => Signing.Concat(Encryption).Select(key => key.KeyId);
}
