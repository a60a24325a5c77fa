using System.Security.Cryptography;
using System.Text;

namespace Fachgruppe.Accounts.Tokens;

/// <summary>A program's permission to act for a person. The secret is shown once and stored as a digest.</summary>
/// <param name="Id">Token id.</param>
/// <param name="PersonId">For whom it acts.</param>
/// <param name="SecretHash">SHA-256 of the secret, lower-case hex: 256 random bits need no slow hash.</param>
/// <param name="Scopes">Separated by spaces.</param>
/// <param name="CreatedAt">Made.</param>
/// <param name="ExpiresAt">Ends.</param>
public sealed record ApiToken(string Id, string PersonId, string SecretHash, string Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt)
{
    internal const string Columns = "id, person_id, secret_hash, scopes, created_at, expires_at";
    internal const string Alive = $"select {Columns} from api_tokens where id = @id and expires_at > @now";

    internal const string AliveOfPerson =
        $"select {Columns} from api_tokens where person_id = @personId and expires_at > @now order by created_at desc, id";

    internal const string Insert =
        $"insert into api_tokens ({Columns}) values (@Id, @PersonId, @SecretHash, @Scopes, @CreatedAt, @ExpiresAt)";

    private const string Prefix = "fg_";

    /// <summary>The digest of a secret.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>How a token is written: <c>fg_&lt;id without hyphens&gt;_&lt;43 characters of base64url&gt;</c>.</summary>
    public static string Write(string id, string secret) => $"{Prefix}{id.Replace("-", "", StringComparison.Ordinal)}_{secret}";

    /// <summary>Takes a written token apart; false when it is none.</summary>
    public static bool TryRead(string text, out string id, out string secret)
    {
        (id, secret) = ("", "");
        if (text.Length is < 70 or > 100 || !text.StartsWith(Prefix, StringComparison.Ordinal) || text[35] != '_'
            || !Guid.TryParseExact(text.AsSpan(3, 32), "N", out var guid))
        {
            return false;
        }

        (id, secret) = (guid.ToString("D"), text[36..]);
        return true;
    }

    /// <summary>Whether a secret is this token's, in time that tells nothing.</summary>
    public bool Matches(string secret) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(secret)), Encoding.ASCII.GetBytes(SecretHash));
}
