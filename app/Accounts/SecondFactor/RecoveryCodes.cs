using System.Security.Cryptography;
using System.Text;
using Dapper;
using Fachgruppe.Accounts.Passwords;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Accounts.SecondFactor;

/// <summary>Ten codes for the day when the device is lost: shown once, stored hashed, each good once.</summary>
public sealed class RecoveryCodes(Database database, PasswordTurns turns, TimeProvider time)
{
    /// <summary>How many codes a set has.</summary>
    public const int Number = 10;

    private const int Letters = 10;

    // Nothing that looks like something else on paper.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private const string Insert = "insert into recovery_codes (person_id, place, salt, digest) values (@PersonId, @Place, @Salt, @Digest)";
    private const string Unused = "select place, salt, digest from recovery_codes where person_id = @personId and used_at is null order by place";
    private const string Used = "select used_at from recovery_codes where person_id = @personId and used_at is not null order by used_at";
    private const string Use = "update recovery_codes set used_at = @now where person_id = @personId and place = @Place and digest = @Digest and used_at is null";

    /// <summary>Makes a new set; the old one is worth nothing any more.</summary>
    /// <returns>The codes as people write them; they cannot be read again.</returns>
    public async Task<IReadOnlyList<string>> RenewAsync(string personId, CancellationToken cancel = default)
    {
        var codes = Enumerable.Range(0, Number).Select(_ => RandomNumberGenerator.GetString(Alphabet, Letters)).ToList();
        // One salt a set, so that a check costs one hash and not ten.
        var salt = RandomNumberGenerator.GetBytes(16);
        var rows = await turns.TakeAsync(
            () => Task.FromResult(codes.Select((code, place) => new Row(personId, place, Convert.ToHexStringLower(salt), Digest(salt, code))).ToList()), cancel);
        await database.WriteAsync(
            async (c, t) =>
            {
                await c.ExecuteAsync("delete from recovery_codes where person_id = @personId", new { personId }, t);
                await c.ExecuteAsync(Insert, rows, t);
                await AuditLog.AppendAsync(c, t, time.GetUtcNow(), new("codes.renewed", personId, personId));
            },
            cancel: cancel);
        return [.. codes.Select(code => $"{code[..5]}-{code[5..]}")];
    }

    /// <summary>Checks a code and uses it up.</summary>
    public async Task<bool> UseAsync(string personId, string typed, CancellationToken cancel = default)
    {
        var code = Plain(typed);
        var unused = (await database.ReadAsync(c => c.QueryAsync<Stored>(Unused, new { personId }), cancel)).AsList();
        if (code.Length != Letters || unused.Count == 0)
        {
            return false;
        }

        var digest = await turns.TakeAsync(() => Task.FromResult(Digest(Convert.FromHexString(unused[0].Salt), code)), cancel);
        return unused.Find(stored => Equal(stored.Digest, digest)) is { } found && await UseUpAsync(personId, found, cancel);
    }

    /// <summary>When the used codes of a person were used.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> UsedAtAsync(string personId, CancellationToken cancel = default) =>
        [.. await database.ReadAsync(c => c.QueryAsync<DateTimeOffset>(Used, new { personId }), cancel)];

    private Task<bool> UseUpAsync(string personId, Stored code, CancellationToken cancel) => database.WriteAsync(
        async (c, t) =>
        {
            var now = time.GetUtcNow();
            if (await c.ExecuteAsync(Use, new { personId, now, code.Place, code.Digest }, t) == 0)
            {
                return false;
            }

            await AuditLog.AppendAsync(c, t, now, new("codes.used", personId, personId));
            return true;
        },
        cancel: cancel);

    private static string Digest(byte[] salt, string code) => Convert.ToHexStringLower(PasswordHash.Of(code, salt).Digest);

    private static bool Equal(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(one), Encoding.ASCII.GetBytes(other));

    private static string Plain(string typed) => string.Concat(typed.ToLowerInvariant().Where(char.IsLetterOrDigit));

    private sealed record Row(string PersonId, long Place, string Salt, string Digest);

    private sealed record Stored(long Place, string Salt, string Digest);
}
