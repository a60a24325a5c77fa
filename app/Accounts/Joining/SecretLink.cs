using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Fachgruppe.Accounts.Joining;

/// <summary>The secret of a link in a mail: 256 random bits in the link, their digest in the database.</summary>
public static class SecretLink
{
    private const int Length = 43;

    /// <summary>A new secret.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is stored: SHA-256, lower-case hex. So many random bits need no slow hash.</summary>
    public static string Hash(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        // An absurdly long address is not worth hashing; no secret has this digest.
        return secret.Length == Length ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret))) : "";
    }
}
