using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Konscious.Security.Cryptography;

namespace Fachgruppe.Accounts.Passwords;

/// <summary>An Argon2id hash (RFC 9106) as text in the PHC string format: <c>$argon2id$v=19$m=…,t=…,p=…$salt$hash</c>.</summary>
/// <param name="Memory">KiB.</param>
/// <param name="Passes">Passes over the memory.</param>
/// <param name="Lanes">Degree of parallelism.</param>
/// <param name="Salt">Random.</param>
/// <param name="Digest">The result.</param>
public sealed record PasswordHash(int Memory, int Passes, int Lanes, byte[] Salt, byte[] Digest)
{
    /// <summary>How each hash of ours begins.</summary>
    public const string Prefix = "$argon2id$v=19$";

    private const int SaltBytes = 16;
    private const int DigestBytes = 32;

    // OWASP's recommendation for Argon2id: 19 MiB, two passes, one lane.
    private const int BestMemory = 19 * 1024;
    private const int BestPasses = 2;
    private const int BestLanes = 1;

    // 19 MiB each: as many at once as there are processors, the others wait.
    private static readonly SemaphoreSlim Slots = new(Environment.ProcessorCount);

    /// <summary>Whether it costs what a new one would cost.</summary>
    public bool IsUpToDate => (Memory, Passes, Lanes) == (BestMemory, BestPasses, BestLanes);

    /// <summary>Hashes a text under a new salt.</summary>
    public static PasswordHash Of(string text) => Of(text, RandomNumberGenerator.GetBytes(SaltBytes));

    /// <summary>Hashes a text under a salt.</summary>
    public static PasswordHash Of(string text, byte[] salt) =>
        new(BestMemory, BestPasses, BestLanes, salt, Compute(text, salt, (BestMemory, BestPasses, BestLanes), DigestBytes));

    /// <summary>Reads the text form; null when it is none.</summary>
    public static PasswordHash? Read(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || text[Prefix.Length..].Split('$') is not [var cost, var salt, var digest])
        {
            return null;
        }

        var numbers = cost.Split(',').Select(part => int.Parse(part.AsSpan(2), CultureInfo.InvariantCulture)).ToArray();
        return new(numbers[0], numbers[1], numbers[2], FromBase64(salt), FromBase64(digest));
    }

    /// <summary>Whether the text is the one that was hashed, in time that tells nothing.</summary>
    public bool Fits(string text) =>
        CryptographicOperations.FixedTimeEquals(Compute(text, Salt, (Memory, Passes, Lanes), Digest.Length), Digest);

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Prefix}m={Memory},t={Passes},p={Lanes}${ToBase64(Salt)}${ToBase64(Digest)}");

    private static byte[] Compute(string text, byte[] salt, (int Memory, int Passes, int Lanes) cost, int length)
    {
        // The same password typed on another keyboard may come composed or decomposed.
        using var argon2 = new Argon2id(Encoding.UTF8.GetBytes(text.Normalize(NormalizationForm.FormKC)))
        {
            Salt = salt,
            MemorySize = cost.Memory,
            Iterations = cost.Passes,
            DegreeOfParallelism = cost.Lanes,
        };
        Slots.Wait();
        try
        {
            return argon2.GetBytes(length);
        }
        finally
        {
            Slots.Release();
        }
    }

    private static string ToBase64(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static byte[] FromBase64(string text) => Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
}
