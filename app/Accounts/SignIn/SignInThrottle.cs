using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Accounts.SignIn;

/// <summary>Slows down guessing, per account and network together, and per network over all accounts.</summary>
/// <remarks>
/// A lock on the account alone would let anybody lock a colleague out, so an account is only ever blocked for
/// the network that failed. Networks are IPv4 addresses and IPv6 /64 prefixes.
/// </remarks>
public sealed class SignInThrottle(Database database, TimeProvider time)
{
    private const int FreeForAccount = 5;
    private const int FreeForNetwork = 50;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private const string Count = """
        insert into sign_in_failures (subject, failures, blocked_until, last_at) values (@subject, 1, 0, @now)
        on conflict (subject) do update set failures = sign_in_failures.failures + 1, last_at = @now
        returning failures
        """;

    private readonly string _blocked = $"select max(blocked_until) from sign_in_failures where {database.In("subject", "subjects")}";

    /// <summary>How long this network has to wait before it may try this account again; zero when it need not.</summary>
    public async Task<TimeSpan> WaitAsync(string email, IPAddress? address, CancellationToken cancel = default)
    {
        var subjects = Subjects(email, address).Select(s => s.Key).ToArray();
        var until = await database.ReadAsync(c => c.QuerySingleAsync<long?>(_blocked, new { subjects }), cancel);
        var wait = DateTimeOffset.FromUnixTimeMilliseconds(until ?? 0) - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>Counts a failure; from the sixth on, each doubles the wait up to 15 minutes.</summary>
    public Task FailedAsync(string email, IPAddress? address, CancellationToken cancel = default) => database.WriteAsync(
        async (c, t) =>
        {
            var now = time.GetUtcNow();
            await c.ExecuteAsync("delete from sign_in_failures where last_at < @old", new { old = now - Memory }, t);
            foreach (var (subject, free) in Subjects(email, address))
            {
                var failures = await c.QuerySingleAsync<long>(Count, new { subject, now }, t);
                await c.ExecuteAsync(
                    "update sign_in_failures set blocked_until = @until where subject = @subject", new { subject, until = now + WaitAfter(failures - free) }, t);
            }
        },
        cancel: cancel);

    /// <summary>Forgets the failures of an account from this network after it signed in.</summary>
    public Task SucceededAsync(string email, IPAddress? address, CancellationToken cancel = default) => database.WriteAsync(
        (c, t) => c.ExecuteAsync("delete from sign_in_failures where subject = @key", new { key = Subjects(email, address)[0].Key }, t), cancel: cancel);

    private static TimeSpan WaitAfter(long tooMany) =>
        tooMany < 0 ? TimeSpan.Zero : TimeSpan.FromMinutes(Math.Min(Longest.TotalMinutes, Math.Pow(2, Math.Min(tooMany, 10)) / 2));

    private static (string Key, int Free)[] Subjects(string email, IPAddress? address)
    {
        var network = Network(address);
        return [(Digest($"{email}|{network}"), FreeForAccount), (Digest($"|{network}"), FreeForNetwork)];
    }

    /// <summary>What counts as one network, in hex.</summary>
    internal static string Network(IPAddress? address)
    {
        var bytes = (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address ?? IPAddress.None).GetAddressBytes();
        return Convert.ToHexStringLower(bytes.AsSpan(0, Math.Min(bytes.Length, 8)));
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("sign-in|" + text)));
}
