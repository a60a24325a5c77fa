using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Rights;

namespace Fachgruppe.Accounts.Tokens;

/// <summary>The table <c>tokens</c>.</summary>
public sealed class TokenStore(Platform.Database.Database database, TimeProvider time)
{
    /// <summary>Collections that have scopes <c>.read</c> and <c>.write</c>.</summary>
    public static readonly IReadOnlyList<string> Collections =
        ["boards", "members", "organisations", "circles", "offers", "introductions", "topics", "polls", "events", "tasks", "projects", "news", "notifications"];

    /// <summary>How long a token lasts.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    // The prefix lets secret scanners and people recognise what they found.
    private const string Prefix = "fg_";
    private const string Columns = "id, person_id, scopes, created_at, expires_at";

    /// <summary>Makes a token of 256 random bits.</summary>
    /// <returns>The secret, which exists nowhere else.</returns>
    public async Task<string> CreateAsync(string personId, IEnumerable<string> scopes, CancellationToken cancel = default)
    {
        var secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = time.GetUtcNow();
        var row = new { id = Ids.New(), personId, hash = Hash(secret), scopes = string.Join(' ', scopes), now, end = now + Lifetime };
        await database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(
                    "insert into tokens (id, person_id, hash, scopes, created_at, expires_at) values (@id, @personId, @hash, @scopes, @now, @end)",
                    row,
                    transaction);
                await RightsVersion.RaiseAsync(connection, transaction);
            },
            cancel: cancel);
        return secret;
    }

    /// <summary>The token of a secret if it is still good, or null.</summary>
    public Task<Token?> FindBySecretAsync(string secret, CancellationToken cancel = default) =>
        FindAsync("hash = @value", Hash(secret), cancel);

    /// <summary>The token of an id if it is still good, or null.</summary>
    public Task<Token?> FindAsync(string id, CancellationToken cancel = default) => FindAsync("id = @value", id, cancel);

    /// <summary>A person's tokens, the newest first.</summary>
    public async Task<IReadOnlyList<Token>> ListAsync(string personId, CancellationToken cancel = default) =>
        [.. await database.ReadAsync(
            connection => connection.QueryAsync<Token>(
                $"select {Columns} from tokens where person_id = @personId order by created_at desc, id", new { personId }),
            cancel)];

    /// <summary>Ends a token of a person.</summary>
    public Task RevokeAsync(string personId, string id, CancellationToken cancel = default) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync("delete from tokens where person_id = @personId and id = @id", new { personId, id }, transaction);
                await RightsVersion.RaiseAsync(connection, transaction);
            },
            cancel: cancel);

    /// <summary>True for <c>all</c> and for the scopes of the contract.</summary>
    public static bool IsScope(string scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope == "all"
            || (scope.Split('.') is [var collection, "read" or "write"] && Collections.Contains(collection));
    }

    private Task<Token?> FindAsync(string condition, string value, CancellationToken cancel) =>
        database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Token>(
                $"select {Columns} from tokens where {condition} and expires_at > @now", new { value, now = time.GetUtcNow() }),
            cancel);

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
