using System.Security.Cryptography;
using System.Text;

namespace Fachgruppe.Accounts.Guests;

/// <summary>A link by which guests enter one object.</summary>
public sealed record GuestLink
{
    internal const string Columns = """
        l.id, l.object_id, l.token_hash, l.token_sealed, l.role, l.seats, l.code_hash, l.short_code, l.expires_at, l.revoked_at, l.created_by, l.created_at,
        (select count(*) from guest_seats s where s.link_id = l.id and s.ended_at is null) as taken
        """;

    internal const string Insert = """
        insert into guest_links (id, object_id, token_hash, token_sealed, role, seats, code_hash, short_code, expires_at, created_by, created_at)
        values (@Id, @ObjectId, @TokenHash, @TokenSealed, @Role, @Seats, @CodeHash, @ShortCode, @ExpiresAt, @CreatedBy, @CreatedAt)
        """;

    /// <summary>What guests of a link may do, from little to much.</summary>
    public static readonly IReadOnlyList<string> Roles = ["read", "notes", "edit"];

    /// <summary>The most seats of a link.</summary>
    public const int MostSeats = 500;

    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>The object it opens.</summary>
    public required string ObjectId { get; init; }

    /// <summary>SHA-256 of the token, lower-case hex: 128 random bits need no slow hash.</summary>
    public required string TokenHash { get; init; }

    /// <summary>The token for those who may show it again, protected.</summary>
    public required string TokenSealed { get; init; }

    /// <summary>One of <see cref="Roles"/>.</summary>
    public required string Role { get; init; }

    /// <summary>How many guests it takes.</summary>
    public long Seats { get; init; }

    /// <summary>Digest of the code word with the link's id; null without one.</summary>
    public string? CodeHash { get; init; }

    /// <summary>What people type who cannot scan, see <see cref="Guests.ShortCode"/>; null on links made before there were any.</summary>
    public string? ShortCode { get; init; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When somebody ended it; null while it holds.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Who made it; null once that person is gone.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Seats that are taken.</summary>
    public long Taken { get; init; }

    /// <summary>Whether it still lets people in.</summary>
    public bool Holds(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    /// <summary>Whether a code word is this link's, in time that tells nothing; true where it has none.</summary>
    public bool Fits(string? codeWord) =>
        CodeHash is null || CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashCode(Id, codeWord)), Encoding.ASCII.GetBytes(CodeHash));

    /// <summary>The digest of a token.</summary>
    internal static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("guest|" + token)));

    /// <summary>The digest of a code word; upper and lower case are alike, because it is called out in rooms.</summary>
    internal static string HashCode(string linkId, string? codeWord) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"code|{linkId}|{codeWord?.Trim().ToUpperInvariant()}")));
}

/// <summary>What a new link lets guests do.</summary>
/// <param name="ObjectId">The object it opens.</param>
/// <param name="Role">One of <see cref="GuestLink.Roles"/>.</param>
/// <param name="Seats">1 to <see cref="GuestLink.MostSeats"/>.</param>
/// <param name="Life">How long it holds.</param>
/// <param name="CodeWord">What is asked for besides the link; null for nothing.</param>
public sealed record NewGuestLink(string ObjectId, string Role, int Seats, TimeSpan Life, string? CodeWord);
