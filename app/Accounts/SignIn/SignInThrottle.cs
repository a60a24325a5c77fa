using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace Fachgruppe.Accounts.SignIn;

/// <summary>
/// Slows guessing down without handing anybody a way to lock others out: failures count per account and address,
/// and per address, never per account alone.
/// </summary>
public sealed class SignInThrottle(Platform.Database.Database database, TimeProvider time)
{
    /// <summary>How long failures count.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Failures of one account from one address before it has to wait.</summary>
    public const int PerAccountAndAddress = 10;

    /// <summary>Failures from one address, which a whole office may share.</summary>
    public const int PerAddress = 200;

    private const string Count = "select failures from sign_in_failures where key = @key and since > @from";
    private const string Raise = """
        insert into sign_in_failures (key, failures, since) values (@key, 1, @now)
        on conflict (key) do update set failures = sign_in_failures.failures + 1
        """;

    /// <summary>True when this account may not be tried from this address for now.</summary>
    public Task<bool> IsBlockedAsync(string email, IPAddress? address, CancellationToken cancel = default) =>
        database.ReadAsync(
            async connection =>
            {
                var from = time.GetUtcNow() - Window;
                var pair = await connection.QuerySingleOrDefaultAsync<long>(Count, new { key = PairKey(email, address), from });
                var alone = await connection.QuerySingleOrDefaultAsync<long>(Count, new { key = AddressKey(address), from });
                return pair >= PerAccountAndAddress || alone >= PerAddress;
            },
            cancel);

    /// <summary>Counts a failure and forgets those past the window.</summary>
    public Task FailedAsync(string email, IPAddress? address, CancellationToken cancel = default) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var now = time.GetUtcNow();
                await connection.ExecuteAsync("delete from sign_in_failures where since <= @from", new { from = now - Window }, transaction);
                await connection.ExecuteAsync(Raise, new { key = PairKey(email, address), now }, transaction);
                await connection.ExecuteAsync(Raise, new { key = AddressKey(address), now }, transaction);
            },
            cancel: cancel);

    /// <summary>Forgets the failures of an account from an address after it got in.</summary>
    public Task SucceededAsync(string email, IPAddress? address, CancellationToken cancel = default) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "delete from sign_in_failures where key = @key", new { key = PairKey(email, address) }, transaction),
            cancel: cancel);

    private static string PairKey(string email, IPAddress? address) => Digest($"{email}|{Network(address)}");

    private static string AddressKey(IPAddress? address) => Digest(Network(address));

    // One household or office has a whole /64 of IPv6.
    private static string Network(IPAddress? address) =>
        address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address?.MapToIPv4().ToString() ?? "";

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
