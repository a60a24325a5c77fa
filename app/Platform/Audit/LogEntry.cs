using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Fachgruppe.Platform.Audit;

/// <summary>One link of a chain.</summary>
/// <param name="Chain">Which log, <c>audit</c>.</param>
/// <param name="Seq">Its place, from 1 without gaps.</param>
/// <param name="At">When, unix milliseconds.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Actor">Random name of who did it.</param>
/// <param name="Subject">Random name of whom it concerns.</param>
/// <param name="Digest">SHA-256 of salt and details, lower-case hex.</param>
/// <param name="Previous">Hash of the entry before; empty for the first.</param>
/// <param name="Hash">SHA-256 of everything above, lower-case hex.</param>
public sealed record LogEntry(
    string Chain, long Seq, long At, string Kind, string? Actor, string? Subject, string Digest, string Previous, string Hash)
{
    /// <summary>Makes the link that follows a hash.</summary>
    public static LogEntry After(string previous, string chain, long seq, long at, string kind, string? actor, string? subject, string digest)
        => new(chain, seq, at, kind, actor, subject, digest, previous, HashOf(chain, seq, at, kind, actor, subject, digest, previous));

    /// <summary>Whether its hash fits its content.</summary>
    public bool IsGenuine => Hash == HashOf(Chain, Seq, At, Kind, Actor, Subject, Digest, Previous);

    /// <summary>The digest of details under a salt.</summary>
    public static string DigestOf(string salt, string? details) => Sha256(Encoding.UTF8.GetBytes($"{salt}\n{details}"));

    // A JSON array keeps the fields apart, whatever is in them.
    private static string HashOf(params object?[] fields) => Sha256(JsonSerializer.SerializeToUtf8Bytes(fields));

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
