using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Accounts.SignIn;

/// <summary>Slows down guessing: per account and network together, per network over all accounts, and over everything.</summary>
/// <remarks>
/// A lock on the account alone would let anybody lock a colleague out, so an account is only ever blocked for the
/// network that failed. A browser that signed in to the account before answers for its own failures alone, so that
/// no flood from elsewhere, and no colleague behind the same address, keeps its person out. Networks are IPv4
/// addresses and IPv6 /64 prefixes.
/// </remarks>
public sealed class SignInThrottle(Database database, TimeProvider time)
{
    private const int FreeForAccount = 5;
    private const int FreeForNetwork = 50;
    private const int FreeForEverybody = 500;
    private const int FreeCodes = 20;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private const string Count = """
        insert into sign_in_failures (subject, failures, blocked_until, last_at) values (@subject, 1, 0, @now)
        on conflict (subject) do update set failures = sign_in_failures.failures + 1, last_at = @now
        returning failures
        """;

    private readonly string _blocked = $"select max(blocked_until) from sign_in_failures where {database.In("subject", "subjects")}";

    /// <summary>How long this network has to wait before it may try this account again; zero when it need not.</summary>
    public Task<TimeSpan> WaitAsync(string email, IPAddress? address, CancellationToken cancel = default) => WaitAsync(email, address, null, cancel);

    /// <inheritdoc cref="WaitAsync(string, IPAddress, CancellationToken)"/>
    /// <param name="email">The account's normalised address.</param>
    /// <param name="address">From where.</param>
    /// <param name="device">A browser that signed in to this account before, or null.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<TimeSpan> WaitAsync(string email, IPAddress? address, string? device, CancellationToken cancel = default) =>
        WaitAsync(OfPassword(email, address, device), cancel);

    /// <summary>How long a person's code may not be tried from here.</summary>
    public Task<TimeSpan> WaitForCodeAsync(string personId, IPAddress? address, CancellationToken cancel = default) => WaitAsync(OfCode(personId, address), cancel);

    /// <summary>Counts a failure; from the sixth on, each doubles the wait up to 15 minutes.</summary>
    public Task FailedAsync(string email, IPAddress? address, CancellationToken cancel = default) => FailedAsync(email, address, null, cancel);

    /// <inheritdoc cref="FailedAsync(string, IPAddress, CancellationToken)"/>
    /// <param name="email">The account's normalised address.</param>
    /// <param name="address">From where.</param>
    /// <param name="device">A browser that signed in to this account before, or null.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task FailedAsync(string email, IPAddress? address, string? device, CancellationToken cancel = default) =>
        FailedAsync(OfPassword(email, address, device), cancel);

    /// <summary>Counts a wrong code. Who may try codes knows the password, so these count for the account wherever they come from.</summary>
    public Task CodeFailedAsync(string personId, IPAddress? address, CancellationToken cancel = default) => FailedAsync(OfCode(personId, address), cancel);

    /// <summary>Forgets the failures of an account from this network and this browser after it signed in.</summary>
    public Task SucceededAsync(string email, IPAddress? address, string? device, CancellationToken cancel = default) =>
        ForgetAsync([OfPassword(email, address, null)[0], OfPassword(email, address, device)[0]], cancel);

    /// <summary>Forgets the wrong codes of a person after a right one.</summary>
    public Task CodeSucceededAsync(string personId, IPAddress? address, CancellationToken cancel = default) => ForgetAsync(OfCode(personId, address), cancel);

    private Task<int> ForgetAsync(Subject[] subjects, CancellationToken cancel) => database.WriteAsync(
        (c, t) => c.ExecuteAsync("delete from sign_in_failures where subject = @Key", subjects, t), cancel: cancel);

    private async Task<TimeSpan> WaitAsync(Subject[] subjects, CancellationToken cancel)
    {
        var keys = subjects.Select(subject => subject.Key).ToArray();
        var until = await database.ReadAsync(c => c.QuerySingleAsync<long?>(_blocked, new { subjects = keys }), cancel);
        var wait = DateTimeOffset.FromUnixTimeMilliseconds(until ?? 0) - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private Task FailedAsync(Subject[] subjects, CancellationToken cancel) => database.WriteAsync(
        async (c, t) =>
        {
            var now = time.GetUtcNow();
            await c.ExecuteAsync("delete from sign_in_failures where last_at < @old", new { old = now - Memory }, t);
            foreach (var subject in subjects)
            {
                var failures = await c.QuerySingleAsync<long>(Count, new { subject = subject.Key, now }, t);
                await c.ExecuteAsync(
                    "update sign_in_failures set blocked_until = @until where subject = @Key", new { until = now + subject.WaitAfter(failures), subject.Key }, t);
            }
        },
        cancel: cancel);

    private static Subject[] OfPassword(string email, IPAddress? address, string? device) => device is not null
        ? [new($"{email}|device|{device}", FreeForAccount, Longest)]
        : [new($"{email}|{Network(address)}", FreeForAccount, Longest), new($"|{Network(address)}", FreeForNetwork, Longest), new("||", FreeForEverybody, Pause)];

    private static Subject[] OfCode(string personId, IPAddress? address) =>
        [new($"code|{personId}|{Network(address)}", FreeForAccount, Longest), new($"code|{personId}", FreeCodes, Longest)];

    /// <summary>What counts as one network, in hex.</summary>
    internal static string Network(IPAddress? address)
    {
        var bytes = (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address ?? IPAddress.None).GetAddressBytes();
        return Convert.ToHexStringLower(bytes.AsSpan(0, Math.Min(bytes.Length, 8)));
    }

    /// <summary>Something that failures are counted for, by a digest of its name.</summary>
    private sealed record Subject(string Name, int Free, TimeSpan Longest)
    {
        public string Key { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("sign-in|" + Name)));

        public TimeSpan WaitAfter(long failures)
        {
            var tooMany = failures - Free;
            var wait = tooMany < 0 ? TimeSpan.Zero : TimeSpan.FromMinutes(Math.Pow(2, Math.Min(tooMany, 10)) / 2);
            return wait < Longest ? wait : Longest;
        }
    }
}
